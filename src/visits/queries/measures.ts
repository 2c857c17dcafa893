// The counts behind the measures of visits, and the lists that they count: one condition serves for both.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Level } from '../../policy/index.ts'
import type { MeasureCounts, MeasuredList, MeasuredOf, MeasuredRow, Period } from '../types.ts'
import { asked, calls, overdue, owed, stillOverdue } from './measure-bases.ts'

const bases = { calls, owed, overdue: 'select * from overdue', still: stillOverdue } as const

/** What of its base each list holds. */
const lists: Readonly<Record<MeasuredList, readonly [base: keyof typeof bases, holds: string]>> = {
  seen: ['calls', 'b.seen_at_home'],
  unannounced: ['calls', 'b.seen_at_home and b.announced is false'],
  announced: ['calls', 'b.seen_at_home and b.announced'],
  'double-crewed': ['calls', 'b.seen_at_home and not b.sole_crew'],
  'sole-crewed': ['calls', 'b.seen_at_home and b.sole_crew'],
  counted: ['calls', 'b.qualifies'],
  attempts: ['calls', `b.seen = 'no'`],
  'write-ups': ['calls', `b.seen <> 'no'`],
  'write-ups-late': ['calls', `b.seen <> 'no' and b.written_late`],
  owed: ['owed', 'true'],
  'in-window': ['owed', 'b.days = 0 and (b.earliest is null or b.day >= b.earliest)'],
  late: ['owed', 'b.days > 0'],
  overdue: ['overdue', 'true'],
  'still-overdue': ['still', 'true'],
}

const countsOf = (base: keyof typeof bases): string =>
  Object.entries(lists)
    .filter(([, [from]]) => from === base)
    .map(([name, [, holds]]) => `'${name}', count(*) filter (where ${holds})`)
    .join(', ')

/** Who stood overdue is read once, however many numbers count it. */
const withBases = `with ${asked}, overdue as (${overdue})`

const counted = {
  name: 'visits-measures',
  text: `${withBases} select
    (select jsonb_build_object(${countsOf('calls')}) from (${calls}) b)
      || (select jsonb_build_object(${countsOf('owed')}) from (${owed}) b)
      || (select jsonb_build_object(${countsOf('overdue')}) from overdue b)
      || (select jsonb_build_object(${countsOf('still')}) from (${stillOverdue}) b) as lists,
    (select coalesce(sum(b.days), 0)::int from overdue b) as "overdueDays",
    (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (
      select level, coalesce(m.owed, 0) as owed, coalesce(m.late, 0) as late, m.median,
        coalesce(s."stillOverdue", 0) as "stillOverdue"
      from (select b.level, count(*)::int as owed, count(*) filter (where b.days > 0)::int as late,
          (percentile_cont(0.5) within group (order by b.days) filter (where b.days > 0))::float8 as median
        from (${owed}) b group by b.level) m
      full join (select b.level, count(*)::int as "stillOverdue"
        from (${stillOverdue}) b group by b.level) s using (level)) l) as "lateByLevel"`,
}

export type MeasureAsk = Readonly<{ of: MeasuredOf; period: Period; writeUpHours: number }>

const valuesOf = (tx: Tx, { of, period, writeUpHours }: MeasureAsk): unknown[] => [
  of.forceId,
  of.team?.id ?? null,
  of.officer?.id ?? null,
  of.officer?.key ?? null,
  period.from,
  period.to,
  tx.at,
  writeUpHours,
]

/** All of them in one statement, whatever the number of visits. */
export async function measureCounts(tx: Tx, ask: MeasureAsk): Promise<MeasureCounts> {
  const [row] = await tx.query<MeasureCounts>(counted, valuesOf(tx, ask))
  if (row === undefined) throw new Error('a statement without a row')
  return row
}

export type MeasuredMark = Readonly<{ day: LocalDate; id: string }>
export type MeasuredAsk = MeasureAsk &
  Readonly<{ list: MeasuredList; level: Level | null; size: number; after: MeasuredMark | null }>

const listText = (list: MeasuredList): string => {
  const [base, holds] = lists[list]
  return `${withBases} select b.id, b.day, b.offender_id as "offenderId", b.level, b.visit_id as "visitId",
      b.due_on as "dueOn", b.days, concat_ws(' ', o.forenames, o.surname) as "offenderName",
      o.visor_ref as "visorRef",
      coalesce((select string_agg(c ->> 'name', ', ') from jsonb_array_elements(b.crew) c), '') as crew
    from (${bases[base]}) b join offenders o on o.id = b.offender_id
    where ${holds} and ($9::text is null or b.level = $9)
      and ($10::date is null or (b.day, b.id) > ($10, $11::uuid))
    order by b.day, b.id limit $12`
}

/** One part of the list behind a number, in the order of its days; one more than asked tells of a next part. */
export async function measuredRows(
  tx: Tx,
  ask: MeasuredAsk,
): Promise<Readonly<{ items: MeasuredRow[]; next: MeasuredMark | null }>> {
  const { list, level, size, after } = ask
  const rows = await tx.query<MeasuredRow>(
    { name: `visits-measured-${list}`, text: listText(list) },
    [...valuesOf(tx, ask), level, after?.day ?? null, after?.id ?? null, size + 1],
  )
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const next = rows.length > size && last !== undefined ? { day: last.day, id: last.id } : null
  return { items, next }
}
