// People who came after the register: entered by hand, and transferred in.
import { createOffender, type NewPerson } from '../../../src/offenders/index.ts'
import { localDate, localDateOf, type LocalDate } from '../../../src/platform/calendar.ts'
import type { Scene } from '../day.ts'
import { nameOf, postcodeOf, streetOf, type OfficeKey } from '../names.ts'
import { offices } from '../offices.ts'
import { refOf } from '../register.ts'

type Arrival = Readonly<{
  n: number
  ago: number
  office: OfficeKey
  level: NonNullable<NewPerson['level']>
  born: LocalDate
}>

const arrivals: readonly Arrival[] = [
  { n: 281, ago: 34, office: 'north', level: 'medium', born: localDate('1979-03-14') },
  { n: 282, ago: 19, office: 'south', level: 'low', born: localDate('1964-11-02') },
  { n: 283, ago: 5, office: 'north', level: 'high', born: localDate('1990-06-27') },
]

/** Who comes on a day so many days before the last. */
export const arrivalsOn = (ago: number): readonly Arrival[] =>
  arrivals.filter((one) => one.ago === ago)

export const enter = ({ tx, actor }: Scene, one: Arrival): Promise<unknown> => {
  const { n, office, level } = one
  const on = localDateOf(tx.at)
  return createOffender(tx, actor, {
    visorRef: refOf(n),
    ...nameOf(n, 'M'),
    dateOfBirth: one.born,
    sex: 'M',
    level,
    leadAgency: 'police',
    leadSince: on,
    officer: offices[office].officer,
    team: offices[office].name,
    homeAddress: {
      kind: 'residence',
      line: streetOf(n),
      postcode: postcodeOf(n, office),
      from: on,
    },
  })
}
