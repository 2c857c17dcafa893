// Arrears that the first register brought in: overdue on the baseline day, open still or worked off since.
import { addDays, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Whose } from './runs.ts'

export type Arrear = Readonly<{
  id: string
  offenderId: OffenderId
  visorRef: string
  kind: string
  dueOn: LocalDate
  closedHow: string | null
  metOn: LocalDate | null
  daysLate: number | null
}>

export type ArrearMark = Readonly<{ dueOn: string; id: string }>

/** Opened on the day of the first register and overdue on it: with a later day it would be no arrear of the register's. */
const brought = `from duties d
  where d.force_id = $1 and ($2::uuid is null or d.team_id = $2)
    and d.opened_at >= $4 and d.opened_at < $5 and d.due_on < $3
    and (d.suspended_why is null or d.closed_at is not null)`

const counts = {
  name: 'imports-arrears-counts',
  text: `select count(*)::int as total, count(*) filter (where d.closed_at is null)::int as open,
      count(*) filter (where d.closed_how in ('seen', 'done'))::int as "workedOff",
      count(*) filter (where d.closed_at is not null and d.closed_how not in ('seen', 'done'))::int
        as "leftOtherwise" ${brought}`,
}

const part = {
  name: 'imports-arrears',
  text: `select d.id, d.offender_id as "offenderId",
      (select o.visor_ref from offenders o where o.id = d.offender_id) as "visorRef", d.kind,
      d.due_on as "dueOn", d.closed_how as "closedHow", d.met_on as "metOn",
      d.days_late as "daysLate" ${brought}
      and case $6 when 'open' then d.closed_at is null when 'left' then d.closed_at is not null
        else true end
      and ($7::date is null or (d.due_on, d.id) > ($7, $8::uuid))
    order by d.due_on, d.id limit $9`,
}

const within = ({ forceId, teamId }: Whose, baselineOn: LocalDate): unknown[] => [
  forceId,
  teamId,
  baselineOn,
  startOfDay(baselineOn),
  startOfDay(addDays(baselineOn, 1)),
]

export type ArrearCounts = Readonly<{
  total: number
  open: number
  workedOff: number
  leftOtherwise: number
}>

const none: ArrearCounts = { total: 0, open: 0, workedOff: 0, leftOtherwise: 0 }

/** Before the first register there are none. */
export async function arrearsCounts(
  tx: Tx,
  whose: Whose,
  baselineOn: LocalDate | null,
): Promise<ArrearCounts> {
  if (baselineOn === null) return none
  const [row] = await tx.query<ArrearCounts>(counts, within(whose, baselineOn))
  return row ?? none
}

export type ArrearAsk = Readonly<{
  baselineOn: LocalDate | null
  state: 'open' | 'left' | 'all'
  size: number
  after: ArrearMark | null
}>

export async function arrears(
  tx: Tx,
  whose: Whose,
  { baselineOn, state, size, after }: ArrearAsk,
): Promise<Readonly<{ items: readonly Arrear[]; next: ArrearMark | null }>> {
  if (baselineOn === null) return { items: [], next: null }
  const found = await tx.query<Arrear>(part, [
    ...within(whose, baselineOn),
    state,
    after?.dueOn ?? null,
    after?.id ?? null,
    size + 1,
  ])
  const items = found.slice(0, size)
  const last = found.length > size ? items.at(-1) : undefined
  return { items, next: last === undefined ? null : { dueOn: last.dueOn, id: last.id } }
}
