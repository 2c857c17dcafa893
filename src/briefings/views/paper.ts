// The briefing on one sheet of A4, and as a spreadsheet: the very words of the edition.
import { formatDate, formatInstant } from '../../platform/calendar.ts'
import type { Row } from '../../platform/documents/csv.ts'
import type { Paper, Section as PaperSection } from '../../platform/documents/document.ts'
import { decisionText } from '../rules.ts'
import type { Edition, ListedDecision, Section } from '../types.ts'
import { heldText, whyWords } from './words.ts'

const mostDecided = 12

/** One line of the edition with the part that it stands in. */
export type PaperLine = Readonly<{ section: Section; line: Section['lines'][number] | null }>

/** What was decided on the day, as a part of its own: the edition cannot hold it. */
export const withDecided = (
  { forDate, content }: Edition,
  decided: readonly ListedDecision[],
): readonly Section[] => {
  if (decided.length === 0) return content.sections
  const lines = decided.map((one) => ({
    offenderId: one.offenderId,
    who: `${one.name} (${one.visorRef})`,
    text: decisionText(one, forDate),
    lead: null,
  }))
  const title = 'Decided at this briefing'
  const part = { name: 'decided', title, lines, shown: mostDecided, leads: [], emptyText: '' }
  return [part, ...content.sections]
}

/** Every line in its order; a part without any says so in one. */
export const paperLines = (sections: readonly Section[]): PaperLine[] =>
  sections.flatMap((section): PaperLine[] =>
    section.lines.length === 0
      ? [{ section, line: null }]
      : section.lines.map((line) => ({ section, line })),
  )

const sentence = (section: Section, line: PaperLine['line']): string => {
  if (line === null) return section.emptyText
  return line.who === null ? line.text : `${line.who}: ${line.text}`
}

export const briefingHeadings = ['Part', 'Who', 'What is said']

export const briefingCells = ({ section, line }: PaperLine): Row => [
  section.title,
  line?.who ?? null,
  line === null ? section.emptyText : line.text,
]

function restOf({ lines, shown }: Section): string[] {
  const more = lines.length - shown
  if (more <= 0) return []
  return [more === 1 ? '1 more is on the screen.' : `${more} more are on the screen.`]
}

const onPaper = (section: Section): PaperSection => ({
  heading: section.title,
  points: section.lines.slice(0, section.shown).map((line) => sentence(section, line)),
  lines: section.lines.length === 0 ? [section.emptyText] : restOf(section),
})

/** Names that stand in the left column, which is read first; the rest stand beside them. */
const readFirst = new Set(['decided', 'weekend', 'immediate', 'decisions', 'overdue'])

export type PaperAsked = Readonly<{
  edition: Edition
  sections: readonly Section[]
  marking: string
  madeBy: string
  madeAt: Date
}>

/** All of it on one sheet: what is dealt with first on the left, the rest on the right. */
export function briefingPaper({ edition, sections, marking, madeBy, madeAt }: PaperAsked): Paper {
  const { content } = edition
  const isFirst = ({ name }: Section): boolean => readFirst.has(name)
  return {
    title: `Briefing: ${content.office}, ${formatDate(edition.forDate)}`,
    asAt: `Edition ${edition.number}, ${whyWords[edition.why]}: ${formatInstant(edition.issuedAt)}. ${heldText(edition)}.${content.alarms.map(({ text }) => ` ${text}`).join('')}`,
    marking,
    madeBy,
    madeAt,
    compact: true,
    body: [
      {
        left: sections.filter(isFirst).map(onPaper),
        right: sections.filter((section) => !isFirst(section)).map(onPaper),
      },
    ],
  }
}
