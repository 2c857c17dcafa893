// The backlog as a list: what is stored for today, and what is derived from whole files for any other day.
import type { Scope } from '../../access/index.ts'
import {
  countDuties,
  daysOverdue,
  listDuties,
  stateOf,
  type DutyFilter,
  type StoredDuty,
} from '../../duties/index.ts'
import { officerChoices, officersByKeys, teamsByName } from '../../officers/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { peopleShown, type PersonShown } from '../queries/people.ts'
import { bringUpToDate } from './derive.ts'
import { derivedDuties } from './derived.ts'
import {
  ownerOf,
  type DutiesAsk,
  type DutyPart,
  type DutyQuery,
  type ListedDuty,
  type Owner,
} from './listed.ts'

const nothing: DutyPart = { items: [], total: 0, next: null }

/** The filters as the tables know them; null when they name nothing that the reader sees. */
async function filterOf(tx: Tx, scope: Scope, query: DutyQuery): Promise<DutyFilter | null> {
  const { forceId } = scope
  const named = <T>(found: ReadonlyMap<string, { id: T }>, name: string): T | null =>
    found.get(name)?.id ?? null
  const team =
    query.team === undefined
      ? undefined
      : named(await teamsByName(tx, forceId, [query.team]), query.team)
  const officer =
    query.officer === undefined
      ? undefined
      : named(await officersByKeys(tx, forceId, [query.officer]), query.officer)
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

/** How a duty stands against a day; a closed one is met. */
export const againstDay = (
  duty: Pick<StoredDuty, 'dueOn' | 'dueAt' | 'suspended' | 'metOn'>,
  on: LocalDate,
  policy: Policy,
): Pick<ListedDuty, 'state' | 'daysOverdue'> =>
  duty.metOn === null
    ? { state: stateOf(duty, on, policy), daysOverdue: daysOverdue(duty, on) }
    : { state: 'met', daysOverdue: 0 }

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

/** Three statements: one range of the list, its count, and the people it shows. */
async function storedDuties(
  tx: Tx,
  filter: DutyFilter,
  { on, policy, size, after }: DutiesAsk,
): Promise<DutyPart> {
  const ask = { filter, on, dueWithinDays: policy.number('duties.due_within_days') }
  const found = await listDuties(tx, { ...ask, size: size + 1, after })
  const total = await countDuties(tx, ask)
  const rows = found.slice(0, size)
  const people = await peopleShown(
    tx,
    rows.map((row) => row.offenderId),
    on,
  )
  const ownerFor = await ownersOf(tx, rows, filter)
  const items = rows.flatMap((row) => {
    const person = people.get(row.offenderId)
    if (person === undefined) return []
    return [{ ...row, ...againstDay(row, on, policy), person, owner: ownerFor(row, person) }]
  })
  return { items, total, next: found.length > size ? (rows.at(-1) ?? null) : null }
}

/** Counts only, for those who may know how many and never who. */
async function countedOnly(tx: Tx, filter: DutyFilter, ask: DutiesAsk): Promise<DutyPart> {
  const { on, policy } = ask
  const dueWithinDays = policy.number('duties.due_within_days')
  const total = isStored(tx, filter, on)
    ? await countDuties(tx, { filter, on, dueWithinDays })
    : (await derivedDuties(tx, filter, { ...ask, size: 0 })).total
  return { ...nothing, total }
}

/** Met duties are facts that were stored; on any other day than today the rest is derived. */
const isStored = (tx: Tx, filter: DutyFilter, on: LocalDate): boolean =>
  filter.state === 'met' || on === localDateOf(tx.at)

export async function dutiesListed(tx: Tx, scope: Scope, ask: DutiesAsk): Promise<DutyPart> {
  const filter = await filterOf(tx, scope, ask.query)
  if (filter === null) return nothing
  if (isStored(tx, filter, ask.on)) await bringUpToDate(tx)
  if (scope.countsOnly) return await countedOnly(tx, filter, ask)
  return isStored(tx, filter, ask.on)
    ? await storedDuties(tx, filter, ask)
    : await derivedDuties(tx, filter, ask)
}
