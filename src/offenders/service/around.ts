// Who and what is around a person: added with its source, looked at again, and ended with a reason.
import type { Actor } from '../../access/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { aroundOf } from '../queries/around.ts'
import { isHeld } from '../rules/around.ts'
import { addAround, amendKnown } from '../store.ts'
import type { Held, Known, KnownAsk, KnownCheckAsk, KnownEndAsk } from '../types.ts'
import type { KnownKind } from './around-kinds.ts'
import {
  fileToChange,
  keep,
  notAfter,
  rowOf,
  whomOf,
  type FileToChange,
  type Whose,
} from './file.ts'
import { denied } from './refusals.ts'

/** What every such row begins with. */
export function knownRow(tx: Tx, file: FileToChange, asked: KnownAsk): Known {
  notAfter(file.today, asked.checkedOn, 'checkedOn')
  const { source, checkedOn = null } = asked
  const held = { endedOn: null, endedBy: null, endedWhy: null, version: 1 }
  return { ...rowOf(tx, file), source, checkedOn, ...held }
}

/** Keeps one row, its line in the chronology and its place in the audit. */
export async function keepKnown<Row extends Known>(
  tx: Tx,
  file: FileToChange,
  { kind, row }: Readonly<{ kind: KnownKind<Row>; row: Row }>,
): Promise<Row> {
  await addAround(tx, kind.table, [row])
  const summary = `${kind.noun}: ${kind.text(row)}. Source: ${row.source}.`
  await keep(tx, whomOf(file), { fields: [kind.kind], told: [{ kind: kind.kind, summary }] })
  return row
}

export type OneOf = Whose & Readonly<{ rowId: string }>

type Found<Row extends Known> = Readonly<{ file: FileToChange; row: Held<Row> }>

/** The row of this person, as it was drawn and not ended yet. */
async function heldRow<Row extends Known>(
  tx: Tx,
  actor: Actor,
  { kind, offenderId, rowId, version }: OneOf & Readonly<{ kind: KnownKind<Row> }>,
): Promise<Found<Row>> {
  const file = await fileToChange(tx, actor, { offenderId })
  const row = kind.list(await aroundOf(tx, file.offender.id)).find(({ id }) => id === rowId)
  if (row === undefined) throw new AppError('not-found')
  if (version !== undefined && version !== row.version) throw new AppError('stale')
  if (!isHeld(row)) denied('already-ended')
  return { file, row }
}

export const endKnown =
  <Row extends Known>(kind: KnownKind<Row>) =>
  async (tx: Tx, actor: Actor, asked: OneOf & KnownEndAsk): Promise<Held<Row>> => {
    const { file, row } = await heldRow(tx, actor, { ...asked, kind })
    const on = asked.on ?? file.today
    notAfter(file.today, on, 'on')
    if (on < (kind.began(row) ?? on)) denied('before-it-began')
    const change = { endedOn: on, endedBy: tx.actor, endedWhy: asked.why }
    await amendKnown(tx, kind.table, { row, change })
    const summary = `${kind.noun} ended on ${formatShortDate(on)} (${kind.text(row)}): ${asked.why}.`
    await keep(tx, whomOf(file), { fields: [kind.kind], told: [{ kind: kind.kind, summary }] })
    return { ...row, ...change, version: row.version + 1 }
  }

/** Somebody looked again and it is still so: what is recorded stays, its age begins anew. */
export const checkKnown =
  <Row extends Known>(kind: KnownKind<Row>) =>
  async (tx: Tx, actor: Actor, asked: OneOf & KnownCheckAsk): Promise<Held<Row>> => {
    const { file, row } = await heldRow(tx, actor, { ...asked, kind })
    const on = asked.on ?? file.today
    notAfter(file.today, on, 'on')
    if (row.checkedOn !== null && on < row.checkedOn) denied('earlier-than-current', 'on')
    await amendKnown(tx, kind.table, { row, change: { checkedOn: on } })
    const summary = `Still so on ${formatShortDate(on)}: ${kind.text(row)}.`
    const fields = [`${kind.kind}.checkedOn`]
    await keep(tx, whomOf(file), { fields, told: [{ kind: kind.kind, summary }] })
    return { ...row, checkedOn: on, version: row.version + 1 }
  }
