// The entry that a correction names, as it stands now, and what is concerned by correcting it.
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { plansGoingWith, sinceWhen, tooEarly } from '../../visits/index.ts'
import { entryOfLine, entryOfVisit, mergeSides, rowsOfPlans, type MergeSide } from '../queries.ts'
import { correctable, whyNotMerge, whyNotUnmerge } from '../rules.ts'
import type { Asked, Correction, CorrectionRefusal, Entry, EntryRef } from '../types.ts'

/** The entry by what names it, or the fault `not-found`. */
export async function entryNamed(tx: Tx, { kind, id }: EntryRef): Promise<Entry> {
  const found = await (kind === 'visit' ? entryOfVisit(tx, id) : entryOfLine(tx, id))
  if (found === null) throw new AppError('not-found')
  return found
}

export const askedOf = (correction: Correction): Asked => ({
  kind: correction.kind,
  offenderId: correction.offenderId,
  otherId: correction.otherId,
  entry:
    correction.entryKind === null || correction.entryId === null
      ? null
      : { kind: correction.entryKind, id: correction.entryId },
  redatedAt: correction.redatedAt,
})

/** Everyone whose file the correction touches. */
export const concerned = ({
  offenderId,
  otherId,
}: Pick<Asked, 'offenderId' | 'otherId'>): OffenderId[] =>
  otherId === null ? [offenderId] : [offenderId, otherId]

/** What is put right, in the words that it was told in, and since when whoever looked was told it so. */
export type Named = Readonly<{ summary: string; toldSince: Date; entry: Entry | null }>

const longest = 600
const clipped = (summary: string): string =>
  summary.length <= longest ? summary : `${summary.slice(0, longest)} …`

function whyNotThen(redatedAt: Date, was: Date, now: Date): CorrectionRefusal | null {
  if (redatedAt > now) return 'in-the-future'
  return redatedAt.getTime() === was.getTime() ? 'same-time' : null
}

const atATime = new Set(['visits', 'sightings'])

/** A call or a sighting, given another time or another person, is held to what is asked of a new one. */
async function whyTooEarly(
  tx: Tx,
  { kind, otherId, redatedAt }: Asked,
  entry: Entry,
): Promise<CorrectionRefusal | null> {
  if (kind === 'strike' || !entry.rows.some(({ tableName }) => atATime.has(tableName))) return null
  const since = await sinceWhen(tx, otherId ?? entry.offenderId)
  if (tooEarly(redatedAt ?? entry.at, since) === null) return null
  return kind === 'redate' ? 'too-early' : 'too-early-there'
}

/** A visit takes the plans with it that would put off what is owed without it. */
async function withItsPlans(tx: Tx, entry: Entry, redatedAt: Date | null): Promise<Entry> {
  if (entry.ref.kind !== 'visit') return entry
  const plans = await plansGoingWith(tx, entry.ref.id, redatedAt)
  const ids = plans.map(({ id }) => id)
  return { ...entry, rows: [...entry.rows, ...(await rowsOfPlans(tx, entry.offenderId, ids))] }
}

async function entryAsked(tx: Tx, asked: Asked): Promise<Decision<Named, CorrectionRefusal>> {
  if (asked.entry === null) throw new AppError('not-found')
  const entry = await entryNamed(tx, asked.entry)
  if (entry.offenderId !== asked.offenderId) throw new AppError('not-found')
  const { kind, otherId, redatedAt } = asked
  if (kind === 'move' && otherId === entry.offenderId) return no('same-person')
  const when = redatedAt === null ? null : whyNotThen(redatedAt, entry.at, tx.at)
  if (when !== null) return no(when)
  const decided = correctable(entry, kind)
  if (!decided.ok) return decided
  const early = await whyTooEarly(tx, asked, entry)
  if (early !== null) return no(early)
  const whole = await withItsPlans(tx, entry, redatedAt)
  return yes({ summary: clipped(entry.summary), toldSince: entry.recordedAt, entry: whole })
}

const sideWords = (kind: Asked['kind'], kept: MergeSide, other: MergeSide): string =>
  kind === 'merge'
    ? `The record ${other.visorRef} is of the same person as ${kept.visorRef}, which is kept.`
    : `The record ${other.visorRef} is of another person than ${kept.visorRef}, into which it was merged.`

/** Since there were two records, or since they were made one: until then nothing untrue was read. */
const sinceOf = (kind: Asked['kind'], kept: MergeSide, other: MergeSide): Date => {
  const twoSince = kept.recordedAt > other.recordedAt ? kept.recordedAt : other.recordedAt
  return kind === 'merge' ? twoSince : (other.mergedAt ?? twoSince)
}

async function sidesAsked(
  tx: Tx,
  { kind, offenderId, otherId }: Asked,
): Promise<Decision<Named, CorrectionRefusal>> {
  const sides = await mergeSides(tx, [offenderId, ...(otherId === null ? [] : [otherId])])
  const kept = sides.find(({ id }) => id === offenderId)
  const other = sides.find(({ id }) => id === otherId)
  if (kept === undefined || other === undefined) return no('unknown-person')
  const why = kind === 'merge' ? whyNotMerge(kept, other) : whyNotUnmerge(kept, other)
  if (why !== null) return no(why)
  return yes({
    summary: sideWords(kind, kept, other),
    toldSince: sinceOf(kind, kept, other),
    entry: null,
  })
}

/** Whether it can be put right as asked, and in what words; read as it stands now. */
export const namedNow = (tx: Tx, asked: Asked): Promise<Decision<Named, CorrectionRefusal>> =>
  asked.kind === 'merge' || asked.kind === 'unmerge' ? sidesAsked(tx, asked) : entryAsked(tx, asked)
