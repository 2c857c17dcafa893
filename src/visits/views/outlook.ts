// What the next visit needs, in words: what to check, whom to take, when it may surprise, whether it could be guessed.
import { formatShortDate, weekdays, type Weekday } from '../../platform/calendar.ts'
import type { Cell, SummaryList, SummaryRow, Table } from '../../platform/views/models.ts'
import {
  partsOfDay,
  type Company,
  type DayHours,
  type Outlook,
  type PartOfDay,
  type SlotTried,
  type TakenBy,
  type VisitPlan,
  type WentFor,
} from '../types.ts'
import { hoursOf } from '../rules/slots.ts'
import { ruledOutLines, tryText } from './surprises.ts'
import { purposesText } from './words.ts'

export type OutlookModel = Readonly<{
  facts: SummaryList
  guessText: string
  verdictText: string
  /** The arithmetic behind the sentence; empty where it is too few to say. */
  workedOutText: string
  /** How long the same officers have gone. */
  company: readonly string[]
  hintText: string
  tryText: string
  /** What work rules out, and which work. */
  ruledOut: readonly string[]
  week: Table
}>

export type OutlookAsked = Readonly<{
  offenderId: string
  outlook: Outlook
  /** The plan whose day holds now; null where none does. */
  plan: VisitPlan | null
}>

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const lines = (key: string, told: readonly string[], none: string): SummaryRow =>
  told.length === 0 ? { key, text: none } : { key, lines: told.map((text) => ({ text })) }

type List = Readonly<{ path: string; about: string }>

const listed = (row: SummaryRow, offenderId: string, { path, about }: List): SummaryRow => ({
  ...row,
  actions: [{ text: 'All', about, href: `/offenders/${offenderId}/${path}` }],
})

const planned = (plan: VisitPlan | null): SummaryRow[] =>
  plan === null
    ? []
    : [
        { key: 'Why then', text: plan.why },
        {
          key: 'Not before',
          text: plan.earliest === null ? 'No earliest day' : formatShortDate(plan.earliest),
        },
        { key: 'What for', text: purposesText(plan) || 'Not said in the plan' },
        { key: 'Crew', text: plan.crewNeeds ?? 'Nothing particular said in the plan' },
        { key: 'To look at', text: plan.mustCheck ?? 'Nothing particular said in the plan' },
      ]

function workLines({ work }: Outlook): string[] {
  if (work.told.length === 0 || work.notWorkedOut === 0) return [...work.told]
  return [
    ...work.told,
    'Where no days and hours are given, nothing was worked out from it: read the words, and mind them in the table below.',
  ]
}

const factsOf = ({ offenderId, outlook, plan }: OutlookAsked): SummaryRow[] => {
  const { toCheck, beware } = outlook
  const all = (row: SummaryRow, path: string, about: string): SummaryRow =>
    listed(row, offenderId, { path, about })
  return [
    ...planned(plan),
    all(
      lines('Conditions in force', toCheck.conditions, 'No licence condition or order is recorded'),
      'licence-conditions',
      'licence conditions',
    ),
    all(
      lines('Devices known', toCheck.devices, 'No device was named at any visit'),
      'visits',
      'visits',
    ),
    all(
      lines('Children known', toCheck.children, 'No child is recorded'),
      'relationships',
      'relationships',
    ),
    all(
      lines('Said and not proved', toCheck.selfReports, 'Nothing waits to be proved'),
      'self-reports',
      'self-reports',
    ),
    all(
      lines('Warnings and the home', beware, 'No warning and nothing of the home is recorded'),
      'home-notes',
      'notes of the home',
    ),
    all(lines('Work and hours', workLines(outlook), 'No work is recorded'), 'work', 'work'),
  ]
}

const onDays = ({ visits, days }: WentFor): string =>
  days === visits ? '' : ` on ${days === 1 ? 'one day' : `${days} days`}`

const wentText = (run: WentFor): string =>
  `${run.names.join(' and ')}: at every visit that counts since ${formatShortDate(run.since)} (${run.visits} recorded here${onDays(run)}, ${run.months} ${run.months === 1 ? 'month' : 'months'})`

export const companyLines = ({ officer, pair }: Company): string[] =>
  [officer, pair].flatMap((run) => (run === null ? [] : [wentText(run)]))

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`

const callsText = ({ tries }: SlotTried): string => (tries === 1 ? '1 call' : `${tries} calls`)

const cameOfIt = ({ seen, lastOn }: SlotTried): string =>
  `${seen === 0 ? 'Nobody seen' : `Seen ${times(seen)}`}${lastOn === null ? '' : `, last on ${formatShortDate(lastOn)}`}`

const takenWords: Readonly<Record<TakenBy, string>> = {
  work: 'At work',
  sleep: 'Asleep after work',
}

function slotCell(slot: SlotTried): Cell {
  const { tries, takenBy } = slot
  if (takenBy === null)
    return tries === 0 ? { text: 'Never' } : { text: callsText(slot), note: cameOfIt(slot) }
  const text = takenWords[takenBy]
  return tries === 0
    ? { text }
    : { text, note: `${callsText(slot)} all the same. ${cameOfIt(slot)}` }
}

const dayRow = (week: readonly SlotTried[], day: Weekday): Cell[] => [
  { text: capital(day).slice(0, 3) },
  ...week.filter((slot) => slot.day === day).map(slotCell),
]

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** 'Morning, 07:00 to 12:00': the hours in which somebody may be called on. */
function partHead(part: PartOfDay, hours: DayHours): Cell {
  const [from, until] = hoursOf(part, hours)
  return { text: `${capital(part)}, ${hourText(from)} to ${hourText(until)}` }
}

const weekTable = ({ week, since, hours }: Outlook): Table => ({
  caption: `When somebody called at home, since ${formatShortDate(since)}`,
  classes: 'app-week',
  captionClasses: 'govuk-table__caption--s',
  head: [{ text: 'Day' }, ...partsOfDay.map((part) => partHead(part, hours))],
  firstCellIsHeader: true,
  rows: weekdays.map((day) => dayRow(week, day)),
})

function workedOutText({ predictability: told }: Outlook): string {
  if (told.state === 'too_few') return ''
  const { gaps, usual, usualPercent, thresholds } = told
  const inPart = usual.day === null ? 'in one part of the day' : 'in one part of one weekday'
  const where = usual.part === null ? 'on one weekday' : inPart
  const whose = usual.of === told.visits ? 'the visits' : 'the visits whose hour is known'
  return `Of the newest ${told.visits} visits that count, one a day. The time between them spreads by ${gaps.spreadPercent}% of its average: ${thresholds.regularPercent}% or less is regular. ${usualPercent}% of ${whose} fell ${where}: ${thresholds.concentratedPercent}% or more is concentrated. What would surprise was never tried in the months of the table and is no time at work or asleep after it: evenings and weekends come first, then what is least like the usual.`
}

export const outlookModel = (asked: OutlookAsked): OutlookModel => {
  const { predictability, company } = asked.outlook
  return {
    facts: { rows: factsOf(asked) },
    guessText: predictability.sentence,
    workedOutText: workedOutText(asked.outlook),
    verdictText: predictability.state === 'told' ? predictability.verdict : '',
    company: companyLines(company),
    hintText: company.hint ?? '',
    tryText: tryText(asked.outlook),
    ruledOut: ruledOutLines(asked.outlook),
    week: weekTable(asked.outlook),
  }
}

/** What a program is given of it. */
export const outlookResource = ({ week, since, hours, ...outlook }: Outlook) => ({
  ...outlook,
  predictability: {
    ...outlook.predictability,
    breaking: outlook.predictability.breaking.map(({ day, part }) => ({ day, part })),
  },
  slots: { since, hours, week },
})
