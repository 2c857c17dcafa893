// What came of a weekend, for the first briefing after it and for those between.
import { addDays, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../../platform/ids.ts'
import { packsOut, packsUnnamed } from '../queries.ts'
import type { PackOut, PackUnnamed, WeekendList } from '../types.ts'
import { listOn, withResults, type ListedNow } from './listed.ts'

export type WeekendResult = Readonly<{
  /** Null on a day that follows no list. */
  list: WeekendList | null
  lines: readonly ListedNow[]
  /** Printed pages that should have been back. */
  out: readonly PackOut[]
  /** The same of files that the briefing does not name. */
  unnamed: readonly PackUnnamed[]
}>

type Ask = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  on: LocalDate
  /** Up to when things are told. */
  until: Date
}>

/** Of a list that was made before the day and holds on it: its results so far, and the pages still out. */
export async function weekendResults(
  tx: Tx,
  { forceId, teamId, on, until }: Ask,
): Promise<WeekendResult> {
  const out = await packsOut(tx, { forceId, teamId, dueBefore: on, until })
  const unnamed = await packsUnnamed(tx, { forceId, teamId, dueBefore: on, until })
  const held = await listOn(tx, forceId, on)
  const { list } = held
  if (list === null || on < addDays(list.forDate, 1)) return { list: null, lines: [], out, unnamed }
  const lines = held.lines.filter((line) => teamId === null || line.teamId === teamId)
  return { list, lines: await withResults(tx, { ...held, lines }, until), out, unnamed }
}
