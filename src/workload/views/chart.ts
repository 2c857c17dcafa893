// A line over days, drawn on the server: where the points stand, and what the axes say.
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'

export type ChartPoint = Readonly<{ day: LocalDate; value: number | null }>

type Mark = Readonly<{ at: string; text: string; textAt: string }>

export type Chart = Readonly<{
  title: string
  description: string
  /** Each unbroken run of days, as the points of a line. */
  lines: readonly string[]
  /** Days that stand alone. */
  dots: readonly Readonly<{ x: string; y: string }>[]
  ticks: readonly Mark[]
  threshold: Mark
  days: readonly Readonly<{ x: string; text: string; anchor: 'start' | 'middle' | 'end' }>[]
}>

export type ChartAsk = Readonly<{
  title: string
  points: readonly ChartPoint[]
  threshold: number
  thresholdText: string
}>

/** The drawing is 720 by 280; the line stands inside these edges. */
const edge = { left: 48, right: 704, top: 28, bottom: 236 }
const step = 10

type Scale = Readonly<{ x: (day: LocalDate) => number; y: (value: number) => number }>
type Known = Readonly<{ day: LocalDate; value: number }>

/** Whole tens around all that is drawn, the policy's number included. */
function bounds(values: readonly number[]): Readonly<{ least: number; most: number }> {
  const least = Math.max(0, Math.floor(Math.min(...values) / step) * step)
  const most = Math.ceil(Math.max(...values) / step) * step
  return most - least < 2 * step ? { least: Math.max(0, most - 2 * step), most } : { least, most }
}

function scaleOf(known: readonly Known[], { least, most }: ReturnType<typeof bounds>): Scale {
  const first = known[0]
  const days = first === undefined ? 0 : daysBetween(first.day, known.at(-1)?.day ?? first.day)
  const width = edge.right - edge.left
  return {
    x: (day) =>
      first === undefined || days === 0
        ? edge.left + width / 2
        : edge.left + (width * daysBetween(first.day, day)) / days,
    y: (value) =>
      edge.bottom - ((edge.bottom - edge.top) * (value - least)) / Math.max(1, most - least),
  }
}

const place = (at: number): string => String(Math.round(at * 10) / 10)

/** A night that was not counted breaks the line: nothing is drawn that nobody counted. */
function runsOf(known: readonly Known[]): Known[][] {
  const runs: Known[][] = []
  for (const point of known) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run !== undefined && before !== undefined && daysBetween(before.day, point.day) === 1)
      run.push(point)
    else runs.push([point])
  }
  return runs
}

const mark = (y: number, text: string): Mark => ({ at: place(y), text, textAt: place(y + 5) })

function ticksOf({ least, most }: ReturnType<typeof bounds>, { y }: Scale): Mark[] {
  const apart = Math.max(step, Math.ceil((most - least) / 5 / step) * step)
  const count = Math.floor((most - least) / apart) + 1
  return Array.from({ length: count }, (_, index) => {
    const value = least + index * apart
    return mark(y(value), String(value))
  })
}

function daysOf(known: readonly Known[], { x }: Scale): Chart['days'] {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const told = (day: LocalDate, anchor: 'start' | 'middle' | 'end') => ({
    x: place(x(day)),
    text: formatShortDate(day),
    anchor,
  })
  return first.day === last.day
    ? [told(first.day, 'middle')]
    : [told(first.day, 'start'), told(last.day, 'end')]
}

const described = (known: readonly Known[]): string => {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return ''
  const values = known.map(({ value }) => value)
  return `${first.value} on ${formatShortDate(first.day)}, ${last.value} on ${formatShortDate(last.day)}; lowest ${Math.min(...values)}, highest ${Math.max(...values)}.`
}

/** Null when no day has a value to draw. */
export function chartOf({ title, points, threshold, thresholdText }: ChartAsk): Chart | null {
  const known = points.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]))
  if (known.length === 0) return null
  const around = bounds([...known.map(({ value }) => value), threshold])
  const scale = scaleOf(known, around)
  const runs = runsOf(known)
  const at = ({ day, value }: Known) => ({ x: place(scale.x(day)), y: place(scale.y(value)) })
  return {
    title,
    description: described(known),
    lines: runs
      .filter((run) => run.length > 1)
      .map((run) =>
        run
          .map(at)
          .map(({ x, y }) => `${x},${y}`)
          .join(' '),
      ),
    dots: runs.filter((run) => run.length === 1).flatMap((run) => run.map(at)),
    ticks: ticksOf(around, scale),
    threshold: {
      ...mark(scale.y(threshold), thresholdText),
      textAt: place(scale.y(threshold) - 6),
    },
    days: daysOf(known, scale),
  }
}
