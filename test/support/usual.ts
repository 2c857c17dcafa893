// What the seeded template and every world that copies it have in common.

export const password = 'a password for tests only'

/** The morning on which most tests begin. */
export const usualMorning = '2026-03-02T08:00:00Z'

/** How long a test waits for a connection: long enough for a machine that others keep busy. */
export const patientMs = 20_000
