// The job's work: the list of a force, kept on the last working day before a gap and on no other.
import { restrictedPeople } from '../../access/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type ForceId } from '../../platform/ids.ts'
import type { Counts } from '../../platform/jobs/types.ts'
import { policyOn } from '../../policy/index.ts'
import { forcesHere, linesNow, linesThen } from '../queries.ts'
import { isBeforeGap, listedFrom, nextWorkingDay } from '../rules.ts'
import { endRunOut, insertLines, insertList } from '../store.ts'
import type { ListedLine, WeekendLine, WeekendList } from '../types.ts'

/** A line to be kept. */
export const lineOf = (
  list: WeekendList,
  { owedOn: _, isOwed: __, isSince: ___, movedBy: ____, metOn: _____, ...line }: ListedLine,
): WeekendLine => ({
  ...line,
  id: newId(),
  forceId: list.forceId,
  listId: list.id,
})

/** Everybody, whoever may see them: each reader is shown the lines of those they know of. */
async function madeFor(tx: Tx, list: WeekendList): Promise<readonly ListedLine[]> {
  if (!(await insertList(tx, list))) return []
  const isLate = list.forDate < localDateOf(tx.at)
  const lines = isLate
    ? await linesThen(tx, list, listedFrom(list.forDate))
    : await linesNow(tx, list)
  await insertLines(
    tx,
    lines.map((line) => lineOf(list, line)),
  )
  return lines
}

type Day = Readonly<{ forDate: LocalDate; untilOn: LocalDate }>

async function listFor(tx: Tx, forceId: ForceId, { forDate, untilOn }: Day) {
  await endRunOut(tx, { forceId, offenderId: null, on: forDate })
  const list = { id: newId(), forceId, recordedAt: tx.at, recordedBy: tx.actor, forDate, untilOn }
  return await madeFor(tx, list)
}

/** One list for each force; on a day before a working day there is nothing to do, and the counts say so. */
export async function makeWeekendLists(tx: Tx, forDate: LocalDate): Promise<Counts> {
  const holidays = (await policyOn(tx, forDate)).dates('calendar.bank_holidays')
  if (!isBeforeGap(forDate, holidays)) return { noGapFollows: 1 }
  const untilOn = nextWorkingDay(forDate, holidays)
  const lines: ListedLine[] = []
  for (const forceId of await forcesHere(tx))
    lines.push(...(await listFor(tx, forceId, { forDate, untilOn })))
  const restricted = new Set(await restrictedPeople(tx))
  const told = lines.filter(({ offenderId }) => !restricted.has(offenderId))
  return {
    listed: told.length,
    overdue: told.filter(({ dueOn }) => dueOn !== null && dueOn < forDate).length,
    unallocated: told.filter(({ officerId }) => officerId === null).length,
  }
}
