// The children of somebody that are known: those on the file and those named at earlier visits, each once.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ChildMet } from '../types.ts'
import { plainWords } from './typed-words.ts'

/** A child as some list has it; a name is not always known. */
export type ChildTold = Pick<ChildMet, 'name' | 'relationship' | 'ageYears'>

export type KnownChild = ChildTold &
  Readonly<{
    /** The last visit that named the child; null for one who stands on the file alone. */
    on: LocalDate | null
  }>

/** Of two children without a name an age tells them apart; a year between may have gone by. */
const agesDiffer = (one: ChildTold, other: ChildTold): boolean =>
  one.ageYears !== undefined &&
  other.ageYears !== undefined &&
  Math.abs(one.ageYears - other.ageYears) > 1

/** The same words: the name and how the child is related. Who is told by neither is like nobody. */
export function isSameChild(one: ChildTold, other: ChildTold): boolean {
  const name = plainWords(one.name)
  const relationship = plainWords(one.relationship)
  if (name === '' && relationship === '') return false
  if (name !== plainWords(other.name) || relationship !== plainWords(other.relationship))
    return false
  return name !== '' || !agesDiffer(one, other)
}

/**
 * Rows of several visits without those that an earlier row tells already. Two rows of one visit are never one child:
 * whoever stood there saw both.
 */
export function eachOnce<Row>(
  visits: readonly (readonly Row[])[],
  isSame: (one: Row, other: Row) => boolean,
): Row[] {
  const told: Row[] = []
  for (const rows of visits) {
    const taken = new Set<Row>()
    for (const row of rows) {
      const before = told.find((one) => !taken.has(one) && isSame(one, row))
      if (before === undefined) told.push(row)
      taken.add(before ?? row)
    }
  }
  return told
}

export type ChildrenMet = Readonly<{ on: LocalDate; children: readonly ChildMet[] }>

const namedAlike = (one: ChildTold, other: ChildTold): boolean =>
  plainWords(one.name) !== '' && plainWords(one.name) === plainWords(other.name)

const toldBy =
  (on: LocalDate | null) =>
  ({ name, relationship, ageYears }: ChildTold): KnownChild => ({
    ...{ name, relationship, ageYears, on },
  })

/** Those named at visits, the newest visit first, then those of the file whom no visit names. */
export function knownChildren(
  visits: readonly ChildrenMet[],
  onFile: readonly ChildTold[],
): KnownChild[] {
  const met = eachOnce(
    visits.map(({ on, children }) => children.map(toldBy(on))),
    isSameChild,
  ).filter(({ name, relationship }) => plainWords(name) !== '' || plainWords(relationship) !== '')
  const others = onFile.map(toldBy(null)).filter(
    (child, index, all) =>
      !met.some((one) => namedAlike(one, child)) &&
      // A child of the household may stand among the relationships too.
      !all.slice(0, index).some((one) => namedAlike(one, child)),
  )
  return [...met, ...others]
}
