// What is held of a person from before a visit: the last account, every device named, and whether a next visit was planned with it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { DevicesSeen } from '../rules/known-devices.ts'

export type HeldBefore = Readonly<{
  last: Readonly<{ on: LocalDate; account: string }> | null
  visits: readonly DevicesSeen[]
}>

type Row = Readonly<{
  last: HeldBefore['last']
  visits: readonly (Omit<DevicesSeen, 'at'> & Readonly<{ at: number }>)[]
}>

const held = {
  name: 'visits-held-before',
  text: `select
      (select jsonb_build_object('on', v.on_date, 'account', v.account) from visits v
        where v.struck is null and v.offender_id = $1 and v.at < $2 and v.seen <> 'no' and v.written_up
        order by v.at desc, v.id limit 1) as last,
      coalesce((select jsonb_agg(jsonb_build_object('on', d.on_date, 'at', (extract(epoch from d.at) * 1000)::float8,
          'devices', d.devices)) from (select v.on_date, v.at, v.devices from visits v
          where v.struck is null and v.offender_id = $1 and v.at < $2 and v.devices <> '[]'
          order by v.at desc, v.id limit 100) d), '[]') as visits`,
}

/** Before an instant: a visit is never compared with itself or with one that came after it. */
export async function heldBefore(
  tx: Tx,
  offenderId: OffenderId,
  before: Date,
): Promise<HeldBefore> {
  const [row] = await tx.query<Row>(held, [offenderId, before])
  return {
    last: row?.last ?? null,
    visits: (row?.visits ?? []).map((visit) => ({ ...visit, at: new Date(visit.at) })),
  }
}

const planned = {
  name: 'visits-planned-since',
  text: `select exists (select from visit_plans p where p.struck is null and p.offender_id = $1
      and p.recorded_at >= $2 and p.state <> 'refused') as planned`,
}

/** Whether a next visit was planned when a visit was recorded, or since. */
export async function plannedSince(tx: Tx, offenderId: OffenderId, since: Date): Promise<boolean> {
  const [row] = await tx.query<{ planned: boolean }>(planned, [offenderId, since])
  return row?.planned ?? false
}

const conditions = {
  name: 'visits-conditions-held',
  text: `select c.text from licence_conditions c
    where c.struck is null and c.offender_id = $1 and c.from_on <= $2
      and (c.until_on is null or c.until_on >= $2) and c.ended_on is null
    order by c.from_on, c.id limit 50`,
}

/** The licence conditions in force on a day, in their own words. */
export async function conditionsHeld(
  tx: Tx,
  offenderId: OffenderId,
  on: LocalDate,
): Promise<readonly string[]> {
  const rows = await tx.query<{ text: string }>(conditions, [offenderId, on])
  return rows.map(({ text }) => text)
}
