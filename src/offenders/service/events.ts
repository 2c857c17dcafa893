// What happened to a person, and what each kind of event changes by itself.
import type { Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { EventAsk, EventKind, EventRecord, Records } from '../types.ts'
import { inForceOn } from '../rules.ts'
import { beginsBefore, eventIsWhole, undoesReactive } from '../rules/changing.ts'
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
import { newAddress } from './places.ts'
import { denied, settled } from './refusals.ts'
import { undoReactive } from './up-and-down.ts'
import { eventWords, since } from './words.ts'

/** What an event brings with it: rows, and lines for the chronology. */
type Brought = Readonly<{ records: Records; told: readonly Told[] }>
type Happened = Readonly<{ tx: Tx; file: FileToChange; event: EventAsk }>

const nothing: Brought = { records: {}, told: [] }

const backOn = ({ tx, file, event }: Happened, how: string): Brought => ({
  records: {
    statuses: [
      {
        ...rowOf(tx, file),
        status: 'community',
        fromOn: event.on,
        toOn: null,
        reviewOn: null,
        reason: how,
      },
    ],
    returns: [{ ...rowOf(tx, file), onDate: event.on, how }],
  },
  told: [{ kind: 'status', summary: `In the community ${since(event.on)}: ${how}.`, on: event.on }],
})

/**
 * Closes the open custody: in the community from that day, which begins the first-visit clock anew. With no
 * custody on record the release is still a fact, and the clock begins all the same.
 */
function release(happened: Happened): Brought {
  const { file, event } = happened
  const current = inForceOn(file.facts.statuses, file.today)
  const back = backOn(happened, 'released from custody')
  if (current?.status !== 'custody')
    return { records: { returns: back.records.returns ?? [] }, told: [] }
  if (beginsBefore(event.on, current)) denied('earlier-than-current', 'on')
  return back
}

function licenceEnd({ tx, file, event }: Happened): Brought {
  const current = inForceOn(file.facts.leads, file.today)
  if (current?.agency === 'police') return nothing
  if (beginsBefore(event.on, current)) denied('earlier-than-current', 'on')
  return {
    records: {
      leads: [{ ...rowOf(tx, file), agency: 'police', fromOn: event.on, event: 'licence ended' }],
    },
    told: [
      { kind: 'lead', summary: `Police lead ${since(event.on)}: licence ended.`, on: event.on },
    ],
  }
}

function transferIn(happened: Happened): Brought {
  const { file, event } = happened
  const current = inForceOn(file.facts.statuses, file.today)
  const back = backOn(happened, 'transferred in')
  if (current?.status === 'transferred' || current?.status === 'closed') {
    if (beginsBefore(event.on, current)) denied('earlier-than-current', 'on')
    return back
  }
  return { records: { returns: back.records.returns ?? [] }, told: [] }
}

async function move({ tx, file, event }: Happened): Promise<Brought> {
  if (event.homeAddress === undefined) return nothing
  const { address, told } = await newAddress(tx, file, { ...event.homeAddress, from: event.on })
  return { records: { addresses: [address] }, told: [told] }
}

const brings: Partial<Record<EventKind, (happened: Happened) => Brought | Promise<Brought>>> = {
  release,
  licence_end: licenceEnd,
  transfer_in: transferIn,
  move,
}

const summaryOf = ({ kind, note, toForce }: EventAsk): string => {
  const where = toForce === undefined ? '' : ` (${toForce})`
  return note === undefined
    ? `${eventWords[kind]}${where}.`
    : `${eventWords[kind]}${where}: ${note}`
}

export type Recording = EventRecord & Readonly<{ reactiveUndone: boolean }>

/** Records what happened; some kinds change status, lead, home or management in the same breath. */
export async function recordEvent(
  tx: Tx,
  actor: Actor,
  { offenderId, ...event }: EventAsk & Whose,
): Promise<Recording> {
  const file = await fileToChange(tx, actor, { offenderId })
  notAfter(file.today, event.on, 'on')
  settled(eventIsWhole(event))
  const brought = (await brings[event.kind]?.({ tx, file, event })) ?? nothing
  const row: EventRecord = {
    ...rowOf(tx, file),
    kind: event.kind,
    onDate: event.on,
    note: event.note ?? null,
    details: event.toForce === undefined ? {} : { toForce: event.toForce },
  }
  await keep(tx, whomOf(file), {
    records: { ...brought.records, events: [row] },
    fields: ['events', 'kind', 'on', ...Object.keys(brought.records)],
    told: [{ kind: 'event', summary: summaryOf(event), on: event.on }, ...brought.told],
  })
  const why = `${eventWords[event.kind].toLowerCase()} undoes reactive management`
  const reactiveUndone =
    undoesReactive(event.kind) && (await undoReactive(tx, file, { from: event.on, why }))
  return { ...row, reactiveUndone }
}
