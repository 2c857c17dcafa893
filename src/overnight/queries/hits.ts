// Reads of the hits: what is still to be decided or answered, what was decided, and one with what it is compared by.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { Keys, ListedHit, OvernightKind } from '../types.ts'

/** `asked` is confirmed with a question that nobody has answered. */
export const hitStates = ['possible', 'asked', 'confirmed', 'dismissed'] as const
export type ShownState = (typeof hitStates)[number]

export type HitsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  state: ShownState
  kind: OvernightKind | null
  forDate: LocalDate | null
  offenderId: OffenderId | null
}>

export type HitMark = Readonly<{ rank: number; at: string; id: string }>

// A ViSOR ref that did not find the person is another's, who may be hidden from the reader.
const line = `jsonb_build_object('kind', l.kind, 'forDate', l.for_date, 'reference', l.reference,
      'onDate', l.on_date, 'pncId', l.pnc_id,
      'visorRef', case when 'visorRef' = any(h.matched) then l.visor_ref end,
      'surname', l.surname, 'forenames', l.forenames, 'dateOfBirth', l.date_of_birth, 'address', l.address,
      'postcode', l.postcode, 'summary', l.summary, 'outcome', l.outcome)`

const shown = `select h.id, h.force_id as "forceId", h.offender_id as "offenderId",
      h.recorded_at as "recordedAt", h.recorded_by as "recordedBy", h.origin, h.line_id as "lineId",
      h.found_as as "foundAs", h.matched, h.state, h.decided_at as "decidedAt", h.decided_by as "decidedBy", h.why,
      h.event_id as "eventId", h.event_kind as "eventKind", h.child, h.review, h.visit,
      h.answered_at as "answeredAt", h.answered_by as "answeredBy", h.struck, h.version,
      (select r.correction_id from correction_rows r join corrections c on c.id = r.correction_id
        where r.row_id = h.id and r.table_name = 'overnight_hits' and r.did = 'amended'
        order by c.applied_at desc limit 1) as "correctedBy",
      s.team_id as "teamId", ${line} as line, l.at as "lineAt"`

const from = `from overnight_hits h join overnight_lines l on l.id = h.line_id
    join standings s on s.offender_id = h.offender_id`

const stateIs = `case $3 when 'possible' then h.state = 'possible'
      when 'asked' then h.state = 'confirmed' and num_nulls(h.child, h.review, h.visit) > 0
      else h.state = $3 end`

const among = `where h.force_id = $1 and h.struck is null and ($2::uuid is null or s.team_id = $2)
      and ${stateIs} and ($4::text is null or l.kind = $4) and ($5::date is null or l.for_date = $5)
      and ($6::uuid is null or h.offender_id = $6)`

const valuesOf = (ask: HitsAsk): unknown[] => [
  ask.forceId,
  ask.teamId,
  ask.state,
  ask.kind,
  ask.forDate,
  ask.offenderId,
]

type Row = Omit<ListedHit, 'line'> &
  Readonly<{ line: Omit<ListedHit['line'], 'at'>; lineAt: Date | null }>

const hitIn = ({ lineAt, line: facts, ...row }: Row): ListedHit => ({
  ...row,
  line: { ...facts, at: lineAt },
})

const counted = {
  name: 'overnight-hits-count',
  text: `select count(*)::int as total ${from} ${among}`,
}

export async function hitCount(tx: Tx, ask: HitsAsk): Promise<number> {
  const [row] = await tx.query<{ total: number }>(counted, valuesOf(ask))
  return row?.total ?? 0
}

const listed = {
  name: 'overnight-hits-listed',
  text: `${shown}, s.level_rank as rank, to_char(h.recorded_at at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as mark
    ${from} ${among}
      and ($7::int is null or (s.level_rank, h.recorded_at, h.id) > ($7, $8::timestamptz, $9::uuid))
    order by s.level_rank, h.recorded_at, h.id limit $10`,
}

type ListedRow = Row & Readonly<{ rank: number; mark: string }>

export type HitPart = Readonly<{ rows: readonly ListedHit[]; next: HitMark | null }>

/** The most dangerous first, then the longest found. */
export async function hitsListed(
  tx: Tx,
  ask: HitsAsk,
  { size, after }: Readonly<{ size: number; after: HitMark | null }>,
): Promise<HitPart> {
  const values = [...valuesOf(ask), after?.rank ?? null, after?.at ?? null, after?.id ?? null]
  const found = await tx.query<ListedRow>(listed, [...values, size + 1])
  const rows = found.slice(0, size)
  const last = found.length > size ? rows.at(-1) : undefined
  return {
    rows: rows.map(({ rank: _rank, mark: _mark, ...row }) => hitIn(row)),
    next: last === undefined ? null : { rank: last.rank, at: last.mark, id: last.id },
  }
}

const one = {
  name: 'overnight-hit',
  text: `${shown} ${from} where h.force_id = $1 and h.id = $2 and h.struck is null`,
}

export async function hitById(tx: Tx, forceId: ForceId, id: string): Promise<ListedHit | null> {
  const [found] = await tx.query<Row>(one, [forceId, id])
  return found === undefined ? null : hitIn(found)
}

/** The hit held until the change of it is kept: two people cannot decide it at once. */
export const holdHit = (tx: Tx, id: string): Promise<unknown> =>
  tx.query(
    { name: 'overnight-hold-hit', text: 'select from overnight_hits h where h.id = $1 for update' },
    [id],
  )

const compared = {
  name: 'overnight-hit-keys',
  text: `select jsonb_build_object('pnc', l.plain_pnc, 'visorRef', l.visor_ref,
      'names', case when l.plain_surname is null and l.plain_forenames is null then '[]'::jsonb
        else jsonb_build_array(jsonb_build_object('surname', coalesce(l.plain_surname, ''),
          'forenames', coalesce(l.plain_forenames, ''))) end,
      'dateOfBirth', l.date_of_birth,
      'homes', case when l.postcode is null or coalesce(l.premises, '') = '' then '[]'::jsonb
        else jsonb_build_array(jsonb_build_object('postcode', l.postcode, 'premises', l.premises)) end
      ) as line,
    jsonb_build_object('pnc', plain_pnc(o.pnc_id), 'visorRef', o.visor_ref,
      'names', (select coalesce(jsonb_agg(distinct jsonb_build_object('surname', plain_name(n.surname),
          'forenames', plain_name(n.forenames))), '[]')
        from offender_names n where n.offender_id = o.id and n.struck is null),
      'dateOfBirth', o.date_of_birth,
      'homes', (select coalesce(jsonb_agg(distinct jsonb_build_object('postcode', a.postcode,
          'premises', plain_premises(a.line))), '[]')
        from addresses a where a.offender_id = o.id and a.struck is null and a.postcode is not null
          and (a.from_on is null or a.from_on <= l.on_date)
          and (a.until_on is null or a.until_on > l.on_date))) as person,
    jsonb_build_object('pncId', o.pnc_id, 'visorRef', o.visor_ref, 'dateOfBirth', o.date_of_birth,
      'names', (select coalesce(jsonb_agg(distinct concat_ws(' ', n.forenames, n.surname)), '[]')
        from offender_names n where n.offender_id = o.id and n.struck is null),
      'homes', (select coalesce(jsonb_agg(distinct concat_ws(', ', a.line, a.postcode)), '[]')
        from addresses a where a.offender_id = o.id and a.struck is null
          and (a.from_on is null or a.from_on <= l.on_date)
          and (a.until_on is null or a.until_on > l.on_date))) as held
    from overnight_lines l, offenders o where l.id = $1 and o.id = $2`,
}

/** What is held of the person, as it is shown beside the line. */
type Held = Readonly<{
  pncId: string | null
  visorRef: string
  dateOfBirth: LocalDate
  names: readonly string[]
  homes: readonly string[]
}>

export type ComparedKeys = Readonly<{ line: Keys; person: Keys; held: Held }>

/** What a line and a person are compared by, each in its plain form. */
export async function keysOf(
  tx: Tx,
  { lineId, offenderId }: Pick<ListedHit, 'lineId' | 'offenderId'>,
): Promise<ComparedKeys | null> {
  const [found] = await tx.query<ComparedKeys>(compared, [lineId, offenderId])
  return found ?? null
}
