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
  listAfter,
  listUpTo,
  mergedInto,
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
  /** Of a day that is over and for which no list was kept: on which days the lists before and after it were made. */
  between: Between | null
}>

export type Between = Readonly<{ before: LocalDate | null; after: LocalDate | null }>

type Newest = Readonly<{
  /** The newest list up to a day. */
  newest: WeekendList | null
  /** The same while it still holds; after the end of its last day none does. */
  list: WeekendList | null
}>

async function listHeldOn(tx: Tx, forceId: ForceId, on: LocalDate): Promise<Newest> {
  const newest = await listUpTo(tx, forceId, on)
  return { newest, list: newest === null || newest.untilOn < on ? null : newest }
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
  const since = listedFrom(list.forDate)
  const kept = await linesKept(tx, list, { since, until })
  const last = Math.max(0, ...kept.map(({ place }) => place))
  const known = new Set(kept.map(({ offenderId }) => offenderId))
  const found = await linesBetween(tx, list, { since, until })
  const owed = new Set(found.filter(({ isOwed }) => isOwed).map(({ offenderId }) => offenderId))
  const open = found.filter(({ offenderId, isOwed }) => {
    // What was met is no word of somebody who is owed a visit by the same day again.
    const isNew = !known.has(offenderId) && (isOwed || !owed.has(offenderId))
    if (isNew) known.add(offenderId)
    return isNew
  })
  return [
    ...kept,
    ...open.map((line, index) => ({ ...line, place: last + index + 1, isSince: true as const })),
  ]
}

type Asked = Readonly<{ forceId: ForceId; on: LocalDate; untilOn: LocalDate }>

/** As kept; as it would be now; and nobody on a day that is over without a list: who would have been on it was not kept. */
async function linesOn(
  tx: Tx,
  { forceId, on, untilOn }: Asked,
  list: WeekendList | null,
): Promise<readonly ListedLine[]> {
  if (list !== null) return await keptAndSince(tx, list, toldUntil(tx, on))
  if (on < localDateOf(tx.at)) return []
  const people = await claimedPeople(tx, forceId)
  return await linesNow(tx, { forceId, untilOn }, { people, since: startOfDay(on) })
}

export async function listOn(tx: Tx, forceId: ForceId, on: LocalDate): Promise<HeldList> {
  const holidays = (await policyOn(tx, on)).dates('calendar.bank_holidays')
  const { newest, list } = await listHeldOn(tx, forceId, on)
  const untilOn = list?.untilOn ?? nextWorkingDay(on, holidays)
  const lines = await linesOn(tx, { forceId, on, untilOn }, list)
  const next = list === null ? on : addDays(on, list.forDate === on ? 1 : 0)
  const nextOn = nextListOn(next, holidays)
  const gap =
    list === null
      ? { from: nextOn, untilOn: nextWorkingDay(nextOn, holidays) }
      : { from: list.forDate, untilOn: list.untilOn }
  const between =
    list === null && on < localDateOf(tx.at)
      ? { before: newest?.forDate ?? null, after: await listAfter(tx, forceId, on) }
      : null
  return { on, list, untilOn, nextOn, gap, lines, between }
}

export type ListedNow = Readonly<{
  line: ListedLine
  result: LineResult
  /** The claim that stands, or stood when the person was gone to. */
  claim: Claim | null
  /** Made by other pairs under records that have been merged into this person's: they are to agree who goes. */
  alsoClaimed: readonly Claim[]
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
  const visits = await visitsSince(tx, ids, { since, until, toldSince: true })
  const claims = await claimsBetween(tx, ids, { since, until })
  return held.lines.map((line) => ({
    line,
    result: resultOf({
      visits: visits.get(line.offenderId) ?? [],
      since,
      isOwed: isOwedBy(line, held.untilOn),
      line,
    }),
    ...claimsFor(claims, line.offenderId),
  }))
}

const claimsFor = (
  claims: ReadonlyMap<OffenderId, readonly Claim[]>,
  id: OffenderId,
): Pick<ListedNow, 'claim' | 'alsoClaimed'> => {
  const [claim = null, ...alsoClaimed] = claims.get(id) ?? []
  return { claim, alsoClaimed }
}

/** Those of the list, and those that stand from before it was made: of each person, and after it of records merged into theirs. */
async function claimsBetween(
  tx: Tx,
  ids: readonly OffenderId[],
  between: Readonly<{ since: Date; until: Date }>,
): Promise<ReadonlyMap<OffenderId, readonly Claim[]>> {
  const records = [...ids.map((id) => ({ id, into: id })), ...(await mergedInto(tx, ids))]
  const all = records.map(({ id }) => id)
  const standing = await claimsStanding(tx, all, localDateOf(between.until))
  const before = [...standing].filter(([, { recordedAt }]) => recordedAt <= between.until)
  const found = new Map([...(await claimsOf(tx, all, between)), ...before])
  const claims = new Map<OffenderId, readonly Claim[]>()
  for (const { id, into } of records) {
    const claim = found.get(id)
    if (claim !== undefined) claims.set(into, [...(claims.get(into) ?? []), claim])
  }
  return claims
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
