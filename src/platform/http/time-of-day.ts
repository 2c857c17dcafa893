// A time of day as officers type it at the kerb: 1930, 7.30pm, 19:30, 7pm.

const spoken = /^(\d{1,2})(?:[.:h]?([0-5]\d))?\s*(am|pm)?$/

const onTwelveHours = (hour: number, half: string): number | null =>
  hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'pm' ? 12 : 0)

const onTwentyFour = (hour: number): number | null => (hour > 23 ? null : hour)

const twoFigures = (n: number): string => String(n).padStart(2, '0')

/** 'HH:mm', or null when it is no time: a bare 7 could be morning or evening, so it is none. */
export function readTime(typed: string): string | null {
  const [, hourText, minutes, half] =
    spoken.exec(typed.trim().toLowerCase().replace(/\s+/g, '')) ?? []
  if (hourText === undefined || (minutes === undefined && half === undefined)) return null
  const hour =
    half === undefined ? onTwentyFour(Number(hourText)) : onTwelveHours(Number(hourText), half)
  return hour === null ? null : `${twoFigures(hour)}:${minutes ?? '00'}`
}
