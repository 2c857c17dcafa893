// How long a time is, in the largest unit of which there are two, so that it can be pictured.
const units = [
  { size: 86_400, name: 'days' },
  { size: 3_600, name: 'hours' },
  { size: 60, name: 'minutes' },
]

/** Seconds in words: 88 days, 2 hours, 90 seconds. */
export function duration(seconds: number): string {
  const unit = units.find(({ size }) => seconds >= 2 * size)
  if (unit !== undefined) return `${Math.round(seconds / unit.size)} ${unit.name}`
  const whole = Math.round(seconds)
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`
}
