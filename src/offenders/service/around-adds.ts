// Each kind of fact around a person as it is first recorded; a child among them is marked where that is asked.
import type { Actor } from '../../access/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { addressesOf } from '../queries/one-person.ts'
import { amendAddress } from '../store.ts'
import type {
  Address,
  HomeNote,
  HomeNoteAsk,
  HouseholdAsk,
  HouseholdMember,
  JobAsk,
  JobHeld,
  KnownAsk,
  LicenceCondition,
  LicenceConditionAsk,
  OnlineName,
  OnlineNameAsk,
  Relationship,
  RelationshipAsk,
  Vehicle,
  VehicleAsk,
} from '../types.ts'
import { keepKnown, knownRow } from './around.ts'
import { knownKinds } from './around-kinds.ts'
import { fileToChange, notAfter, type FileToChange, type Whose } from './file.ts'
import { addMarker } from './places.ts'
import { denied } from './refusals.ts'

type SinceAsk = KnownAsk & Readonly<{ since?: LocalDate | undefined }>

const sinceRow = (tx: Tx, file: FileToChange, asked: SinceAsk) => {
  notAfter(file.today, asked.since, 'since')
  return { ...knownRow(tx, file, asked), sinceOn: asked.since ?? null }
}

type ChildAsk = Readonly<{ isChild: boolean; markChildren?: boolean | undefined }>

/** The marker that every list shows, unless one of its kind is held already. */
async function markChild(
  tx: Tx,
  actor: Actor,
  { file, asked, text }: Readonly<{ file: FileToChange; asked: ChildAsk; text: string }>,
): Promise<void> {
  if (!asked.isChild || asked.markChildren !== true) return
  const isMarked = file.facts.markers.some(
    ({ kind, untilOn }) => kind === 'children' && (untilOn === null || untilOn > file.today),
  )
  if (!isMarked)
    await addMarker(tx, actor, { offenderId: file.offender.id, kind: 'children', text })
}

export async function addRelationship(
  tx: Tx,
  actor: Actor,
  asked: RelationshipAsk & Whose,
): Promise<Relationship> {
  const file = await fileToChange(tx, actor, asked)
  const { name, link, isChild, note = null } = asked
  const row = { ...sinceRow(tx, file, asked), name, link, isChild, note }
  await markChild(tx, actor, { file, asked, text: 'Linked to a child: see relationships' })
  return await keepKnown(tx, file, { kind: knownKinds.relationship, row })
}

export async function addVehicle(
  tx: Tx,
  actor: Actor,
  asked: VehicleAsk & Whose,
): Promise<Vehicle> {
  const file = await fileToChange(tx, actor, asked)
  const { registration = null, description, keeper = null } = asked
  const row = { ...sinceRow(tx, file, asked), registration, description, keeper }
  return await keepKnown(tx, file, { kind: knownKinds.vehicle, row })
}

export async function addJob(tx: Tx, actor: Actor, asked: JobAsk & Whose): Promise<JobHeld> {
  const file = await fileToChange(tx, actor, asked)
  const { employer, role = null, place = null, hours = null } = asked
  const { workDays = [], worksFrom = null, worksUntil = null } = asked
  const when = { hours, workDays, worksFrom, worksUntil }
  const row = { ...sinceRow(tx, file, asked), employer, role, place, ...when }
  return await keepKnown(tx, file, { kind: knownKinds.job, row })
}

export async function addOnlineName(
  tx: Tx,
  actor: Actor,
  asked: OnlineNameAsk & Whose,
): Promise<OnlineName> {
  const file = await fileToChange(tx, actor, asked)
  const { service, name, declared = null } = asked
  const row = { ...sinceRow(tx, file, asked), service, name, declared }
  return await keepKnown(tx, file, { kind: knownKinds.onlineName, row })
}

/** The address named, else the home of today: of this person, or nothing is recorded. */
async function addressFor(
  tx: Tx,
  { offender, today }: FileToChange,
  addressId: string | undefined,
): Promise<Address> {
  const held = await addressesOf(tx, offender.id)
  const lived = held.filter(
    ({ fromOn, untilOn }) =>
      (fromOn === null || fromOn <= today) && (untilOn === null || untilOn > today),
  )
  const found =
    addressId === undefined ? lived.at(-1) : held.find((address) => address.id === addressId)
  return found ?? denied('no-address')
}

/** A child there is also a child at the address. */
export async function addHouseholdMember(
  tx: Tx,
  actor: Actor,
  asked: HouseholdAsk & Whose,
): Promise<HouseholdMember> {
  const file = await fileToChange(tx, actor, asked)
  const { name, link, isChild } = asked
  const address = await addressFor(tx, file, asked.addressId)
  const row = { ...sinceRow(tx, file, asked), addressId: address.id, name, link, isChild }
  if (isChild && address.childrenHere !== true)
    await amendAddress(tx, address, { childrenHere: true })
  await markChild(tx, actor, { file, asked, text: 'A child lives at the address: see household' })
  return await keepKnown(tx, file, { kind: knownKinds.householdMember, row })
}

export async function addHomeNote(
  tx: Tx,
  actor: Actor,
  asked: HomeNoteAsk & Whose,
): Promise<HomeNote> {
  const file = await fileToChange(tx, actor, asked)
  const { kind, text } = asked
  const { id: addressId } = await addressFor(tx, file, asked.addressId)
  const row = { ...knownRow(tx, file, asked), addressId, kind, text }
  return await keepKnown(tx, file, { kind: knownKinds.homeNote, row })
}

export async function addLicenceCondition(
  tx: Tx,
  actor: Actor,
  asked: LicenceConditionAsk & Whose,
): Promise<LicenceCondition> {
  const file = await fileToChange(tx, actor, asked)
  const { text, from: fromOn, until: untilOn = null } = asked
  if (untilOn !== null && untilOn < fromOn) denied('ends-before-it-begins', 'until')
  const row = { ...knownRow(tx, file, asked), text, fromOn, untilOn }
  return await keepKnown(tx, file, { kind: knownKinds.licenceCondition, row })
}
