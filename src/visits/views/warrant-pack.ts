// The evidence pack for section 96B as a page, on paper and for programs: what is held, what is not known, every call.
import { formatDate, formatInstant, formatShortDate, formatTime } from '../../platform/calendar.ts'
import type { Paper, PaperTable, Section } from '../../platform/documents/document.ts'
import type { Link, SummaryList, Table } from '../../platform/views/models.ts'
import type {
  Condition,
  CountedCall,
  NotCounted,
  PackCall,
  WarrantPack,
} from '../types/warrant-pack.ts'
import { outcomeWords } from './words.ts'

export type WarrantPackModel = Readonly<{
  title: string
  person: object
  back: Link
  standsText: string
  warningText: string
  download: Link | null
  conditions: readonly Readonly<{ title: string; facts: SummaryList }>[]
  toSearch: Table | null
  others: Table | null
  appliesLines: readonly string[]
  madeText: string
}>

const notCountedWords: Readonly<Record<NotCounted, string>> = {
  obtained: 'Not counted: the constable was let in',
  'not-at-home': 'Not counted: it was not at the home',
  'other-premises': 'Not counted: it was not at an address held now',
  'seen-inside': 'Not counted: the person was seen inside',
  'seen-elsewhere': 'Not counted: the person was seen elsewhere than at these premises',
  cancelled: 'Not counted: police cancelled the call',
  away: 'Not counted: the person was in custody, in hospital or away',
  gone: 'Not counted: the person had gone from the address',
  'no-constable': 'Not counted: no constable was there',
  'same-day': 'Not counted again: another call of that day is counted',
}

const verdictOf = ({ notCounted }: CountedCall): string =>
  notCounted === null ? 'Counted' : notCountedWords[notCounted]

/** A refusal answers somebody who asked: of one without a word on what was asked, that alone is said. */
function whyApart({ purpose, notAsked, notSeenBecause }: PackCall): string {
  if (purpose === 'visit') return 'Entry was asked for to make a visit, not to search'
  if (notAsked) return 'Entry was not asked for'
  return notSeenBecause === 'refused'
    ? 'Refused; it is not recorded whether entry to search was asked for'
    : 'Entry was not asked for, as far as is recorded'
}

const whenText = ({ on, at }: PackCall): string => `${formatShortDate(on)} at ${formatTime(at)}`

const officersText = ({ officers }: PackCall): string =>
  officers
    .map(({ name, isConstable, agency }) => {
      if (agency !== null) return `${name} (${agency})`
      return isConstable ? `${name}, constable` : `${name}, no constable`
    })
    .join('; ')

const premisesText = ({ premises, atHome }: PackCall): string =>
  premises ?? (atHome ? 'The home; no address was held' : 'Not the home')

const saidText = ({ said }: PackCall): string => said ?? 'Not recorded'

const heading = ['When', 'Officers', 'Premises', 'What happened', 'What was said'] as const

const cellsOf = (call: PackCall): string[] => [
  whenText(call),
  officersText(call),
  premisesText(call),
  outcomeWords(call),
  saidText(call),
]

const searchHead = [...heading, 'Counted, or why not']
const othersHead = [...heading, 'Why it never counts']

const searchCells = (one: CountedCall): string[] => [...cellsOf(one.call), verdictOf(one)]
const otherCells = (call: PackCall): string[] => [...cellsOf(call), whyApart(call)]

/** Each call leads to its record. */
function tableOf(
  { caption, head }: Readonly<{ caption: string; head: readonly string[] }>,
  rows: readonly Readonly<{ visitId: string; cells: readonly string[] }>[],
): Table | null {
  if (rows.length === 0) return null
  return {
    caption,
    regionId: caption.toLowerCase().replaceAll(/\W+/g, '-'),
    stacks: true,
    head: head.map((text) => ({ text })),
    rows: rows.map(({ visitId, cells }) =>
      cells.map((text, index) => (index === 0 ? { text, href: `/visits/${visitId}` } : { text })),
    ),
  }
}

const warning =
  'This pack says what is recorded here, and nothing about whether a warrant will be given: that is for a justice of the peace.'

const none = 'No call is recorded at which entry was sought to search and assess risk.'

/** What is known here of who applies, with how well it is known. */
const applies = [
  'A senior police officer of the force applies to a justice of the peace: a superintendent or above, as far as is known here. The rank was not checked against the statute in force; legal services confirm it.',
  'The warrant authorises a constable to enter and search the premises that it names in order to assess the risks that the offender poses. Reasonable force may be used if it is necessary.',
  'The words of section 96B of the Sexual Offences Act 2003 were read as they stood on 1 December 2010. Later changes were not checked.',
]

const standsText = ({ rows: { attempts, needed } }: WarrantPack): string =>
  `Entry to search was sought and not obtained on ${attempts} ${attempts === 1 ? 'day that counts' : 'days that count'}; the section asks ${needed}.`

const madeText = ({ madeBy, madeByUsername, madeAt }: WarrantPack): string =>
  `Made by ${madeBy} (${madeByUsername}), ${formatInstant(madeAt)}.`

const factsOf = ({ held, notKnown }: Condition): SummaryList => ({
  rows: [
    { key: 'Held here', text: held },
    { key: 'Not known here', text: notKnown },
  ],
})

export type WarrantPackAsked = Readonly<{ pack: WarrantPack; person: object; mayTake: boolean }>

export const warrantPackModel = ({
  pack,
  person,
  mayTake,
}: WarrantPackAsked): WarrantPackModel => ({
  title: 'Section 96B: evidence pack',
  person,
  back: { text: 'Back to the file', href: `/offenders/${pack.offenderId}` },
  standsText: standsText(pack),
  warningText: warning,
  download: mayTake
    ? { text: 'Take the pack out (PDF)', href: `/offenders/${pack.offenderId}/entry-warrant.pdf` }
    : null,
  conditions: pack.conditions.map((condition) => ({
    title: condition.title,
    facts: factsOf(condition),
  })),
  toSearch: tableOf(
    { caption: 'Entry sought to search and assess risk', head: searchHead },
    pack.rows.toSearch.map((one) => ({ visitId: one.call.visitId, cells: searchCells(one) })),
  ),
  others: tableOf(
    { caption: 'Other calls, which never count', head: othersHead },
    pack.rows.others.map((call) => ({ visitId: call.visitId, cells: otherCells(call) })),
  ),
  appliesLines: applies,
  madeText: madeText(pack),
})

const sectionOf = (title: string, table: PaperTable, emptyText: string): Section => ({
  heading: title,
  ...(table.rows.length === 0 ? { lines: [emptyText] } : { table }),
})

const shares = [1, 1.3, 1.4, 1, 1.4, 1.5]

/** The pack on paper: numbered sheets, with who made it and when. */
export const warrantPackPaper = (pack: WarrantPack): Paper => ({
  title: `Section 96B: evidence pack. ${pack.name}, ${pack.visorRef}`,
  asAt: `Born ${formatDate(pack.dateOfBirth)}. ${madeText(pack)} ${standsText(pack)} ${warning}`,
  marking: pack.isRestricted ? 'OFFICIAL-SENSITIVE: RESTRICTED FILE' : 'OFFICIAL-SENSITIVE',
  madeBy: pack.forceName,
  madeAt: pack.madeAt,
  body: [
    {
      heading: 'What section 96B(2) asks',
      table: {
        head: ['Condition', 'Held here', 'Not known here'],
        rows: pack.conditions.map(({ title, held, notKnown }) => [title, held, notKnown]),
      },
    },
    sectionOf(
      'Entry sought to search and assess risk',
      { head: searchHead, rows: pack.rows.toSearch.map(searchCells), shares },
      none,
    ),
    sectionOf(
      'Other calls, which never count',
      { head: othersHead, rows: pack.rows.others.map(otherCells), shares },
      'No other call is recorded at which nobody was seen or entry was sought.',
    ),
    { heading: 'Who applies', points: applies },
  ],
})

const callResource = ({
  visitId,
  at,
  officers,
  premises,
  said,
  seen,
  notSeenBecause,
}: PackCall) => ({
  visitId,
  at: at.toISOString(),
  officers,
  premises,
  said,
  seen,
  notSeenBecause,
})

export const warrantPackResource = (pack: WarrantPack) => ({
  offenderId: pack.offenderId,
  attempts: pack.rows.attempts,
  needed: pack.rows.needed,
  met: pack.rows.met,
  conditions: pack.conditions,
  toSearch: pack.rows.toSearch.map((one) => ({
    ...callResource(one.call),
    obtained: one.call.obtained,
    counted: one.notCounted === null,
    notCounted: one.notCounted,
  })),
  others: pack.rows.others.map((call) => ({ ...callResource(call), purpose: call.purpose })),
  says: warning,
  madeBy: pack.madeByUsername,
  madeAt: pack.madeAt.toISOString(),
})
