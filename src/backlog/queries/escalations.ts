// Reads of the escalations: what is still unanswered, what was, and who was not here yet.
import { addDays, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { EscalationKind, EscalationShown, EscalationState } from '../types/escalations.ts'

// Met is read from how the person stands now: a visit struck out makes it open again.
const shown = `select e.id, e.force_id as "forceId", e.offender_id as "offenderId", e.kind,
      e.started_by as "startedBy", e.level, e.to_inspector as "toInspector", e.reason,
      e.for_date as "forDate", e.because, e.seen_before as "seenBefore",
      e.clock_start as "clockStart", e.raised_at as "raisedAt",
      e.acknowledged_at as "acknowledgedAt", e.acknowledged_by as "acknowledgedBy",
      e.spoken_to as "spokenTo", e.said, e.version, m.on_date as "metOn", f.phone as "ownerPhone"`

const from = `from escalations e
    join standings s on s.offender_id = e.offender_id
    left join officers f on f.id = s.officer_id
    cross join lateral (select case
      when e.kind = 'missing_arms' then case when s.arms_on >= e.clock_start then s.arms_ratified_on end
      when s.last_seen_on > coalesce(e.seen_before, '-infinity'::date) then s.last_seen_on
      end as on_date) m`

const among = `where e.force_id = $1 and ($2::uuid is null or s.team_id = $2)
      and (not $3::boolean or e.to_inspector)
      and case $4 when 'open' then e.acknowledged_at is null and m.on_date is null
        when 'met' then e.acknowledged_at is null and m.on_date is not null
        else e.acknowledged_at is not null end`

export type EscalationsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  /** Only what went to the inspector too. */
  toInspector: boolean
  state: EscalationState
}>

const valuesOf = ({ forceId, teamId, toInspector, state }: EscalationsAsk): unknown[] => [
  forceId,
  teamId,
  toInspector,
  state,
]

const counted = {
  name: 'backlog-escalations-count',
  text: `select count(*)::int as total ${from} ${among}`,
}

export async function escalationCount(tx: Tx, ask: EscalationsAsk): Promise<number> {
  const [row] = await tx.query<{ total: number }>(counted, valuesOf(ask))
  return row?.total ?? 0
}

export type EscalationMark = Readonly<{ forDate: string; id: string }>

const listed = {
  name: 'backlog-escalations',
  text: `${shown} ${from} ${among}
      and ($5::date is null or (e.for_date, e.id) > ($5, $6::uuid))
    order by e.for_date, e.id limit $7`,
}

/** The oldest first. */
export async function escalationsListed(
  tx: Tx,
  ask: EscalationsAsk,
  { size, after }: Readonly<{ size: number; after: EscalationMark | null }>,
): Promise<Readonly<{ rows: readonly EscalationShown[]; next: EscalationMark | null }>> {
  const values = [...valuesOf(ask), after?.forDate ?? null, after?.id ?? null, size + 1]
  const found = await tx.query<EscalationShown>(listed, values)
  const rows = found.slice(0, size)
  return { rows, next: found.length > size ? (rows.at(-1) ?? null) : null }
}

const one = {
  name: 'backlog-escalation',
  text: `${shown} ${from} where e.force_id = $1 and e.id = $2 and ($3::uuid is null or s.team_id = $3)`,
}

/** One of a team, or of any team of the force; null when there is none to be seen. */
export async function escalationById(
  tx: Tx,
  { forceId, teamId }: Pick<EscalationsAsk, 'forceId' | 'teamId'>,
  id: string,
): Promise<EscalationShown | null> {
  const [found] = await tx.query<EscalationShown>(one, [forceId, id, teamId])
  return found ?? null
}

export type RaisedCount = Readonly<{
  kind: EscalationKind
  reason: string | null
  toInspector: boolean
  total: number
}>

/** What the nights raised for one day, whichever run of them did. */
export const raisedFor = (tx: Tx, forDate: LocalDate): Promise<RaisedCount[]> =>
  tx.query<RaisedCount>(
    `select e.kind, e.reason, e.to_inspector as "toInspector", count(*)::int as total
      from escalations e where e.for_date = $1 group by 1, 2, 3 order by 1, 2, 3`,
    [forDate],
  )

const later = {
  name: 'backlog-recorded-later',
  text: `select o.id from offenders o where o.force_id = $1 and o.recorded_at >= $2`,
}

/** The people of a force who were not recorded here by the end of a day: none on any night that runs in time. */
export async function recordedAfter(
  tx: Tx,
  forceId: ForceId,
  on: LocalDate,
): Promise<ReadonlySet<OffenderId>> {
  const rows = await tx.query<{ id: OffenderId }>(later, [forceId, startOfDay(addDays(on, 1))])
  return new Set(rows.map(({ id }) => id))
}
