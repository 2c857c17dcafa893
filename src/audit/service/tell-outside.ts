// Tells the file outside of every seal, and keeps a signed mark in the database of what it was told.
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { marks } from '../rules/content.ts'
import {
  keepToldMark,
  lockSealing,
  newestSeal,
  sealsAfter,
  toldMark,
  wasAnyTold,
} from '../store.ts'
import type { OutsideState } from '../types/seals.ts'
import { appendSeals, beginOutside, lastOutside, lookOutside } from './outside.ts'

const markDigest = ({ sign }: Tx, place: string, told: number): string =>
  sign(`${marks.told}${place} ${told}`)

const keepTold = (tx: Tx, place: string, told: number): Promise<void> =>
  keepToldMark(tx, place, { told, digest: markDigest(tx, place, told) })

/** What the file of this name was told; null when the database does not know it, or its mark was changed. */
async function toldOf(tx: Tx, place: string): Promise<number | null> {
  const mark = await toldMark(tx, place)
  if (mark === null || mark.digest !== markDigest(tx, place, mark.told)) return null
  return mark.told
}

/** Whether there is no file yet and nothing that one could have been told. */
const isBeginning = async (tx: Tx, file: string): Promise<boolean> =>
  (await lookOutside(file)) === null && (await newestSeal(tx)) === null && !(await wasAnyTold(tx))

/** The name of the file that a log without seals begins, marked before there is such a file; null when none is to be begun. */
export async function mayBegin(tx: Tx, file: string): Promise<string | null> {
  if (!(await isBeginning(tx, file))) return null
  const place = newId<string>()
  await keepTold(tx, place, 0)
  return place
}

/** Begins the first file; one that is lost later is not made again by itself: that it is lost must show. */
export async function beginFirst(tx: Tx, file: string, place: string): Promise<void> {
  await lockSealing(tx)
  if (await isBeginning(tx, file)) await beginOutside(file, place)
}

const mostLines = 10_000

type Told = Readonly<{ state: OutsideState; told: number }>

/** Adds the seals that the file was not told yet, one writer at a time, by the sealing lock. A file that lacks what it was told is left as it is. */
export async function writeOutside(tx: Tx, file: string): Promise<Told> {
  await lockSealing(tx)
  const there = await lookOutside(file)
  if (there === null) return { state: 'lost', told: 0 }
  const told = await toldOf(tx, there.place)
  if (told === null) return { state: 'unknown', told: 0 }
  const last = await lastOutside(file)
  if (last < told) return { state: 'incomplete', told }
  for (let [from, marked] = [last, told]; ;) {
    const seals = await sealsAfter(tx, from, mostLines)
    const newest = seals.at(-1)
    if (newest === undefined) return { state: 'whole', told: marked }
    await appendSeals(file, seals)
    await keepTold(tx, there.place, newest.number)
    from = marked = newest.number
  }
}

/** Makes the file anew from the seals in the database, under a new name: only for whoever has satisfied themselves that these are the true ones. */
export async function renewOutside(tx: Tx, file: string): Promise<void> {
  await lockSealing(tx)
  const place = newId<string>()
  await beginOutside(file, place, `# Begun again ${tx.at.toISOString()} by ${tx.actor}\n`)
  await keepTold(tx, place, 0)
  await writeOutside(tx, file)
}
