// Who is still to be derived under a new policy, and what it changed: counted, and person by person.
import type { Scope } from '../../access/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { ChangeCounts, ChangedDuty, KindCount } from '../types/policy-change.ts'

// The earliest day stands at the end of an index; whether any is so early would be asked of everybody.
const outOfDate = {
  name: 'backlog-out-of-date',
  text: `select coalesce((select min(s.changes_on) from standings s) <= $1, false) as "byTime",
      exists (select from policy_effects e where e.finished_at is null and e.from_on <= $1) as "byPolicy"`,
}

/** One question of two small indexes: whether what is stored may no longer be today's. */
export async function whatIsOutOfDate(
  tx: Tx,
  on: LocalDate,
): Promise<Readonly<{ byTime: boolean; byPolicy: boolean }>> {
  const [found] = await tx.query<{ byTime: boolean; byPolicy: boolean }>(outOfDate, [on])
  return found ?? { byTime: false, byPolicy: false }
}

export type NextPerson = Readonly<{ id: OffenderId; recordedAt: Date }>

const next = {
  name: 'policy-next-people',
  text: `select o.id, o.recorded_at as "recordedAt" from offenders o
    where ($1::uuid is null or o.id > $1) and ($2::uuid is null or o.force_id = $2)
    order by o.id limit $3`,
}

type NextAsk = Readonly<{ afterId: string | null; forceId: ForceId | null; most: number }>

/** People in the order of their ids, which says nothing of who they are. */
export const nextPeople = (
  tx: Tx,
  { afterId, forceId, most }: NextAsk,
): Promise<readonly NextPerson[]> => tx.query<NextPerson>(next, [afterId, forceId, most])

export async function peopleCount(tx: Tx, forceId: ForceId | null): Promise<number> {
  const [counted] = await tx.query<{ total: number }>(
    {
      name: 'policy-people-count',
      text: `select count(*)::int as total from offenders o where $1::uuid is null or o.force_id = $1`,
    },
    [forceId],
  )
  return counted?.total ?? 0
}

const countRows = {
  name: 'policy-changes-counted',
  text: `select c.kind, count(*) filter (where c.how = 'opened')::int as opened,
      count(*) filter (where c.how = 'closed')::int as closed,
      count(*) filter (where c.how = 'earlier')::int as earlier,
      count(*) filter (where c.how = 'later')::int as later,
      count(*) filter (where c.became_overdue)::int as "becameOverdue",
      count(*) filter (where c.ceased_overdue)::int as "ceasedOverdue"
    from policy_changed_duties c where c.policy_id = $1 and c.force_id = $2
    group by c.kind order by c.kind`,
}
const countPeople = {
  name: 'policy-changes-people',
  text: `select count(distinct c.offender_id)::int as people,
      count(distinct c.offender_id) filter (where c.became_overdue)::int as "peopleOverdue"
    from policy_changed_duties c where c.policy_id = $1 and c.force_id = $2`,
}

/** What a value changed in one force, in counts. */
export async function changeCounts(
  tx: Tx,
  policyId: string,
  forceId: ForceId,
): Promise<ChangeCounts> {
  const byKind = await tx.query<KindCount>(countRows, [policyId, forceId])
  const [people] = await tx.query<Omit<ChangeCounts, 'byKind'>>(countPeople, [policyId, forceId])
  return { people: people?.people ?? 0, peopleOverdue: people?.peopleOverdue ?? 0, byKind }
}

export type ListedChange = ChangedDuty &
  Readonly<{
    offenderId: OffenderId
    name: string
    visorRef: string
    team: string
    place: number
    dueSort: string
  }>

export type ChangeMark = Readonly<{
  place: number
  dueSort: string
  offenderId: string
  kind: string
  subject: string
}>

const seen = `from policy_changed_duties c join standings s on s.offender_id = c.offender_id
  where c.policy_id = $1 and c.force_id = $2 and ($3::uuid is null or s.team_id = $3)`

const list = {
  name: 'policy-changes-listed',
  text: `select c.offender_id as "offenderId", concat_ws(' ', o.forenames, o.surname) as name,
      o.visor_ref as "visorRef", t.name as team, c.kind, c.subject, c.how,
      c.old_due_on as "oldDueOn", c.new_due_on as "newDueOn", c.became_overdue as "becameOverdue",
      c.ceased_overdue as "ceasedOverdue", c.place, c.due_sort::text as "dueSort"
    from (select c.*, s.team_id ${seen}
        and ($4::int is null or (c.place, c.due_sort, c.offender_id, c.kind, c.subject)
          > ($4, $5::date, $6::uuid, $7, $8))
      order by c.place, c.due_sort, c.offender_id, c.kind, c.subject limit $9) c
    join offenders o on o.id = c.offender_id join teams t on t.id = c.team_id
    order by c.place, c.due_sort, c.offender_id, c.kind, c.subject`,
}

export type ChangePart = Readonly<{
  items: readonly ListedChange[]
  total: number
  next: ChangeMark | null
}>

type PartAsk = Readonly<{ policyId: string; size: number; after: ChangeMark | null }>

/** One part of what a value changed for the people that the reader sees: newly overdue first, then by day. */
export async function changesListed(
  tx: Tx,
  { forceId, teamId }: Pick<Scope, 'forceId' | 'teamId'>,
  { policyId, size, after }: PartAsk,
): Promise<ChangePart> {
  const whose = [policyId, forceId, teamId]
  const mark = [after?.place, after?.dueSort, after?.offenderId, after?.kind, after?.subject]
  const found = await tx.query<ListedChange>(list, [
    ...whose,
    ...mark.map((one) => one ?? null),
    size + 1,
  ])
  const [counted] = await tx.query<{ total: number }>(
    { name: 'policy-changes-total', text: `select count(*)::int as total ${seen}` },
    whose,
  )
  const items = found.slice(0, size)
  return {
    items,
    total: counted?.total ?? 0,
    next: found.length > size ? (items.at(-1) ?? null) : null,
  }
}

/** Those whom an officer holds, or one person: what a page is about, as the tables know it. */
export async function idsOf(
  tx: Tx,
  { officerId, offenderId }: Readonly<{ officerId?: string; offenderId?: string }>,
): Promise<readonly OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(
    {
      name: 'policy-first-people',
      text: `select s.offender_id as id from standings s
        where s.officer_id = $1 or s.offender_id = $2 order by s.offender_id`,
    },
    [officerId ?? null, offenderId ?? null],
  )
  return rows.map(({ id }) => id)
}
