// The hits of one person, or of any number, as the rules of what is owed read them: all of them as one text.
import { forWhom, type Whose } from '../../duties/index.ts'
import { packedRows, unpacked } from '../../platform/database/packed.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { localDate } from '../../platform/calendar.ts'
import {
  matchedOn,
  overnightKinds,
  type HitState,
  type HitTold,
  type OvernightFacts,
} from '../types.ts'

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

const packed = packedRows(
  [
    'h.offender_id',
    'h.id',
    'l.kind',
    'l.for_date',
    'l.reference',
    `array_to_string(h.matched, ' ')`,
    'h.state',
    ms('h.recorded_at'),
    ms('h.decided_at'),
    `case when num_nulls(h.child, h.review, h.visit) = 0 then ${ms('h.answered_at')} end`,
  ],
  'h.recorded_at, h.id',
)

const hits = forWhom(
  'overnight-facts',
  `select ${packed} as facts from overnight_hits h join overnight_lines l on l.id = h.line_id
    where h.struck is null and WHOSE(h.offender_id)
    `,
)

type Text = string | null
type Row = readonly [
  offenderId: OffenderId,
  id: string,
  kind: string,
  forDate: string,
  reference: Text,
  matched: string,
  state: HitState,
  foundAt: string,
  decidedAt: Text,
  answeredAt: Text,
]

const instant = (text: Text): Date | null => (text === null ? null : new Date(Number(text)))

const toldIn = (row: Row): HitTold => {
  const [, id, kind, forDate, reference, matched, state, foundAt, decidedAt, answeredAt] = row
  return {
    id,
    kind: overnightKinds.find((one) => one === kind) ?? 'custody',
    forDate: localDate(forDate),
    reference,
    matched: matchedOn.filter((how) => matched.split(' ').includes(how)),
    state,
    foundAt: new Date(Number(foundAt)),
    decidedAt: instant(decidedAt),
    answeredAt: instant(answeredAt),
  }
}

export async function overnightFactsOf(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, OvernightFacts>> {
  const [told] = await hits<{ facts: string | null }>(tx, whose)
  const found = new Map<OffenderId, HitTold[]>()
  for (const row of unpacked<Row>(told?.facts ?? null)) {
    const facts = found.get(row[0]) ?? []
    facts.push(toldIn(row))
    found.set(row[0], facts)
  }
  return found
}
