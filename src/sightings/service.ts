// Recording a sighting, and the owner's mark that it was read. Nothing here meets, opens or moves a duty.
import { fileToChange, type Actor, type FilePerson } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { addToChronology, lockOffenders } from '../offenders/index.ts'
import { officersByKeys } from '../officers/index.ts'
import { localDateOf } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { no, yes, type Decision } from '../platform/decision.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { sinceWhen } from '../visits/index.ts'
import { sightingById } from './queries.ts'
import { isToldTo, refusalOf } from './rules.ts'
import { insertRead, insertSighting } from './store.ts'
import type {
  ReadRefusal,
  SeenBy,
  Sighting,
  SightingRefusal,
  SightingReport,
  SightingShown,
} from './types.ts'

async function seenBy(
  tx: Tx,
  { forceId }: FilePerson,
  { by }: SightingReport,
): Promise<SeenBy | null> {
  if (!('officer' in by)) return { officer: null, agency: by.agency, name: by.name }
  const known = (await officersByKeys(tx, forceId, [by.officer])).get(by.officer)
  return known === undefined ? null : { officer: known.key, agency: null, name: known.name }
}

const whoWords = ({ agency, name }: Pick<Sighting, 'agency' | 'name'>): string =>
  agency === null ? name : `${name} (${agency})`

const childrenWords = ({ withChildren }: Sighting): string =>
  withChildren === true ? ' Children were there.' : ''

const lineOf = (sighting: Sighting) => ({
  forceId: sighting.forceId,
  offenderId: sighting.offenderId,
  at: sighting.at,
  hasTime: true,
  kind: 'sighting',
  summary: `Seen by ${whoWords(sighting)}, ${sighting.place}: ${sighting.what}${childrenWords(sighting)} A sighting is no visit.`,
  href: `/offenders/${sighting.offenderId}/sightings`,
})

const reader = ({ officerId, role, covering }: Actor) => ({
  officerId,
  isSupervisor: role !== 'officer',
  covering: covering ?? [],
})

export const isTold = (actor: Actor, person: FilePerson): boolean => isToldTo(reader(actor), person)

export type RecordAsk = Readonly<{ offenderId: string; report: SightingReport }>
export type Recording =
  | Readonly<{ ok: true; value: SightingShown }>
  | Readonly<{ ok: false; why: SightingRefusal; field: string }>

type Told = Readonly<{ person: FilePerson; report: SightingReport; by: SeenBy }>

const sightingOf = (tx: Tx, actor: Actor, { person, report, by }: Told): Sighting => ({
  id: newId(),
  forceId: person.forceId,
  offenderId: person.offenderId,
  recordedAt: tx.at,
  recordedBy: actor.username,
  origin: 'here',
  struck: null,
  at: report.at,
  onDate: localDateOf(report.at),
  place: report.where,
  what: report.what,
  withChildren: report.withChildren,
  ...by,
})

/** Keeps it, with its line in the chronology; whoever it is told to has read what they wrote themselves. */
export async function recordSighting(
  tx: Tx,
  actor: Actor,
  { offenderId, report }: RecordAsk,
): Promise<Recording> {
  const person = await fileToChange(tx, actor, offenderId)
  const by = await seenBy(tx, person, report)
  const since = await sinceWhen(tx, person.offenderId)
  const refused = refusalOf(report, { now: tx.at, since, isKnownOfficer: by !== null })
  if (refused !== null) return { ok: false, ...refused }
  if (by === null) throw new AppError('broken')
  const sighting = sightingOf(tx, actor, { person, report, by })
  await insertSighting(tx, sighting)
  const isRead = isTold(actor, person)
  if (isRead)
    await insertRead(tx, { sightingId: sighting.id, readAt: tx.at, readBy: actor.username })
  await addToChronology(tx, [lineOf(sighting)])
  await record(tx, {
    action: 'sighting.recorded',
    offenderId: person.offenderId,
    fields: ['at', 'where', 'by', 'what', 'withChildren'],
    result: 'done',
  })
  return yes({
    ...sighting,
    readAt: isRead ? tx.at : null,
    readBy: isRead ? actor.username : null,
  })
}

/** The owner has read it; read already, it stays as it is. */
export async function markRead(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Decision<SightingShown, ReadRefusal>> {
  const asked = await sightingById(tx, id)
  if (asked === null) throw new AppError('not-found')
  const person = await fileToChange(tx, actor, asked.offenderId)
  await lockOffenders(tx, [person.offenderId])
  const found = (await sightingById(tx, id)) ?? asked
  if (found.readAt !== null) return yes(found)
  if (found.struck !== null) return no('struck-out')
  if (!isTold(actor, person)) return no('not-yours-to-read')
  await insertRead(tx, { sightingId: id, readAt: tx.at, readBy: actor.username })
  await record(tx, {
    action: 'sighting.read',
    offenderId: found.offenderId,
    fields: ['readAt', 'readBy'],
    result: 'done',
  })
  return yes({ ...found, readAt: tx.at, readBy: actor.username })
}
