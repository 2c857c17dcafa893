// A time of day as officers type it at the kerb: 1930, 1930hrs, 7.30pm, 7.30 p.m., 19:30, 7pm, noon.

const spoken = /^(\d{1,2})(?:[.:h]?([0-5]\d))?\s*(am|pm)?$/

const onTwelveHours = (hour: number, half: string): number | null =>
  hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'pm' ? 12 : 0)

const onTwentyFour = (hour: number): number | null => (hour > 23 ? null : hour)

const twoFigures = (n: number): string => String(n).padStart(2, '0')

const inOneWord: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00' }

/** 'HH:mm', or null when it is no time: a bare 7 could be morning or evening, so it is none; nor is midnight, which has two days. */
export function readTime(typed: string): string | null {
  const text = typed.toLowerCase().replace(/\s+/g, '')
  const plain = text.replace(/([ap])\.m\.?$/, '$1m').replace(/(\d)(hrs?|hours)$/, '$1')
  const [, hourText, minutes, half] = spoken.exec(plain) ?? []
  if (Object.hasOwn(inOneWord, text)) return inOneWord[text] ?? null
  if (hourText === undefined || (minutes === undefined && half === undefined)) return null
  const hour =
    half === undefined ? onTwentyFour(Number(hourText)) : onTwelveHours(Number(hourText), half)
  return hour === null ? null : `${twoFigures(hour)}:${minutes ?? '00'}`
}
