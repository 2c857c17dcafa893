// The briefing on one sheet of A4, and as a spreadsheet: the very words of the edition.
import { formatDate, formatInstant } from '../../platform/calendar.ts'
import type { Row } from '../../platform/documents/csv.ts'
import type { Paper, Section as PaperSection } from '../../platform/documents/document.ts'
import type { Edition, Section } from '../types.ts'
import { heldText, whyWords } from './words.ts'

/** One line of the edition with the part that it stands in. */
export type PaperLine = Readonly<{ section: Section; line: Section['lines'][number] | null }>

/** Every line in its order; a part without any says so in one. */
export const paperLines = ({ content }: Edition): PaperLine[] =>
  content.sections.flatMap((section): PaperLine[] =>
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

const restOf = ({ lines, shown }: Section): string[] =>
  lines.length > shown ? [`${lines.length - shown} more are on the screen.`] : []

const onPaper = (section: Section): PaperSection => ({
  heading: section.title,
  points: section.lines.slice(0, section.shown).map((line) => sentence(section, line)),
  lines: section.lines.length === 0 ? [section.emptyText] : restOf(section),
})

/** Names that stand in the left column, which is read first; the rest stand beside them. */
const readFirst = new Set(['immediate', 'decisions', 'overdue'])

export type PaperAsked = Readonly<{
  edition: Edition
  marking: string
  madeBy: string
  madeAt: Date
}>

/** All of it on one sheet: what is dealt with first on the left, the rest on the right. */
export function briefingPaper({ edition, marking, madeBy, madeAt }: PaperAsked): Paper {
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
        left: content.sections.filter(isFirst).map(onPaper),
        right: content.sections.filter((section) => !isFirst(section)).map(onPaper),
      },
    ],
  }
}
