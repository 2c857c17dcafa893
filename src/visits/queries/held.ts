// What is held of a person from before a visit: the last account, every child and device named, and whether a next visit was planned with it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { ChildMet } from '../types.ts'
import type { DevicesSeen } from '../rules/known-devices.ts'

export type HeldBefore = Readonly<{
  last: Readonly<{ on: LocalDate; account: string }> | null
  visits: readonly (DevicesSeen & Readonly<{ children: readonly ChildMet[] }>)[]
}>

type Row = Readonly<{
  last: HeldBefore['last']
  visits: readonly (Omit<HeldBefore['visits'][number], 'at'> & Readonly<{ at: number }>)[]
}>

const held = {
  name: 'visits-held-before',
  text: `select
      (select jsonb_build_object('on', v.on_date, 'account', v.account) from visits v
        where v.struck is null and v.offender_id = $1 and v.at < $2 and v.seen <> 'no' and v.written_up
        order by v.at desc, v.id limit 1) as last,
      coalesce((select jsonb_agg(jsonb_build_object('on', d.on_date, 'at', (extract(epoch from d.at) * 1000)::float8,
          'devices', d.devices, 'children', d.children)) from (select v.on_date, v.at, v.devices, v.children from visits v
          where v.struck is null and v.offender_id = $1 and v.at < $2
            and (v.devices <> '[]' or v.children <> '[]')
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

const markers = {
  name: 'visits-markers-held',
  text: `select m.kind, m.text from markers m
    where m.struck is null and m.offender_id = $1 and m.kind in ('orders', 'children')
      and (m.from_on is null or m.from_on <= $2) and (m.until_on is null or m.until_on > $2)
    order by m.from_on nulls first, m.recorded_at, m.id limit 50`,
}

export type MarkerHeld = Readonly<{ kind: 'orders' | 'children'; text: string }>

/** What is marked of orders and of children on a day, in its own words. */
export const markersHeld = (
  tx: Tx,
  offenderId: OffenderId,
  on: LocalDate,
): Promise<readonly MarkerHeld[]> => tx.query<MarkerHeld>(markers, [offenderId, on])
