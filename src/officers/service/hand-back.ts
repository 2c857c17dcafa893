// The end of a cover: what was late before, what was done in its days, what became late, what comes next; made once, and kept.
import { countDuties } from '../../duties/index.ts'
import { inDayOrder, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dutiesUnder, peopleUnder } from '../queries.ts'
import type { Cover, CoverLoad, HandBack, HandBackLine } from '../types/here.ts'

type Told = Awaited<ReturnType<typeof dutiesUnder>>[number]
type Days = Pick<HandBack, 'from' | 'to'>

const isDone = ({ isOpen, metOn }: Told, to: LocalDate): boolean =>
  !isOpen && metOn !== null && metOn <= to

/** Due in the days, and not done by the day it was due or in any of them. */
const isLate = (one: Told, { from, to }: Days, today: LocalDate): boolean =>
  one.dueOn !== null &&
  one.dueOn >= from &&
  one.dueOn <= to &&
  one.dueOn < today &&
  !isDone(one, to)

/** Due before the days, and not done in them. */
const wasLate = (one: Told, { to }: Days, first: LocalDate): boolean =>
  one.dueOn !== null && one.dueOn < first && !isDone(one, to)

type Covered = Pick<Cover, 'officerId' | 'offenderId' | 'fromOn' | 'lastOn' | 'endedAt'>

/** What was late before the days of a cover, what was done and became late in them, and what comes next. */
export async function handBackOf(tx: Tx, cover: Covered): Promise<HandBack> {
  const today = localDateOf(tx.at)
  const ended = cover.endedAt === null ? today : localDateOf(cover.endedAt)
  const last = cover.lastOn !== null && cover.lastOn < ended ? cover.lastOn : ended
  const days = { from: cover.fromOn, to: last < cover.fromOn ? cover.fromOn : last }
  const first = days.from < today ? days.from : today
  const told = await dutiesUnder(tx, cover, days)
  const line = ({ isOpen: _, ...one }: Told): HandBackLine => one
  return {
    ...days,
    already: told.filter((one) => wasLate(one, days, first)).map(line),
    done: told.filter((one) => isDone(one, days.to)).map(line),
    // Of the days of the cover alone, however long after it this is looked at.
    late: told.filter((one) => isLate(one, days, today)).map(line),
    next: told
      .filter(({ isOpen, dueOn }) => isOpen && dueOn !== null && dueOn >= first)
      .filter((one) => !isLate(one, days, today))
      .toSorted((a, b) => inDayOrder(a.dueOn ?? '', b.dueOn ?? ''))
      .map(line),
  }
}

/** The summary to keep: whole, whoever ends the cover or looks first. */
export const handBackKept = (tx: Tx, cover: Covered): Promise<HandBack> =>
  hidingNobody(tx, () => handBackOf(tx, cover))

/** A kept summary without those who are hidden from the reader. */
export function handBackShown(tx: Tx, { already, done, late, next, ...days }: HandBack): HandBack {
  const hidden = new Set<string>(tx.hidden())
  const seen = (lines: readonly HandBackLine[]) =>
    lines.filter(({ offenderId }) => !hidden.has(offenderId))
  return {
    ...days,
    ...(already === undefined ? {} : { already: seen(already) }),
    done: seen(done),
    late: seen(late),
    next: seen(next),
  }
}

/** What a cover brings to whoever is asked, as it is now. */
export async function loadOf(
  tx: Tx,
  cover: Pick<Cover, 'forceId' | 'officerId' | 'offenderId'>,
): Promise<CoverLoad> {
  const { forceId, officerId, offenderId } = cover
  return {
    ...(await peopleUnder(tx, cover)),
    overdue: await countDuties(tx, {
      filter: { forceId, officerId, offenderId: offenderId ?? undefined, state: 'overdue' },
      ...{ on: localDateOf(tx.at), at: tx.at, dueWithinDays: 0 },
    }),
  }
}
