// What a parameter may hold, in which unit, and how it is said in words.
/** [one, many]: '1 month', '3 months'. */
type Unit = readonly [string, string]
type Bounds = Readonly<{ least: number; most: number }>

type Named = Readonly<{
  /** What it is; no two read the same. */
  words: string
  /** Where the value stands in a sentence of its own: 'at least every' 3 months. */
  sentence?: Readonly<{ subject: string; before: string; after: string }>
}>
export type NumberKind = Named & Readonly<{ kind: 'number'; unit: Unit }> & Bounds
/** Numbers that grow from the first to the last. */
export type ListKind = Named & Readonly<{ kind: 'list'; unit: Unit; count: Bounds }> & Bounds
export type DatesKind = Named & Readonly<{ kind: 'dates' }>

export const months: Unit = ['month', 'months']
export const days: Unit = ['day', 'days']
export const hours: Unit = ['hour', 'hours']
export const workingDays: Unit = ['working day', 'working days']
export const percent: Unit = ['percent', 'percent']

export const number = (
  words: string,
  unit: Unit,
  [least, most]: readonly [number, number],
): NumberKind => ({
  kind: 'number',
  words,
  unit,
  least,
  most,
})
