// An officer's day: whom to see or deal with, in what order, and why.
import {
  daysBetween,
  formatDate,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Link, Select } from '../../platform/views/models.ts'
import type { Policy } from '../../policy/index.ts'
import type { Decided } from '../queries/decided.ts'
import type { Day, DayEntry, DayTotals } from '../service/my-day.ts'
import { dutyResource, dutyRow, type DutyRow } from './duty.ts'
import { selectField } from '../../platform/views/fields.ts'
import type { BegunLine } from './begun.ts'
import { promiseLine, promiseParts } from './promises.ts'
import { ringingLine } from './ringing.ts'
import { claimLine, claimTold, type ClaimLine } from './day-claims.ts'
import { writeUpLine, writeUpTold, type WriteUpLine } from './day-write-ups.ts'
import { coverLines, handedBackLines } from './day-covers.ts'
import { sightingLine, sightingTold, type SightingLine } from './sightings.ts'
import { days, linkTo } from './words.ts'

type DaySummary = Readonly<{
  /** Whose the numbers are; null where there are only the own. */
  whose: string | null
  parts: readonly Readonly<{ text: string; href: string | null }>[]
  /** Said where there is no number. */
  noneText: string | null
}>

export type MyDayModel = Readonly<{
  title: string
  asAtText: string
  /** The own, and where the officer covers, whose besides: each number leads to its list. */
  summary: readonly DaySummary[]
  orderText: string
  chooser: Readonly<{ select: Select }> | null
  /** Whom the officer covers, and what waits for an answer. */
  covers: readonly Readonly<{ text: string; href: string; linkText: string }>[]
  /** Visits claimed from the weekend list. */
  claims: readonly ClaimLine[]
  /** Visits of other officers' people that this one recorded and that wait for their write-up. */
  writeUps: readonly WriteUpLine[]
  /** Hours that run and that nobody has accepted. */
  ringing: Readonly<{ text: string; href: string }> | null
  /** Promised proofs past their day. */
  promises: Link | null
  /** To the reader's own measures; null on another's day. */
  measures: Link | null
  begun: readonly BegunLine[]
  /** What others saw of these people, not read yet. */
  sightings: readonly SightingLine[]
  decided: readonly Readonly<{
    who: string
    href: string
    text: string
    whenText: string
    more: string
  }>[]
  now: readonly DutyRow[]
  nowEmptyText: string | null
  soonTitle: string
  soon: readonly DutyRow[]
  soonEmptyText: string | null
}>

export type DayShown = Readonly<{
  day: Day
  officer: Readonly<{ key: string; name: string }>
  isOwn: boolean
  policy: Policy
  /** What the reader began to write: empty on the day of another. */
  begun: readonly BegunLine[]
  /** Whose days the reader may look at besides. */
  others: readonly Readonly<{ key: string; name: string }>[]
}>

/** `of` names the list; null where the reader does not see it. */
function partsOf(
  { overdue, due, no_date, suspended }: DayTotals,
  of: Readonly<Record<string, string | undefined>> | null,
): DaySummary['parts'] {
  const parts: readonly (readonly [string, number, string])[] = [
    ['overdue', overdue, 'overdue'],
    ['no_date', no_date, 'owed with no day set'],
    ['due', due, 'due soon'],
    ['suspended', suspended, 'suspended'],
  ]
  return parts
    .filter(([, count]) => count > 0)
    .map(([state, count, words]) => ({
      text: `${count} ${words}`,
      href: of === null ? null : linkTo('/duties', { ...of, state }),
    }))
}

const summaryOf = (whose: string | null, parts: DaySummary['parts']): DaySummary => ({
  whose,
  parts,
  noneText: whose !== null && parts.length === 0 ? 'nothing owed' : null,
})

/** Whoever covers sees the list of the officer covered; a supervisor who looks on, only that of the own team. */
function coveredSummary({ day, isOwn, others }: DayShown): DaySummary[] {
  return day.covered.map(({ whose, totals, promises }) => {
    const { officerKey, officerName, offenderId, personName } = whose
    const sees = isOwn || others.some(({ key }) => key === officerKey)
    const of = sees ? { officer: officerKey, offender: offenderId ?? undefined } : null
    return summaryOf(
      `Covering ${personName === null ? officerName : `${personName}, of ${officerName}`}`,
      [...partsOf(totals, of), ...promiseParts(promises, of)],
    )
  })
}

function summary(shown: DayShown): MyDayModel['summary'] {
  const { day, officer } = shown
  const own = partsOf(day.totals, { officer: officer.key })
  const covered = coveredSummary(shown)
  return covered.length === 0
    ? own.length === 0
      ? []
      : [summaryOf(null, own)]
    : [summaryOf('Own', own), ...covered]
}

const rows = (entries: readonly DayEntry[], { day }: DayShown): DutyRow[] =>
  entries.map(({ duty, words, also, coveringFor }) => {
    const row = dutyRow(duty, day.on, { words, also })
    return coveringFor === null ? row : { ...row, words: `Covering for ${coveringFor}. ${words}` }
  })

const chooser = ({ officer, others }: DayShown): MyDayModel['chooser'] =>
  others.length === 0
    ? null
    : selectField('officer', 'Whose day', {
        items: others.map(({ key, name }) => ({ value: key, text: name })),
        chosen: officer.key,
      })

/** 'by 3 Mar 2026 at 19:30', and how late when the day has passed. */
function whenText({ dueOn, atTime }: Decided, on: LocalDate): string {
  const late = daysBetween(dueOn, on)
  const at = atTime === null ? '' : ` at ${atTime}`
  const day = dueOn === on ? `today${at}` : `by ${formatShortDate(dueOn)}${at}`
  return late > 0 ? `${day}, ${days(late)} late` : day
}

const decidedLine = (one: Decided, on: LocalDate): MyDayModel['decided'][number] => ({
  who: `${one.name} (${one.visorRef})`,
  href: `/offenders/${one.offenderId}`,
  text: one.decision,
  whenText: whenText(one, on),
  more: `/briefings/${one.decidedOn}/decisions/${one.id}`,
})

export function myDayModel(shown: DayShown): MyDayModel {
  const { day, officer, isOwn, policy } = shown
  const soonDays = policy.number('duties.due_within_days')
  return {
    title: isOwn ? 'My day' : `The day of ${officer.name}`,
    asAtText: formatDate(day.on),
    summary: summary(shown),
    orderText: `A suspension past its review, whereabouts unknown and very high risk come first. Then the level of risk together with how late it is: days over as a share of the wait, and for an ARMS as a share of the time that one holds. Between cases much alike, these go first: back in the community or moved within ${policy.number('backlog.recent_days')} days, two or more failed attempts, no ARMS in date. Plans for a next visit come last.`,
    chooser: chooser(shown),
    covers: [...handedBackLines(shown), ...coverLines(shown)],
    claims: day.claims.map((claim) => claimLine(claim, shown.isOwn)),
    writeUps: day.writeUps.map((owed) => writeUpLine(owed, shown.isOwn)),
    ringing: ringingLine(day.ringing, { officer: officer.key }),
    promises: promiseLine(day.promises, officer.key),
    measures: isOwn
      ? { text: 'Your own measures of visits', href: linkTo('/measures', { officer: officer.key }) }
      : null,
    begun: shown.begun,
    sightings: day.sightings.map((one) => sightingLine(one, shown.isOwn)),
    decided: day.decided.map((one) => decidedLine(one, day.on)),
    now: rows(day.now, shown),
    nowEmptyText: day.now.length === 0 ? 'Nothing is overdue.' : null,
    soonTitle: `Due in the next ${soonDays} days`,
    soon: rows(day.soon, shown),
    soonEmptyText: day.soon.length === 0 ? `Nothing falls due in the next ${soonDays} days.` : null,
  }
}

const entryResource = ({ duty, words, also, coveringFor }: DayEntry) => ({
  ...dutyResource(duty),
  ...(coveringFor === null ? {} : { coveringFor }),
  words,
  also: also.map(dutyResource),
})

const totalsResource = ({ overdue, no_date: noDate, due, suspended }: DayTotals) => ({
  overdue,
  noDate,
  due,
  suspended,
})

export const dayResource = ({ day, officer }: Pick<DayShown, 'day' | 'officer'>) => ({
  on: day.on,
  officer: officer.key,
  totals: totalsResource(day.totals),
  covered: day.covered.map(({ whose: { officerKey, offenderId }, totals, promises }) => ({
    officer: officerKey,
    offenderId,
    totals: totalsResource(totals),
    promises,
  })),
  ringing: day.ringing,
  promises: day.promises,
  covers: day.covers.map(({ id, state, officerKey, offenderId, fromOn, lastOn }) => ({
    id,
    state,
    officer: officerKey,
    offenderId,
    from: fromOn,
    to: lastOn,
  })),
  handedBack: day.handedBack.map(({ id, coveringKey, offenderId, lastOn }) => ({
    id,
    by: coveringKey,
    offenderId,
    to: lastOn,
  })),
  sightings: day.sightings.map(sightingTold),
  claims: day.claims.map(claimTold),
  writeUps: day.writeUps.map(writeUpTold),
  decided: day.decided,
  now: day.now.map(entryResource),
  soon: day.soon.map(entryResource),
})
