// Reads of one person: who it is and whose, the row to change, and what waits for a decision.
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type OffenderId } from '../../platform/ids.ts'
import type {
  Address,
  InterimControl,
  Marker,
  Offender,
  OffenderHead,
  PendingChange,
} from '../types.ts'

// A record that was merged into another leads to the one that is kept.
const kept = `(select coalesce(m.merged_into, m.id) from offenders m where m.id = $1)`

const head = {
  name: 'offender-head',
  text: `select o.id, o.force_id as "forceId", s.team_id as "teamId", s.officer_id as "officerId",
      o.visor_ref as "visorRef", o.surname, o.forenames, o.date_of_birth as "dateOfBirth", o.sex,
      s.level, s.status, s.management, s.lead_agency as "leadAgency", o.version
    from offenders o join standings s on s.offender_id = o.id where o.id = ${kept}`,
}

/** Who a file is about and whose it is, in one statement; null when there is no such person. */
export async function offenderHead(tx: Tx, id: string): Promise<OffenderHead | null> {
  const [found] = await tx.query<OffenderHead>(head, [id])
  return found ?? null
}

const locked = {
  name: 'offender-locked',
  text: `select o.id, o.force_id as "forceId", o.visor_ref as "visorRef", o.pnc_id as "pncId", o.surname,
      o.forenames, o.date_of_birth as "dateOfBirth", o.sex, o.photo_place as "photoPlace",
      o.photo_taken_on as "photoTakenOn", o.notes, o.origin, o.recorded_at as "recordedAt",
      o.recorded_by as "recordedBy", o.version
    from offenders o where o.id = ${kept} for no key update`,
}

/** The row itself, held until the transaction ends. */
export async function lockedOffender(tx: Tx, id: string): Promise<Offender | null> {
  const [found] = await tx.query<Offender>(locked, [id])
  return found ?? null
}

const recordedColumns = (table: string): string =>
  `${table}.id, ${table}.force_id as "forceId", ${table}.offender_id as "offenderId",
    ${table}.recorded_at as "recordedAt", ${table}.recorded_by as "recordedBy", ${table}.origin`

const pendingColumns = `${recordedColumns('p')}, p.what, p.to_value as "toValue", p.from_on as "fromOn",
  p.why, p.state, p.decided_by as "decidedBy", p.decided_at as "decidedAt",
  p.decided_why as "decidedWhy", p.version`

const waiting = {
  name: 'offender-waiting',
  text: `select ${pendingColumns} from pending_changes p
    where p.struck is null and p.offender_id = $1 and p.what = $2 and p.state = 'awaiting_second'
    order by p.recorded_at desc limit 1`,
}

/** The change of level or management that waits for a second person, if one does. */
export async function waitingChange(
  tx: Tx,
  id: OffenderId,
  what: PendingChange['what'],
): Promise<PendingChange | null> {
  const [found] = await tx.query<PendingChange>(waiting, [id, what])
  return found ?? null
}

const pending = {
  name: 'offender-pending',
  text: `select ${pendingColumns} from pending_changes p where p.struck is null and p.offender_id = $1 and p.id = $2`,
}

export async function pendingChange(
  tx: Tx,
  id: OffenderId,
  pendingId: string,
): Promise<PendingChange | null> {
  if (!isId(pendingId)) return null
  const [found] = await tx.query<PendingChange>(pending, [id, pendingId])
  return found ?? null
}

const addressesHeld = {
  name: 'offender-addresses',
  text: `select ${recordedColumns('a')}, a.kind, a.line, a.postcode, a.district, a.from_on as "fromOn",
      a.until_on as "untilOn", a.confirmed_on as "confirmedOn", a.children_here as "childrenHere", a.version
    from addresses a where a.struck is null and a.offender_id = $1 order by a.from_on nulls first, a.recorded_at, a.id`,
}

export const addressesOf = (tx: Tx, id: OffenderId): Promise<Address[]> =>
  tx.query<Address>(addressesHeld, [id])

const markersHeld = {
  name: 'offender-markers',
  text: `select ${recordedColumns('m')}, m.kind, m.text, m.from_on as "fromOn",
      m.until_on as "untilOn", m.version
    from markers m where m.struck is null and m.offender_id = $1 order by m.from_on nulls first, m.recorded_at, m.id`,
}

export const markersOf = (tx: Tx, id: OffenderId): Promise<Marker[]> =>
  tx.query<Marker>(markersHeld, [id])

const controlHeld = {
  name: 'offender-interim-control',
  text: `select ${recordedColumns('i')}, i.control, i.from_on as "fromOn", i.until_on as "untilOn", i.why,
      i.ended_on as "endedOn", i.ended_by as "endedBy", i.ended_why as "endedWhy", i.version
    from interim_controls i where i.struck is null and i.offender_id = $1 and i.id = $2`,
}

export async function interimControlOf(
  tx: Tx,
  id: OffenderId,
  controlId: string,
): Promise<InterimControl | null> {
  if (!isId(controlId)) return null
  const [found] = await tx.query<InterimControl>(controlHeld, [id, controlId])
  return found ?? null
}
