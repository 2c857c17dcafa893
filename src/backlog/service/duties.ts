// The backlog as a list: what is stored for today, and what is derived from whole files for any other day.
import type { Scope } from '../../access/index.ts'
import {
  dayAndHour,
  countDuties,
  listDuties,
  type DayAndHour,
  type DutyFilter,
  type StoredDuty,
} from '../../duties/index.ts'
import { officerChoices, officersByKeys, teamsByName } from '../../officers/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { peopleListed, type PersonShown } from '../queries/people.ts'
import { againstDay } from '../rules/on-day.ts'
import { derivedDuties } from './derived.ts'
import {
  listedDuty,
  ownerOf,
  type DutiesAsk,
  type DutyPart,
  type DutyQuery,
  type Owner,
} from './listed.ts'
import { broughtUpToDate } from './up-to-date.ts'

const nothing: DutyPart = { items: [], total: 0, next: null }

/** Undefined where nothing was asked for, null where nothing has the name. */
async function idNamed<T>(
  name: string | undefined,
  find: (name: string) => Promise<ReadonlyMap<string, { id: T }>>,
): Promise<T | null | undefined> {
  return name === undefined ? undefined : ((await find(name)).get(name)?.id ?? null)
}

/** The filters as the tables know them; null when they name nothing that the reader sees. */
export async function filterOf(tx: Tx, scope: Scope, query: DutyQuery): Promise<DutyFilter | null> {
  const { forceId } = scope
  const [team, officer] = await Promise.all([
    idNamed(query.team, (name) => teamsByName(tx, forceId, [name])),
    idNamed(query.officer, (key) => officersByKeys(tx, forceId, [key])),
  ])
  if (team === null || officer === null) return null
  if (team !== undefined && scope.teamId !== null && team !== scope.teamId) return null
  return {
    forceId,
    teamId: scope.teamId ?? team,
    officerId: officer,
    offenderId: query.offender as OffenderId | undefined,
    kind: query.kind,
    level: query.level,
    state: query.state,
  }
}

/** Whose the duties were: a closed one keeps the officer it had, who may own the person no longer. */
async function ownersOf(
  tx: Tx,
  rows: readonly StoredDuty[],
  filter: DutyFilter,
): Promise<(row: StoredDuty, person: PersonShown) => Owner | null> {
  if (filter.state !== 'met' || rows.length === 0) return (_row, person) => ownerOf(person)
  const officers = await officerChoices(tx, { forceId: filter.forceId, teamId: null })
  const byId = new Map(officers.map((officer) => [officer.id, officer]))
  return ({ officerId }) => (officerId === null ? null : (byId.get(officerId) ?? null))
}

export const storedAsk = (
  filter: DutyFilter,
  { at, on, policy }: DayAndHour & Pick<DutiesAsk, 'policy'>,
) => ({
  ...{ filter, on, at },
  dueWithinDays: policy.number('duties.due_within_days'),
})

/** Three statements, asked at once: one range of the list, its count, and the people it shows. */
async function storedDuties(
  tx: Tx,
  filter: DutyFilter,
  { on, policy, size, after }: DutiesAsk,
): Promise<DutyPart> {
  const as = dayAndHour(on, tx.at)
  const ask = storedAsk(filter, { ...as, policy })
  const [found, total, people] = await Promise.all([
    listDuties(tx, { ...ask, size: size + 1, after }),
    countDuties(tx, ask),
    peopleListed(tx, { ...ask, size, after }),
  ])
  const rows = found.slice(0, size)
  const ownerFor = await ownersOf(tx, rows, filter)
  const items = rows.flatMap((row) => {
    const person = people.get(row.offenderId)
    if (person === undefined) return []
    const { state, daysOverdue } = againstDay(row, as, policy)
    return [listedDuty(row, { state, daysOverdue, person, owner: ownerFor(row, person) })]
  })
  return { items, total, next: found.length > size ? (rows.at(-1) ?? null) : null }
}

/** Counts only, for those who may know how many and never who. */
async function countedOnly(
  tx: Tx,
  filter: DutyFilter,
  { isStored, ...ask }: DutiesAsk & Pick<Sought, 'isStored'>,
): Promise<DutyPart> {
  const total = isStored
    ? await countDuties(tx, storedAsk(filter, { ...ask, ...dayAndHour(ask.on, tx.at) }))
    : (await derivedDuties(tx, filter, { ...ask, size: 0 })).total
  return { ...nothing, total }
}

/**
 * Met duties are facts that were stored. Of the rest, today's are stored; any other day's are derived, and
 * today's too while a new policy is still being worked out for a large force.
 */
export async function readsStored(
  tx: Tx,
  { state }: Pick<DutyFilter, 'state'>,
  on: LocalDate,
): Promise<boolean> {
  if (state !== 'met' && on !== localDateOf(tx.at)) return false
  const isTrue = await broughtUpToDate(tx)
  return isTrue || state === 'met'
}

type Sought = Readonly<{ filter: DutyFilter | null; isStored: boolean; countsOnly: boolean }>

/** Which duties are meant, and whether what is stored tells of them: known without the policy of the day. */
export async function dutiesSought(
  tx: Tx,
  scope: Scope,
  { query, on }: Pick<DutiesAsk, 'query' | 'on'>,
): Promise<Sought> {
  const [filter, isStored] = await Promise.all([
    filterOf(tx, scope, query),
    readsStored(tx, query, on),
  ])
  return { filter, isStored, countsOnly: scope.countsOnly }
}

/** One part of the duties that were sought. */
export async function dutiesListed(
  tx: Tx,
  { filter, isStored, countsOnly }: Sought,
  ask: DutiesAsk,
): Promise<DutyPart> {
  if (filter === null) return nothing
  if (countsOnly) return await countedOnly(tx, filter, { ...ask, isStored })
  return isStored ? await storedDuties(tx, filter, ask) : await derivedDuties(tx, filter, ask)
}
