// Where a person lives and what to know before calling: addresses and markers.
import type { Actor } from '../../access/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { addressesOf, markersOf } from '../queries/one-person.ts'
import { beginsBefore } from '../rules/changing.ts'
import { districtOf } from '../rules/postal.ts'
import { amendAddress, amendMarker } from '../store.ts'
import type { Address, AddressAsk, Marker, MarkerAsk } from '../types.ts'
import {
  fileToChange,
  keep,
  notAfter,
  rowOf,
  whomOf,
  type FileToChange,
  type Told,
  type Whose,
} from './file.ts'
import { denied } from './refusals.ts'
import { markerWords, since } from './words.ts'

const isOpen = ({ untilOn }: Address | Marker, on: LocalDate): boolean =>
  untilOn === null || untilOn > on

const addressText = ({ line, postcode }: Pick<Address, 'line' | 'postcode'>): string =>
  postcode === null ? line : `${line}, ${postcode}`

const addressOf = (tx: Tx, file: FileToChange, asked: AddressAsk): Address => {
  const postcode = asked.postcode ?? null
  return {
    ...rowOf(tx, file),
    kind: asked.kind,
    line: asked.line,
    postcode,
    district: districtOf(postcode),
    fromOn: asked.from,
    untilOn: asked.until ?? null,
    confirmedOn: asked.confirmedOn ?? null,
    childrenHere: asked.childrenHere ?? null,
    version: 1,
  }
}

/** A residence takes the place of every home before it; a location stands beside other locations. */
const endedBy = (held: readonly Address[], asked: AddressAsk): Address[] =>
  held.filter(
    (address) =>
      isOpen(address, asked.from) && (asked.kind === 'residence' || address.kind === 'residence'),
  )

/** A new home ends the one before on the day it begins. Rows only; the caller keeps them. */
export async function newAddress(
  tx: Tx,
  file: FileToChange,
  asked: AddressAsk,
): Promise<Readonly<{ address: Address; told: Told }>> {
  notAfter(file.today, asked.from)
  notAfter(file.today, asked.confirmedOn, 'confirmedOn')
  if (asked.until !== undefined && asked.until < asked.from)
    denied('ends-before-it-begins', 'until')
  const held = await addressesOf(tx, file.offender.id)
  // A home told late that had ended takes nobody else's place.
  const ended = asked.until === undefined ? endedBy(held, asked) : []
  if (ended.some((before) => beginsBefore(asked.from, before))) denied('earlier-than-current')
  for (const before of ended) await amendAddress(tx, before, { untilOn: asked.from })
  const address = addressOf(tx, file, asked)
  const kind = asked.kind === 'residence' ? 'Address' : 'Location (no fixed abode)'
  const summary = `${kind} ${since(asked.from)}: ${addressText(address)}.`
  return { address, told: { kind: 'address', summary, on: asked.from } }
}

export async function addAddress(
  tx: Tx,
  actor: Actor,
  { offenderId, ...asked }: AddressAsk & Whose,
): Promise<Address> {
  const file = await fileToChange(tx, actor, { offenderId })
  const { address, told } = await newAddress(tx, file, asked)
  await keep(tx, whomOf(file), {
    records: { addresses: [address] },
    fields: ['addresses'],
    told: [told],
  })
  return address
}

type ConfirmAsk = Whose & Readonly<{ addressId: string; on: LocalDate }>

/** Seen or shown to live there still. */
export async function confirmAddress(
  tx: Tx,
  actor: Actor,
  { offenderId, addressId, on, version }: ConfirmAsk,
): Promise<Address> {
  const file = await fileToChange(tx, actor, { offenderId })
  notAfter(file.today, on, 'on')
  const held = await addressesOf(tx, file.offender.id)
  const address = held.find(({ id }) => id === addressId)
  if (address === undefined) throw new AppError('not-found')
  if (!isOpen(address, file.today)) denied('already-ended')
  await amendAddress(tx, { ...address, version: version ?? address.version }, { confirmedOn: on })
  const summary = `Address confirmed on ${formatShortDate(on)}: ${addressText(address)}.`
  await keep(tx, whomOf(file), {
    fields: ['addresses.confirmedOn'],
    told: [{ kind: 'address', summary, on }],
  })
  return { ...address, confirmedOn: on, version: address.version + 1 }
}

export async function addMarker(
  tx: Tx,
  actor: Actor,
  { offenderId, kind, text, from }: MarkerAsk & Whose,
): Promise<Marker> {
  const file = await fileToChange(tx, actor, { offenderId })
  notAfter(file.today, from)
  const fromOn = from ?? file.today
  const marker: Marker = { ...rowOf(tx, file), kind, text, fromOn, untilOn: null, version: 1 }
  await keep(tx, whomOf(file), {
    records: { markers: [marker] },
    fields: ['markers'],
    told: [{ kind: 'marker', summary: `${markerWords[kind]}: ${text}.` }],
  })
  return marker
}

type EndAsk = Whose & Readonly<{ markerId: string; why: string }>

/** A marker holds until someone says why it no longer does. */
export async function endMarker(
  tx: Tx,
  actor: Actor,
  { offenderId, markerId, why, version }: EndAsk,
): Promise<Marker> {
  const file = await fileToChange(tx, actor, { offenderId })
  const marker = (await markersOf(tx, file.offender.id)).find(({ id }) => id === markerId)
  if (marker === undefined) throw new AppError('not-found')
  if (!isOpen(marker, file.today)) denied('already-ended')
  const drawn = { ...marker, version: version ?? marker.version }
  await amendMarker(tx, drawn, { untilOn: file.today })
  await keep(tx, whomOf(file), {
    fields: ['markers'],
    told: [
      { kind: 'marker', summary: `${markerWords[marker.kind]} ended (${marker.text}): ${why}.` },
    ],
  })
  return { ...marker, untilOn: file.today, version: marker.version + 1 }
}
