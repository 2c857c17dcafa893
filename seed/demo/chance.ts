// Numbers that look scattered and never change: the demonstration is the same on every machine.

/** Answers a whole number from 0 up to, not including, `below`. */
export type Roll = (below: number) => number

/** A fixed generator: the same seed gives the same numbers in the same order. */
export function scattered(seed: number): Roll {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** The entry of a list at a place, counted round and round. */
export const of = <T>(list: readonly T[], place: number): T => {
  const one = list[place % list.length]
  if (one === undefined) throw new Error('an empty list has nothing to pick')
  return one
}

export const pick = <T>(list: readonly T[], roll: Roll): T => of(list, roll(list.length))
