// What the seeded template and every world that copies it have in common.

export const password = 'a password for tests only'

/** The morning on which most tests begin. */
export const usualMorning = '2026-03-02T08:00:00Z'
