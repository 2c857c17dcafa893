// The numbered page: what stands on it when it is printed, on the screen and as a sheet of paper.
import { personLine } from '../../offenders/index.ts'
import { formatDate, formatInstant, type LocalDate } from '../../platform/calendar.ts'
import type { Paper, Section } from '../../platform/documents/document.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { problemsOf, radios, type Field } from '../../platform/views/fields.ts'
import type { HiddenFields, Link, Pager, Problem } from '../../platform/views/models.ts'
import { crewText, levelWords } from '../rules.ts'
import type { PackListed, PackShown } from '../queries.ts'
import { packName, returnedWords } from '../service/pack.ts'
import type { Ring, Told, ToldLine } from '../service/reading.ts'
import type { Claim, PackContent, PackOut, PackSection, PackUnnamed } from '../types.ts'
import { inWords, whomToRing } from './ring.ts'
import type { PartShown } from './plans.ts'
import { strangerSections } from './stranger.ts'

const addressText = ({ stranger: { address } }: Told): string => {
  if (address === null) return 'No address is held'
  const where = [address.line, address.postcode].filter((part) => part !== null).join(', ')
  return address.kind === 'location' ? `${where} (location of no fixed abode)` : where
}

type ForClaim = Readonly<{ told: ToldLine; ring: Ring; claim: Claim; on: LocalDate }>

const mostLines = 8
const longest = 240

const short = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`

/** One sheet holds it all: what is more than fits is said to be on the file. */
function onOneSheet({ heading, lines }: PackSection): PackSection {
  const more = lines.length - mostLines
  const rest = more > 0 ? [`and ${more} more on the file`] : []
  return { heading, lines: [...lines.slice(0, mostLines).map(short), ...rest] }
}

/** All that a stranger needs, and nothing else: no child by name, and nobody who was harmed. */
export function packContent({ told, ring, claim, on }: ForClaim): PackContent {
  const line = personLine(told.facts, on)
  return {
    name: line.name,
    visorRef: line.visorRef,
    born: line.bornText,
    levelText: levelWords[told.facts.level],
    addressText: addressText(told),
    printedFor: crewText(claim.crew),
    sections: [
      { heading: 'Where', lines: [addressText(told), line.lastSeenText] },
      { heading: 'Why', lines: [told.line.because] },
      ...strangerSections(told),
      { heading: 'Whom to ring', lines: inWords(whomToRing(told, ring)) },
    ].map(onOneSheet),
  }
}

const handling =
  'This page is handed back to the office or shredded, and somebody ticks which. It is not copied.'

const asAtText = (pack: PackShown): string =>
  `Page ${packName(pack)}, page 1 of 1. Printed ${formatInstant(pack.recordedAt)} for ${pack.content.printedFor}. Back by the end of ${formatDate(pack.dueOn)}.`

const half = (sections: PackContent['sections'], isFirst: boolean): readonly Section[] => {
  const middle = Math.ceil(sections.length / 2)
  const some = isFirst ? sections.slice(0, middle) : sections.slice(middle)
  return some.map(({ heading, lines }) => ({ heading, points: lines }))
}

type Making = Readonly<{ marking: string; madeBy: string; madeAt: Date }>

/** One sheet of A4; it says so, and the type grows smaller rather than go on to a second. */
export const packPaper = (pack: PackShown, making: Making): Paper => ({
  ...making,
  title: `${pack.content.name}, ${pack.content.visorRef}, ${pack.content.born}: ${pack.content.levelText}`,
  asAt: `${asAtText(pack)} ${handling}`,
  compact: true,
  body: [
    {
      left: half(pack.content.sections, true),
      right: half(pack.content.sections, false),
    },
  ],
})

type ReturnForm = Readonly<{ action: string; hidden: HiddenFields; fields: readonly Field[] }>

export type PackModel = Readonly<{
  title: string
  problems: readonly Problem[]
  number: string
  levelText: string
  bornText: string
  asAtText: string
  handlingText: string
  sections: PackContent['sections']
  returnedText: string | null
  form: ReturnForm | null
  links: readonly Link[]
}>

type PackPage = Readonly<{ pack: PackShown; mayTick: boolean; attempt: Attempt; key: string }>

const returnForm = ({ pack, attempt, key }: PackPage): ReturnForm => ({
  action: `/packs/${pack.id}/return`,
  hidden: [{ name: '_key', value: key }],
  fields: [
    radios({ attempt }, { name: 'how', legend: 'What became of this page?' }, [
      ['returned', 'It was returned to the office'],
      ['shredded', 'It was shredded'],
    ]),
  ],
})

const returnedText = ({ returnedAt, returnedBy, returnedHow }: PackShown): string | null =>
  returnedAt === null || returnedHow === null
    ? null
    : `${formatInstant(returnedAt)}: ${returnedWords[returnedHow]}, ticked by ${returnedBy ?? ''}.`

export const packModel = (shown: PackPage): PackModel => {
  const { pack, attempt } = shown
  const { content } = pack
  return {
    title: `${content.name}, ${content.visorRef}`,
    problems: problemsOf({ attempt }),
    number: packName(pack),
    levelText: content.levelText,
    bornText: content.born,
    asAtText: asAtText(pack),
    handlingText: handling,
    sections: content.sections,
    returnedText: returnedText(pack),
    form: pack.returnedAt === null && shown.mayTick ? returnForm(shown) : null,
    links: [
      { text: 'This page as a PDF', href: `/packs/${pack.id}.pdf` },
      { text: 'The weekend list', href: '/weekend-list' },
      { text: 'Pages that are out', href: '/packs' },
    ],
  }
}

export type PackRow = Readonly<{
  heading: string
  /** Null where the reader would have to say why the file is opened. */
  href: string | null
  text: string
  lateText: string | null
  /** Null where it is for others to say what became of it. */
  tick: Readonly<{ hidden: HiddenFields; action: string }> | null
}>

export type PacksModel = Readonly<{
  problems: readonly Problem[]
  leadText: string
  /** The whole list, where a part of it was asked for. */
  allHref: string | null
  rows: readonly PackRow[]
  emptyText: string | null
  pager: Pager
}>

export type PacksShown = PartShown &
  Readonly<{
    out: readonly PackListed[]
    /** Those of a team alone, or those alone that should have been back. */
    which: Readonly<{ team: string | null; late: boolean }>
    ticks: (one: PackListed) => boolean
    opens: (one: PackOut) => boolean
    today: LocalDate
    attempt: Attempt
    key: string
  }>

/** A page of a file that does not exist for the reader is asked for by its number. */
const aboutText = (one: PackOut | PackUnnamed): string =>
  'name' in one
    ? `${one.name} (${one.visorRef}). Printed ${formatInstant(one.printedAt)} for ${one.printedFor}. `
    : ''

const packRow = (one: PackListed, { opens, ticks, today, key }: PacksShown): PackRow => ({
  heading: `Page ${packName(one)}`,
  href: 'name' in one && opens(one) ? `/packs/${one.id}` : null,
  text: `${aboutText(one)}Back by the end of ${formatDate(one.dueOn)}.`,
  lateText: one.dueOn < today ? 'Should have been back' : null,
  tick: ticks(one)
    ? {
        hidden: [{ name: '_key', value: `${one.id}-${key}` }],
        action: `/packs/${one.id}/return`,
      }
    : null,
})

/** 'should have been back, of North office': those that were asked for. */
const whichText = ({ team, late }: PacksShown['which']): string =>
  `${late ? 'should have been back' : 'have not come back'}${team === null ? '' : `, of ${team}`}`

const noneText = ({ team, late }: PacksShown['which']): string =>
  `No page is out${late ? ' that should have been back' : ''}${team === null ? '' : `, of ${team}`}.`

export const packsModel = (shown: PacksShown): PacksModel => ({
  problems: problemsOf(shown),
  leadText: `Numbered pages that were printed for a weekend visit and ${whichText(shown.which)}. Each is returned to the office or shredded, and one of the pair, of their team or of the owner’s, or an inspector ticks which.`,
  allHref: shown.which.team === null && !shown.which.late ? null : '/packs',
  rows: shown.out.map((one) => packRow(one, shown)),
  emptyText: shown.out.length === 0 ? noneText(shown.which) : null,
  pager: {
    label: 'Pages that are out',
    totalText: `${shown.total} in all, the longest out first.`,
    nextHref: shown.next,
    firstHref: shown.first,
  },
})

/** What came of a page whose person the reader does not know of. */
export const packUnnamedResource = ({ id, version, returnedHow, ...pack }: PackShown) => ({
  ...{ id, version, number: packName(pack), dueOn: pack.dueOn },
  returned: returnedHow,
})

export const packResource = (pack: PackShown) => ({
  id: pack.id,
  version: pack.version,
  number: packName(pack),
  offenderId: pack.offenderId,
  printedAt: pack.recordedAt.toISOString(),
  printedBy: pack.recordedBy,
  printedFor: pack.content.printedFor,
  dueOn: pack.dueOn,
  returned:
    pack.returnedAt === null
      ? null
      : { at: pack.returnedAt.toISOString(), by: pack.returnedBy, how: pack.returnedHow },
  content: pack.content,
})

const namedResource = ({ printedAt, ...one }: PackOut) => ({
  offenderId: one.offenderId,
  name: one.name,
  visorRef: one.visorRef,
  team: one.teamName,
  printedFor: one.printedFor,
  printedAt: printedAt.toISOString(),
})

export const packOutResource = (one: PackOut | PackUnnamed) => ({
  id: one.id,
  number: packName(one),
  dueOn: one.dueOn,
  ...('name' in one ? namedResource(one) : {}),
})
