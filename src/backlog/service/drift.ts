// Why what is stored of one person is not what is derived today: a new day, a new policy, or neither.
import {
  differenceFor,
  rowsIn,
  type Difference,
  type Duty,
  type OpenDuty,
} from '../../duties/index.ts'
import {
  standingsDiffer,
  standingText,
  type PersonFacts,
  type StoredStanding,
} from '../../offenders/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { policiesOf, type KnownValue } from '../rules/policy-then.ts'
import type { CaseFile } from '../types.ts'
import type { Drift } from '../types/drift.ts'
import { source, standingRow } from './derive.ts'

/** One person: what is recorded, and what the tables say of it. */
export type Looked = Readonly<{
  person: PersonFacts
  standing: StoredStanding | undefined
  duties: readonly OpenDuty[]
  /** The file as it stood on a day; null before the person was managed here. */
  fileOn: (on: LocalDate, policy: Policy) => CaseFile | null
}>

export type Compared = Readonly<{
  file: CaseFile | null
  duties: Difference
  /** What the standings would say; null when there would be none. */
  standing: string | null
  isSame: boolean
}>

const closedAll = (duties: readonly OpenDuty[]): Difference => ({
  opened: [],
  amended: [],
  closed: duties.map((duty) => ({
    duty,
    ending: { how: 'changed', metOn: null },
    daysLate: null,
  })),
})

/** What is stored beside what is derived of a day under a policy. */
export function comparedOn(looked: Looked, on: LocalDate, policy: Policy): Compared {
  const file = looked.fileOn(on, policy)
  const duties =
    file === null
      ? closedAll(looked.duties)
      : differenceFor(source, { file, policy, stored: looked.duties })
  const standing = file === null ? null : standingText(standingRow(file, policy))
  const isSame = rowsIn(duties) === 0 && standing === (looked.standing?.text ?? null)
  return { file, duties, standing, isSame }
}

/** The day on which the person was last derived; never derived, the day of the last fact. */
function derivedOn({ standing, person }: Looked): LocalDate | null {
  if (standing !== undefined) return standing.derivedOn
  const facts = [person.statuses, person.levels, person.allocations, person.leads].flat()
  const recorded = facts.map(({ recordedAt }) => recordedAt.getTime())
  return recorded.length === 0 ? null : localDateOf(new Date(Math.max(...recorded)))
}

type Whom = Readonly<{ offenderId: OffenderId; forceId: ForceId }>
type Kept = Omit<Drift, keyof Whom>

const shown = ({ uses: _, ...duty }: Duty): object => duty

function dutyDrift({ duties }: Looked, { opened, amended, closed }: Difference): Kept[] {
  const before = new Map(duties.map((duty) => [duty.id, duty]))
  const kept = (
    { kind, subject }: OpenDuty,
    [stored, derived]: readonly [object | null, object | null],
  ): Kept => ({ what: 'duty', kind, subject, stored, derived })
  return [
    ...opened.map((duty) => kept(duty, [null, shown(duty)])),
    ...amended.map((duty) => kept(duty, [shown(before.get(duty.id) ?? duty), shown(duty)])),
    ...closed.map(({ duty }) => kept(duty, [shown(duty), null])),
  ]
}

function standingDrift({ standing: stored }: Looked, { standing: derived }: Compared): Kept[] {
  const text = stored?.text ?? null
  if (text === derived) return []
  const { one, other } = standingsDiffer(text, derived)
  return [
    {
      what: 'standing',
      kind: 'standing',
      subject: Object.keys(one).join(', '),
      stored: text === null ? null : one,
      derived: derived === null ? null : other,
    },
  ]
}

export type Cause =
  Readonly<{ by: 'day' | 'policy' }> | Readonly<{ by: 'neither'; drift: readonly Drift[] }>

/**
 * What is stored is right for the day on which it was derived, under what was policy then: or it drifted.
 * When the values of then give it for today too, only the policy has changed.
 */
export function causeOf(looked: Looked, on: LocalDate, values: readonly KnownValue[]): Cause {
  const day = derivedOn(looked) ?? on
  const tried = policiesOf(day, values).map(({ policy, readOn }) => ({
    readOn,
    compared: comparedOn(looked, day, policy),
  }))
  const right = tried.find(({ compared }) => compared.isSame)
  if (right !== undefined)
    return { by: comparedOn(looked, on, right.readOn(on)).isSame ? 'policy' : 'day' }
  const { id: offenderId, forceId } = looked.person
  const drift = tried
    .slice(-1)
    .flatMap(({ compared }) => [
      ...dutyDrift(looked, compared.duties),
      ...standingDrift(looked, compared),
    ])
  return { by: 'neither', drift: drift.map((row) => ({ ...row, offenderId, forceId })) }
}
