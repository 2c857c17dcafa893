// The backlog of a day that is not today, derived from whole files as they stand on it.
import { createHash } from 'node:crypto'
import {
  dayAndHour,
  daysOverdue,
  owedBy,
  rankOf,
  stateOf,
  type DayAndHour,
  type Duty,
  type DutyFilter,
} from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Policy } from '../../policy/index.ts'
import { openDutyIds, openKey } from '../queries/open-ids.ts'
import { peopleShown, type PersonShown } from '../queries/people.ts'
import { isInState } from '../rules/on-day.ts'
import { partOf, type Mark } from '../rules/part.ts'
import { dutyRooms } from './derive.ts'
import type { DutiesAsk, DutyPart, ListedDuty } from './listed.ts'
import { registerOn, shownOn, type Registered } from './register.ts'

type Derived = Readonly<{ duty: Duty; of: Registered; id: string; rank: number; dueSort: string }>

/** The id of a duty that is stored nowhere: the same facts always give the same one. */
export function idFrom(key: string): string {
  const hex = createHash('sha1').update(key).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** As the column of the stored list: a duty without a day sorts first in its level. */
export const dueSortOf = (dueOn: LocalDate | null): string => dueOn ?? '-infinity'

const concerns = ({ file }: Registered, filter: DutyFilter): boolean =>
  (filter.teamId === undefined || file.standing.teamId === filter.teamId) &&
  (filter.officerId === undefined || file.standing.officerId === filter.officerId) &&
  (filter.offenderId === undefined || file.person.id === filter.offenderId) &&
  (filter.level === undefined || file.standing.level === filter.level)

const markOf = ({ rank, dueSort, id }: Derived): Mark => [rank, dueSort, id]

type Ids = ReadonlyMap<string, string>

const derivedOf = (of: Registered, policy: Policy, stored: Ids): Derived[] =>
  owedBy({ rooms: dutyRooms }, of.file, policy).map((duty) => {
    const key = openKey({ offenderId: of.file.person.id, ...duty })
    return {
      duty,
      of,
      id: stored.get(key) ?? idFrom(key),
      rank: rankOf(duty.kind, of.file.standing.level),
      dueSort: dueSortOf(duty.dueOn),
    }
  })

const listedOf = (
  { duty, of, id, rank, dueSort }: Derived,
  named: PersonShown,
  { at, on, policy }: DayAndHour & Pick<DutiesAsk, 'policy'>,
): ListedDuty => {
  const { uses: _, ...owed } = duty
  return {
    ...owed,
    id,
    rank,
    dueSort,
    level: of.file.standing.level,
    state: stateOf(duty, { on, at }, policy),
    daysOverdue: daysOverdue(duty, on),
    metOn: null,
    daysLate: null,
    person: shownOn(of, named),
    owner: of.owner,
  }
}

export async function derivedDuties(tx: Tx, filter: DutyFilter, ask: DutiesAsk): Promise<DutyPart> {
  const { on, policy, size, after } = ask
  const scope = { forceId: filter.forceId, teamId: null, countsOnly: false }
  const register = await registerOn(tx, scope, { on, policy })
  const stored = await openDutyIds(tx, filter.forceId)
  const dueWithinDays = policy.number('duties.due_within_days')
  const as = dayAndHour(on, tx.at)
  const rows = register.people
    .filter((one) => concerns(one, filter))
    .flatMap((one) => derivedOf(one, policy, stored))
    .filter(({ duty }) => filter.kind === undefined || duty.kind === filter.kind)
    .filter(({ duty }) => isInState(duty, filter.state, { ...as, dueWithinDays }))
  const mark = after === null ? null : [after.rank, after.dueSort, after.id]
  const part = partOf(rows, markOf, { size, after: mark })
  const ids = part.rows.map(({ of }) => of.file.person.id)
  const names = await peopleShown(tx, ids, on)
  const items = part.rows.flatMap((row) => {
    const named = names.get(row.of.file.person.id)
    return named === undefined ? [] : [listedOf(row, named, { ...as, policy })]
  })
  return { items, total: part.total, next: part.next === null ? null : (part.rows.at(-1) ?? null) }
}
