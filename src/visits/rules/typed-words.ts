// What people typed, as far as it says anything.

/** Whether nothing was typed: absent, or spaces alone. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** The letters and digits of a name or a description, for telling whether two are the same words. */
export const plainWords = (text: string | undefined): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
