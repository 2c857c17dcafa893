// How things are measured: in turn within one run, the middle of several, and again when a goal was missed.
import { goals, verdictOf, type Seen } from './goals.ts'

/** The value below which so much of a sample lies. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5)

/** How long one run of the work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Each thing once, in turn, so many rounds after one that warms up; the middle of each. */
export async function inTurn<Name extends string>(
  rounds: number,
  things: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(things) as Name[]
  const samples = new Map(names.map((name): [Name, number[]] => [name, []]))
  for (let round = 0; round <= rounds; round += 1)
    for (const name of names) {
      const value = await things[name]()
      if (round > 0) samples.get(name)?.push(value)
    }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<
    Name,
    number
  >
}

const stands = ['over', 'slack', 'ok', 'reported', 'not measured'] as const

/** A measure swings with the machine; a count is what it is. */
const mayYetBeMet = (seen: Seen): boolean =>
  goals[seen.goal].kind === 'measure' && ['over', 'slack'].includes(verdictOf(seen))

/** Up to three tries: what was met once is met, and of what never was the best is kept. */
export async function upToThreeTries(measure: () => Promise<readonly Seen[]>): Promise<Seen[]> {
  const best = new Map<string, Seen>()
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    for (const seen of await measure()) {
      const kept = best.get(seen.goal)
      if (kept === undefined || stands.indexOf(verdictOf(seen)) > stands.indexOf(verdictOf(kept)))
        best.set(seen.goal, seen)
    }
    if (![...best.values()].some(mayYetBeMet)) break
  }
  return [...best.values()]
}
