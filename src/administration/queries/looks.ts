// Reads for looks without need: who opened which file on which day and what ties them, and what stands out of it.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import type { LookRow, LookState, Looked, ReaderHome, ShownLook } from '../types/looks.ts'

/** What counts as opening a file. */
const opening = `('offender.opened', 'chronology.opened', 'document.opened', 'visit.opened', 'arms.opened')`

const lastWord = (name: string): string => `plain_name(regexp_replace(${name}, '^.*\\s', ''))`

const looked = {
  name: 'administration-looked',
  text: `with looked as (
      select a.id as account_id, e.actor, a.role, a.team_id, a.officer_id, e.offender_id,
        (e.at at time zone 'Europe/London')::date as on_date
      from accounts a join audit_events e on e.actor = a.username and e.at >= $2
      where a.force_id = $1 and a.role <> 'system' and e.offender_id is not null
        and e.result = 'shown' and e.action in ${opening}
      group by 1, 2, 3, 4, 5, 6, 7)
    select l.account_id as "accountId", l.actor, l.role, l.offender_id as "offenderId",
      l.on_date as "onDate",
      (count(*) over (partition by l.account_id, l.on_date))::int as files,
      exists (select from offender_names n where n.offender_id = l.offender_id and n.struck is null
        and plain_name(n.surname) = ${lastWord('r.name')}) as "sameSurname",
      exists (select from reader_homes h join addresses d on d.postcode = h.postcode
        where h.account_id = l.account_id and d.offender_id = l.offender_id and d.struck is null
          and (d.from_on is null or d.from_on <= l.on_date)
          and (d.until_on is null or d.until_on > l.on_date)) as "sameStreet",
      (exists (select from allocations g where g.offender_id = l.offender_id
          and (g.team_id = l.team_id or g.officer_id = l.officer_id))
        or exists (select from covers c where c.covering_id = l.officer_id and c.struck is null
          and c.state in ('accepted', 'ended')
          and c.from_on <= l.on_date and (c.last_on is null or c.last_on >= l.on_date)
          and (c.offender_id = l.offender_id or c.offender_id is null and exists (
            select from allocations g where g.offender_id = l.offender_id
              and g.officer_id = c.officer_id)))
        or exists (select from visits v where v.offender_id = l.offender_id
          and (v.recorded_by = l.actor or v.crew @> jsonb_build_array(jsonb_build_object('officer', l.actor))))
        or exists (select from chronology c where c.offender_id = l.offender_id
          and c.recorded_by = l.actor)) as connected
    from looked l join offenders o on o.id = l.offender_id and o.force_id = $1
    left join officers r on r.id = l.officer_id`,
}

/** Each reader, file and day since an instant, with what ties the reader to the person. */
export const lookedSince = (tx: Tx, forceId: ForceId, since: Date): Promise<Looked[]> =>
  tx.query<Looked>(looked, [forceId, since])

/** Up to when the log was read; null when it never was. The row is held, so that two read it in turn. */
export async function readTo(tx: Tx, forceId: ForceId): Promise<Date | null> {
  const [found] = await tx.query<{ readTo: Date }>(
    `select r.read_to as "readTo" from looks_read r where r.force_id = $1 for update`,
    [forceId],
  )
  return found?.readTo ?? null
}

const shown = `select k.id, k.force_id as "forceId", k.account_id as "accountId", k.actor,
    k.offender_id as "offenderId", k.on_date as "onDate", k.reasons, k.files,
    k.found_at as "foundAt", k.answer, k.why, k.answered_at as "answeredAt",
    k.answered_by as "answeredBy", k.version, coalesce(r.name, a.username) as name, a.role,
    t.name as team,
    -- Of a restricted file the auditor is told that it was opened, and not whose it is.
    case when k.offender_id = any($2::uuid[]) then null else o.visor_ref end as "visorRef"
  from looks k join accounts a on a.id = k.account_id
  left join officers r on r.id = a.officer_id left join teams t on t.id = a.team_id
  left join offenders o on o.id = k.offender_id`

const inState = `case $3 when 'open' then k.answer is null else k.answer = $3 end`

export type LookMark = Readonly<{ onDate: string; id: string }>
export type LooksAsk = Readonly<{ forceId: ForceId; hidden: readonly string[]; state: LookState }>

export type LookPart = Readonly<{
  rows: readonly ShownLook[]
  total: number
  next: LookMark | null
}>

/** The newest days first. */
export async function looksListed(
  tx: Tx,
  { forceId, hidden, state }: LooksAsk,
  { size, after }: Readonly<{ size: number; after: LookMark | null }>,
): Promise<LookPart> {
  const found = await tx.query<ShownLook>(
    {
      name: 'administration-looks',
      text: `${shown} where k.force_id = $1 and ${inState}
          and ($4::date is null or (k.on_date, k.id) < ($4, $5::uuid))
        order by k.on_date desc, k.id desc limit $6`,
    },
    [forceId, hidden, state, after?.onDate ?? null, after?.id ?? null, size + 1],
  )
  const [count] = await tx.query<{ total: number }>(
    `select count(*)::int as total from looks k where k.force_id = $1
      and case $2 when 'open' then k.answer is null else k.answer = $2 end`,
    [forceId, state],
  )
  const rows = found.slice(0, size)
  const next = found.length > size ? (rows.at(-1) ?? null) : null
  return { rows, total: count?.total ?? 0, next }
}

export async function lookById(
  tx: Tx,
  { forceId, hidden }: Pick<LooksAsk, 'forceId' | 'hidden'>,
  id: string,
): Promise<ShownLook | null> {
  const [found] = await tx.query<ShownLook>(`${shown} where k.force_id = $1 and k.id = $3`, [
    forceId,
    hidden,
    id,
  ])
  return found ?? null
}

const rows = {
  name: 'administration-look-rows',
  text: `select e.at, e.action, e.path, e.reason,
      case when e.offender_id = any($5::uuid[]) then null else o.visor_ref end as "visorRef"
    from audit_events e left join offenders o on o.id = e.offender_id
    where e.actor = $1 and e.at >= $2 and e.at < $3 and ($4::uuid is null or e.offender_id = $4)
      and e.offender_id is not null and e.result in ('shown', 'done')
    order by e.at, e.id limit $6`,
}

export type RowsAsk = Readonly<{
  actor: string
  from: Date
  until: Date
  offenderId: string | null
  hidden: readonly string[]
  most: number
}>

/** The rows of the log that a look rests on, in their order. */
export const lookRows = (tx: Tx, ask: RowsAsk): Promise<LookRow[]> =>
  tx.query<LookRow>(rows, [ask.actor, ask.from, ask.until, ask.offenderId, ask.hidden, ask.most])

export async function homeOf(tx: Tx, accountId: string): Promise<ReaderHome | null> {
  const [found] = await tx.query<ReaderHome>(
    `select h.account_id as "accountId", h.postcode from reader_homes h where h.account_id = $1`,
    [accountId],
  )
  return found ?? null
}
