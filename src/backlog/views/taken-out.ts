// The backlog, the lists and the figures as they stand in a file: a spreadsheet's rows, a paper's table.
import type { DayAndHour } from '../../duties/index.ts'
import { formatTime, type LocalDate } from '../../platform/calendar.ts'
import type { Row } from '../../platform/documents/csv.ts'
import type { PaperTable } from '../../platform/documents/document.ts'
import type { DutyInFile, PersonInFile } from '../queries/duties-in-file.ts'
import type { ListedDuty } from '../service/listed.ts'
import { againstDay } from '../rules/on-day.ts'
import type { ListedPerson } from '../service/lists.ts'
import type { Level, Policy } from '../../policy/index.ts'
import { whenWords } from './duty.ts'
import { figuresModel } from './figures.ts'
import type { FiguresShown } from './figure-tiles.ts'
import { personName } from './person.ts'
import { kindWords, levelWords, statusWords } from './words.ts'

const personHeadings = ['ViSOR ref', 'Surname', 'Forenames', 'Risk level', 'Status'] as const
const placeHeadings = ['Owner', 'Team', 'Last seen', 'ARMS on'] as const

const personCells = (person: PersonInFile, level: Level): Row => [
  person.visorRef,
  person.surname,
  person.forenames,
  levelWords[level],
  statusWords[person.status],
]

const placeCells = (person: PersonInFile, owner: string | null): Row => [
  owner,
  person.teamName,
  person.lastSeenOn,
  person.armsOn,
]

export const dutyHeadings = [
  ...personHeadings,
  ...['Owed', 'State', 'Started', 'Due by', 'Due at', 'Days overdue', 'Suspended', 'Review by'],
  ...['Met on', 'Days late', 'Why', 'Rule'],
  ...placeHeadings,
]

const stateNames: Readonly<Record<ListedDuty['state'], string>> = {
  open: 'open',
  due: 'due soon',
  overdue: 'overdue',
  no_date: 'no day set',
  suspended: 'suspended',
  met: 'met',
}

type Day = DayAndHour & Readonly<{ policy: Policy }>

export const dutyCells =
  ({ policy, ...as }: Day) =>
  (duty: DutyInFile): Row => {
    const { state, daysOverdue } = againstDay(duty, as, policy)
    return [
      ...personCells(duty, duty.level),
      kindWords[duty.kind],
      stateNames[state],
      duty.startsOn,
      duty.dueOn,
      duty.dueAt === null ? null : formatTime(duty.dueAt),
      daysOverdue,
      duty.suspended?.why ?? null,
      duty.suspended?.reviewOn ?? null,
      duty.metOn,
      duty.daysLate,
      duty.because,
      duty.rule,
      ...placeCells(duty, duty.ownerName),
    ]
  }

export const personListHeadings = [
  ...personHeadings,
  ...['Day', 'Days overdue', 'Why'],
  ...placeHeadings,
]

export const personListCells = ({ person, dueOn, daysOverdue, because }: ListedPerson): Row => [
  ...personCells(person, person.level),
  dueOn,
  daysOverdue,
  because,
  ...placeCells(person, person.officerName),
]

type Named = Readonly<{ forenames: string; surname: string; visorRef: string }>
const named = (person: Named): string => `${personName(person)}, ${person.visorRef}`

/** As it is read out at a meeting: who, how dangerous, what is owed, why, and whose. */
export const dutyTable = (rows: readonly DutyInFile[], { policy, ...as }: Day): PaperTable => ({
  head: ['Person', 'Risk level', 'Owed', 'When', 'Why', 'Owner', 'Team'],
  shares: [19, 8, 10, 14, 29, 11, 9],
  rows: rows.map((duty) => [
    named(duty),
    levelWords[duty.level],
    kindWords[duty.kind],
    whenWords({ ...duty, ...againstDay(duty, as, policy) }),
    duty.because,
    duty.ownerName ?? 'No owner',
    duty.teamName,
  ]),
})

export const personTable = (rows: readonly ListedPerson[]): PaperTable => ({
  head: ['Person', 'Risk level', 'Day', 'Days overdue', 'Why', 'Owner', 'Team'],
  shares: [20, 8, 9, 7, 34, 12, 10],
  rows: rows.map(({ person, dueOn, daysOverdue, because }) => [
    named(person),
    levelWords[person.level],
    dueOn ?? '',
    daysOverdue === 0 ? '' : String(daysOverdue),
    because,
    person.officerName ?? 'No owner',
    person.teamName,
  ]),
})

export const figureHeadings = ['As at', 'Figure', 'Of which', 'Number']

const asNumber = (text: string): number | string => {
  const bare = text.replaceAll(',', '')
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : text
}

/** The page's own tiles and tables, so that the file never says another number. */
export function figureRows(shown: FiguresShown & { policy: Policy; on: LocalDate }): Row[] {
  const { tiles, tables } = figuresModel(shown)
  return [
    ...tiles.map(({ number, label }) => [shown.on, label, '', asNumber(number)]),
    ...tables.flatMap(({ caption = '', head = [], rows }) =>
      rows.flatMap(([first, ...numbers]) =>
        numbers.map(({ text }, index) => [
          shown.on,
          numbers.length === 1 ? caption : `${caption}: ${head[index + 1]?.text ?? ''}`,
          first?.text ?? '',
          asNumber(text),
        ]),
      ),
    ),
  ]
}
