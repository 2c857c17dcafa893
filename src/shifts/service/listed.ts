// Which list holds on a day, who is on it, and what came of each since.
import type { FileOwner } from '../../access/index.ts'
import { localDateOf, startOfDay, addDays, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import {
  claimedPeople,
  claimsOf,
  claimsStanding,
  linesBetween,
  linesKept,
  linesNow,
  listUpTo,
  visitsSince,
} from '../queries.ts'
import { listedFrom, nextListOn, nextWorkingDay, resultOf, type Gap } from '../rules.ts'
import type { Claim, LineResult, ListedLine, WeekendList } from '../types.ts'

/** The list of a day: as it was made, or, after its last day, as it would be made now. */
export type HeldList = Readonly<{
  on: LocalDate
  /** Null while the next one has not been made. */
  list: WeekendList | null
  untilOn: LocalDate
  /** The day on which the next list is made. */
  nextOn: LocalDate
  /** The days without an office that it is for; of the next list where none holds. */
  gap: Gap
  lines: readonly ListedLine[]
}>

/** The newest list that still holds on a day; after the end of its last day none does. */
async function listHeldOn(tx: Tx, forceId: ForceId, on: LocalDate): Promise<WeekendList | null> {
  const list = await listUpTo(tx, forceId, on)
  return list === null || list.untilOn < on ? null : list
}

/** Up to when a day is told of: now, or the end of a day that is over. */
export const toldUntil = (tx: Tx, on: LocalDate): Date =>
  on < localDateOf(tx.at) ? startOfDay(addDays(on, 1)) : tx.at

/**
 * The lines that were kept, and whoever came to be owed a visit by then since it was made, seen meanwhile or not:
 * somebody released on the Friday afternoon is nobody's otherwise.
 */
async function keptAndSince(
  tx: Tx,
  list: WeekendList,
  until: Date,
): Promise<readonly ListedLine[]> {
  const kept = await linesKept(tx, list.id, until)
  const last = Math.max(0, ...kept.map(({ place }) => place))
  const known = new Set(kept.map(({ offenderId }) => offenderId))
  const since = listedFrom(list.forDate)
  const open = (await linesBetween(tx, list, { since, until })).filter(({ offenderId }) => {
    const isNew = !known.has(offenderId)
    known.add(offenderId)
    return isNew
  })
  return [
    ...kept,
    ...open.map((line, index) => ({ ...line, place: last + index + 1, isSince: true as const })),
  ]
}

export async function listOn(tx: Tx, forceId: ForceId, on: LocalDate): Promise<HeldList> {
  const holidays = (await policyOn(tx, on)).dates('calendar.bank_holidays')
  const list = await listHeldOn(tx, forceId, on)
  const untilOn = list?.untilOn ?? nextWorkingDay(on, holidays)
  const lines =
    list === null
      ? await linesNow(tx, { forceId, untilOn }, await claimedPeople(tx, forceId))
      : await keptAndSince(tx, list, toldUntil(tx, on))
  const next = list === null ? on : addDays(on, list.forDate === on ? 1 : 0)
  const nextOn = nextListOn(next, holidays)
  const gap =
    list === null
      ? { from: nextOn, untilOn: nextWorkingDay(nextOn, holidays) }
      : { from: list.forDate, untilOn: list.untilOn }
  return { on, list, untilOn, nextOn, gap, lines }
}

export type ListedNow = Readonly<{
  line: ListedLine
  result: LineResult
  /** The claim that stands, or stood when the person was gone to. */
  claim: Claim | null
}>

/** Owed by the end of the list; somebody for whom nothing sets a day is owed a visit by any. */
const isOwedBy = ({ isOwed, owedOn }: ListedLine, untilOn: LocalDate): boolean =>
  isOwed && (owedOn === null || owedOn <= untilOn)

/** When results begin to count: from noon of the list's day, or from the beginning of a day without one. */
const countedFrom = ({ list, on }: HeldList): Date =>
  list === null ? startOfDay(on) : listedFrom(list.forDate)

/** Each line with what came of it up to now, or up to an instant: two statements for any number. */
export async function withResults(
  tx: Tx,
  held: HeldList,
  until: Date = toldUntil(tx, held.on),
): Promise<readonly ListedNow[]> {
  const ids = held.lines.map(({ offenderId }) => offenderId)
  const since = countedFrom(held)
  const visits = await visitsSince(tx, ids, { since, until })
  const claims = await claimsBetween(tx, ids, { since, until })
  return held.lines.map((line) => ({
    line,
    result: resultOf({
      visits: visits.get(line.offenderId) ?? [],
      isOwed: isOwedBy(line, held.untilOn),
      line,
    }),
    claim: claims.get(line.offenderId) ?? null,
  }))
}

/** Those of the list, and those that stand from before it was made. */
async function claimsBetween(
  tx: Tx,
  ids: readonly OffenderId[],
  between: Readonly<{ since: Date; until: Date }>,
): Promise<ReadonlyMap<OffenderId, Claim>> {
  const standing = await claimsStanding(tx, ids, localDateOf(between.until))
  const before = [...standing].filter(([, { recordedAt }]) => recordedAt <= between.until)
  return new Map([...(await claimsOf(tx, ids, between)), ...before])
}

/** Seen, moved to a later day, or owed no visit any more: nothing is there to be claimed. */
export const isOver = ({ result }: Pick<ListedNow, 'result'>): boolean =>
  ['seen', 'moved', 'left'].includes(result.state)

type Whom = Readonly<Pick<FileOwner, 'forceId' | 'offenderId'>>

/** On the list that holds today and not seen since: only such a visit is there to be claimed. Null for anybody else. */
export async function lineToClaim(
  tx: Tx,
  { forceId, offenderId }: Whom,
): Promise<Readonly<{ list: WeekendList | null; line: ListedLine }> | null> {
  const held = await listOn(tx, forceId, localDateOf(tx.at))
  const lines = held.lines.filter((line) => line.offenderId === offenderId)
  const [one] = await withResults(tx, { ...held, lines })
  if (one === undefined || isOver(one)) return null
  return { list: held.list, line: one.line }
}
