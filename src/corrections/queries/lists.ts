// Lists of corrections: what waits for a second person, and what was decided.
import { nameOf } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../../platform/ids.ts'
import type { Correction } from '../types.ts'

/** A correction with the names of those who asked and decided. */
export type CorrectionShown = Correction &
  Readonly<{ askedByName: string | null; decidedByName: string | null; untold: number }>

const columns = `c.id, c.force_id as "forceId", c.kind, c.offender_id as "offenderId",
  c.other_id as "otherId", c.entry_kind as "entryKind", c.entry_id as "entryId",
  c.redated_at as "redatedAt", c.redated_on as "redatedOn", c.summary, c.reason, c.effects,
  c.waits_because as "waitsBecause", c.state, c.asked_by as "askedBy", c.asked_at as "askedAt",
  c.decided_by as "decidedBy", c.decided_at as "decidedAt", c.decided_why as "decidedWhy",
  c.applied_at as "appliedAt", c.version,
  ${nameOf('c.asked_by')} as "askedByName", ${nameOf('c.decided_by')} as "decidedByName",
  (select count(*)::int from correction_tellings t
    where t.correction_id = c.id and t.told_at is null) as untold`

const from = `from corrections c join standings s on s.offender_id = c.offender_id
  left join standings r on r.offender_id = c.other_id`

const inScope = `c.force_id = $1 and ($2::uuid is null or s.team_id = $2 or r.team_id = $2)`

export type CorrectionsState = 'waiting' | 'done'

const states: Readonly<Record<CorrectionsState, string>> = {
  waiting: `c.state = 'awaiting_second'`,
  done: `c.state <> 'awaiting_second'`,
}

/** What waits stands with the oldest first, what was decided with the newest. */
const orders = {
  waiting: { after: '>', by: 'c.asked_at, c.id' },
  done: { after: '<', by: 'c.asked_at desc, c.id desc' },
} as const

export type CorrectionMark = Readonly<{ askedAt: string; id: string }>
export type CorrectionsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  state: CorrectionsState
  size: number
  after: CorrectionMark | null
}>

const listed = (state: CorrectionsState) => ({
  name: `corrections-${state}`,
  text: `select ${columns}, c.asked_at::text as "markedAt" ${from}
    where ${inScope} and ${states[state]}
      and ($3::timestamptz is null or (c.asked_at, c.id) ${orders[state].after} ($3, $4::uuid))
    order by ${orders[state].by} limit $5`,
})

const counted = (state: CorrectionsState) => ({
  name: `corrections-count-${state}`,
  text: `select count(*)::int as total ${from} where ${inScope} and ${states[state]}`,
})

export type CorrectionsPart = Readonly<{
  rows: readonly CorrectionShown[]
  total: number
  next: CorrectionMark | null
}>

/** One part of the list, of a team or of the force. */
export async function correctionsListed(tx: Tx, ask: CorrectionsAsk): Promise<CorrectionsPart> {
  const { forceId, teamId, state, size, after } = ask
  const [count] = await tx.query<{ total: number }>(counted(state), [forceId, teamId])
  const found = await tx.query<CorrectionShown & { markedAt: string }>(listed(state), [
    forceId,
    teamId,
    after?.askedAt ?? null,
    after?.id ?? null,
    size + 1,
  ])
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const more = found.length > size && last !== undefined
  return {
    rows,
    total: count?.total ?? 0,
    next: more ? { askedAt: last.markedAt, id: last.id } : null,
  }
}

const one = { name: 'correction-by-id', text: `select ${columns} ${from} where c.id = $1` }

export async function correctionById(tx: Tx, id: string): Promise<CorrectionShown | null> {
  const [found] = await tx.query<CorrectionShown>(one, [id])
  return found ?? null
}
