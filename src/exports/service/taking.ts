// Taking a list out as a file: who may, what is written down before the first byte and before the last.
import { may, restrictedPeople, type Actor } from '../../access/index.ts'
import { record, type AuditEvent } from '../../audit/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import type { Sent, Stream } from '../../platform/http/reply.ts'
import { newId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { finishExport, insertExport } from '../store.ts'
import type { Export, ExportFormat, Offer, Tally } from '../types.ts'

/** Paper is read by people: a PDF of more lines is refused, and laying it out would hold everybody else up. */
const mostOnPaper = 300

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** Large exports are released by an inspector; the refusal is a denied look, so that it is on the log. */
async function mayBeTaken(tx: Tx, actor: Actor, { rows, format }: Offer): Promise<void> {
  const policy = await policyOn(tx, localDateOf(tx.at))
  const large = policy.number('exports.large_rows')
  if (rows > large && !may(actor, 'release-large-exports'))
    throw new AppError('forbidden', {
      type: 'large-export',
      detail: `This list has ${rows} rows, and only an inspector takes out more than ${large} at a time. Ask an inspector, or narrow the list with its filters.`,
    })
  if (format === 'pdf' && rows > mostOnPaper)
    refuse(
      'too-long-for-paper',
      `A PDF holds at most ${mostOnPaper} lines, and this list has ${rows}. Narrow the list with its filters, or take the spreadsheet.`,
    )
}

const begunBy = (tx: Tx, actor: Actor, { what, format, filters }: Offer): Export => ({
  id: newId(),
  forceId: actor.forceId,
  teamId: actor.teamId,
  requestId: tx.requestId,
  actor: actor.username,
  what,
  format,
  filters,
  state: 'begun',
  rows: null,
  sha256: null,
  bytes: null,
  begunAt: tx.at,
  doneAt: null,
  version: 1,
})

type Counted = { rows: number; people: Set<string> }

const tallyOn = (counted: Counted): Tally => ({
  add: ({ rows, offenderIds }) => {
    counted.rows += rows
    for (const id of offenderIds ?? []) counted.people.add(id)
  },
})

type Taken = Readonly<{ begun: Export; offer: Offer; counted: Counted }>

/** One row of the log names so many people at most, or a large export would hold everybody up. */
const mostNamed = 1_000

/** Whom the file was about stands in the log whether or not all of it went out; the last row says how it ended. */
function rowsFor({ offer, counted }: Taken, { sha256, isWhole }: Sent): AuditEvent[] {
  const people = [...counted.people]
  const common = { fields: offer.fields, result: 'done' } as const
  const named: AuditEvent[] = []
  for (let from = mostNamed; from < people.length; from += mostNamed) {
    const offenderIds = people.slice(from, from + mostNamed)
    named.push({ ...common, action: 'export.named', offenderIds, count: offenderIds.length })
  }
  const last: AuditEvent = {
    ...common,
    action: isWhole ? 'export.done' : 'export.cut-off',
    offenderIds: people.slice(0, mostNamed),
    count: counted.rows,
    reason: `${offer.what}, ${offer.format}, sha256 ${sha256}`,
  }
  return [...named, last]
}

async function writeDown(tx: Tx, taken: Taken, sent: Sent): Promise<void> {
  const { sha256, bytes } = sent
  const { begun, counted } = taken
  if (sent.isWhole) await finishExport(tx, begun, { rows: counted.rows, sha256, bytes })
  for (const row of rowsFor(taken, sent)) await record(tx, row)
}

/**
 * The file that a room offers, as an answer: the row of the export is kept before its first byte; what went out,
 * to whom it belongs and its hash before the last. The route's own audit action is `export.begun`.
 */
export async function exported(tx: Tx, actor: Actor, offer: Offer): Promise<Stream> {
  await mayBeTaken(tx, actor, offer)
  const begun = begunBy(tx, actor, offer)
  await insertExport(tx, begun)
  let counted: Counted = { rows: 0, people: new Set() }
  return {
    kind: 'stream',
    fileName: `${offer.fileName}.${offer.format}`,
    type: types[offer.format],
    parts: (reading) => {
      counted = { rows: 0, people: new Set() }
      return withoutRestricted(reading, () => offer.parts(reading, tallyOn(counted)))
    },
    sent: (writing, sent) => writeDown(writing, { begun, offer, counted }, sent),
    shown: { fields: offer.fields, count: offer.rows, reason: filtersText(offer) },
  }
}

/** What leaves the system is without every restricted file: who will read it, nobody knows. */
async function* withoutRestricted<T>(tx: Tx, parts: () => AsyncIterable<T>): AsyncGenerator<T> {
  await tx.hide([...new Set([...tx.hidden(), ...(await restrictedPeople(tx))])])
  yield* parts()
}

const filtersText = ({ filters }: Offer): string => {
  const text = new URLSearchParams(filters).toString()
  return text === '' ? 'no filters' : text
}
