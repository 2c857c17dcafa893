// What the visits room asks of one person before a visit or a plan is recorded.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { EntrySought } from '../types.ts'

export type HomeHeld = Readonly<{ id: string; kind: 'residence' | 'location'; line: string }>

const homeOn = {
  name: 'visits-home-on',
  text: `select a.id, a.kind, concat_ws(', ', a.line, a.postcode) as line
    from addresses a
    where a.struck is null and a.offender_id = $1 and (a.from_on is null or a.from_on <= $2)
      and (a.until_on is null or a.until_on > $2)
    order by a.from_on desc nulls last, a.recorded_at desc, a.id limit 1`,
}

/** The notified residence or location held on a day: the one taken on last. */
export async function homeHeldOn(
  tx: Tx,
  offenderId: OffenderId,
  on: LocalDate,
): Promise<HomeHeld | null> {
  const [home] = await tx.query<HomeHeld>(homeOn, [offenderId, on])
  return home ?? null
}

/** When somebody was born; null for one who is not shown. */
export async function bornOn(tx: Tx, offenderId: OffenderId): Promise<LocalDate | null> {
  const [person] = await tx.query<{ bornOn: LocalDate }>(
    `select o.date_of_birth as "bornOn" from offenders o where o.id = $1`,
    [offenderId],
  )
  return person?.bornOn ?? null
}

/** When the force went live: until then training that the register implies is taken as given. */
export async function liveSince(tx: Tx, forceId: ForceId): Promise<Date | null> {
  const [force] = await tx.query<{ liveSince: Date | null }>(
    `select f.live_since as "liveSince" from forces f where f.id = $1`,
    [forceId],
  )
  return force?.liveSince ?? null
}

/**
 * Where a call was: the address that it was recorded at; for one recorded before any address was told, the home of its
 * day as it is told now.
 */
export const premisesOf = `coalesce(v.address_id, case when v.place = 'home' then (select h.id from addresses h
    where h.struck is null and h.offender_id = v.offender_id and (h.from_on is null or h.from_on <= v.on_date)
      and (h.until_on is null or h.until_on > v.on_date)
    order by h.from_on desc nulls last, h.recorded_at desc, h.id limit 1) end)`

const soughtBy = {
  name: 'visits-entry-sought',
  text: `select v.on_date as "on", ${premisesOf} as "addressId", v.place = 'home' as "atHome", v.seen,
      v.not_seen_because as "notSeenBecause",
      (v.entry ->> 'obtained')::boolean as obtained,
      exists (select from jsonb_array_elements(v.crew) c
        join officers o on o.force_id = v.force_id and o.key = c ->> 'officer'
        where o.is_constable) as "byConstable"
    from visits v
    where v.struck is null and v.offender_id = $1 and v.on_date <= $2
      and v.entry ->> 'purpose' = 's96b_search' and (v.entry ->> 'sought')::boolean`,
}

/** Each call at which entry was sought to search for risk, up to a day. */
export const entrySoughtBy = (
  tx: Tx,
  offenderId: OffenderId,
  on: LocalDate,
): Promise<EntrySought[]> => tx.query<EntrySought>(soughtBy, [offenderId, on])
