// When a line may be somebody: by PNC ID, ViSOR ref, name with date of birth, or home; a name alone never.
import type { Keys, Matched } from '../types.ts'

type Name = Keys['names'][number]

const firstOf = (forenames: string): string => forenames.split(' ')[0] ?? ''

const isSame = (a: Name, b: Name): boolean =>
  a.surname !== '' &&
  a.surname === b.surname &&
  firstOf(a.forenames) !== '' &&
  firstOf(a.forenames) === firstOf(b.forenames)

/** Other systems write the surname in the place of the forenames, and the other way round. */
const turned = ({ surname, forenames }: Name): Name => ({ surname: forenames, forenames: surname })

const namesAgree = (line: Keys, person: Keys): boolean =>
  line.names.some((one) =>
    person.names.some((other) => isSame(one, other) || isSame(turned(one), other)),
  )

const homesAgree = (line: Keys, person: Keys): boolean =>
  line.homes.some((one) =>
    person.homes.some(
      (other) =>
        one.premises !== '' && one.premises === other.premises && one.postcode === other.postcode,
    ),
  )

const both = (a: string | null, b: string | null): boolean => a !== null && b !== null

const agrees: Readonly<Record<Exclude<Matched, 'moved'>, (line: Keys, person: Keys) => boolean>> = {
  pnc: (line, person) => line.pnc !== null && line.pnc === person.pnc,
  visorRef: (line, person) => line.visorRef !== null && line.visorRef === person.visorRef,
  name: (line, person) =>
    line.dateOfBirth !== null &&
    line.dateOfBirth === person.dateOfBirth &&
    namesAgree(line, person),
  address: homesAgree,
}

/** What of a line is this person's; nothing is no hit. The set-based search says the same. */
export const matchOf = (line: Keys, person: Keys): Matched[] =>
  (['pnc', 'visorRef', 'name', 'address'] as const).filter((how) => agrees[how](line, person))

export type Compared = 'agrees' | 'differs' | 'not given' | 'not held'

const comparedBy = (line: boolean, person: boolean, same: boolean): Compared => {
  if (!line) return 'not given'
  if (!person) return 'not held'
  return same ? 'agrees' : 'differs'
}

export type Comparison = Readonly<
  Record<'pnc' | 'visorRef' | 'names' | 'dateOfBirth' | 'address', Compared>
>

/** Fact by fact, for whoever decides: also what speaks against. */
export const comparisonOf = (line: Keys, person: Keys): Comparison => ({
  pnc: comparedBy(line.pnc !== null, person.pnc !== null, agrees.pnc(line, person)),
  visorRef: comparedBy(line.visorRef !== null, true, agrees.visorRef(line, person)),
  names: comparedBy(line.names.length > 0, true, namesAgree(line, person)),
  dateOfBirth: comparedBy(
    line.dateOfBirth !== null,
    true,
    both(line.dateOfBirth, person.dateOfBirth) && line.dateOfBirth === person.dateOfBirth,
  ),
  address: comparedBy(line.homes.length > 0, person.homes.length > 0, agrees.address(line, person)),
})
