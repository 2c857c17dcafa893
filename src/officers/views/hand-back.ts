// What came of a cover: late before it, done, become late, due next; and what is overdue now.
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Cell } from '../../platform/views/models.ts'
import type { CoverShown } from '../queries.ts'
import type { CoverLoad, HandBack, HandBackLine } from '../types/here.ts'
import { line, section, type Section } from './page.ts'
import { daysText, linkTo } from './words.ts'

export type HandedBack = Readonly<{
  cover: CoverShown
  handBack: HandBack
  /** What it brings, while it is asked for or stands. */
  load: CoverLoad | null
  /** Whether the backlog shows the reader what is owed of these people. */
  seesList: boolean
}>

const kindText = (kind: string): string => {
  const words = kind.replaceAll('_', ' ').replace('arms', 'ARMS')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const lineCells = (
  { name, visorRef, offenderId, kind, dueOn, metOn }: HandBackLine,
  withDone: boolean,
): Cell[] => [
  { text: name, href: `/offenders/${offenderId}`, note: visorRef },
  { text: kindText(kind) },
  { text: dueOn === null ? 'no day set' : formatShortDate(dueOn) },
  ...(withDone ? [{ text: metOn === null ? '' : formatShortDate(metOn) }] : []),
]

const mostLines = 20

function linesTable(lines: readonly HandBackLine[]): Section['table'] {
  const withDone = lines.some(({ metOn }) => metOn !== null)
  return {
    head: [
      { text: 'Who' },
      { text: 'What' },
      { text: 'Due by' },
      ...(withDone ? [{ text: 'Done on' }] : []),
    ],
    rows: lines.map((one) => lineCells(one, withDone)),
  }
}

const countText = (count: number): string =>
  count > mostLines ? `${mostLines} of ${count}` : String(count)

const told = (heading: string, lines: readonly HandBackLine[], none: string): Section =>
  section(`${heading}: ${countText(lines.length)}`, {
    table: lines.length === 0 ? null : linesTable(lines.slice(0, mostLines)),
    emptyText: lines.length === 0 ? none : null,
  })

export const overdueText = ({ overdue }: CoverLoad): string =>
  `${overdue} ${overdue === 1 ? 'duty is' : 'duties are'} overdue now.`

/** What is overdue now, leading to the list of that length. */
function overdueLine({ cover, load, seesList }: HandedBack): Section['lines'] {
  if (load === null) return []
  const href = linkTo('/duties', {
    officer: cover.officerKey,
    offender: cover.offenderId ?? undefined,
    state: 'overdue',
  })
  return [
    load.overdue > 0 && seesList
      ? line(overdueText(load), { text: 'See the list', href })
      : line(overdueText(load)),
  ]
}

export const handBackSections = ({ cover, handBack, ...shown }: HandedBack): Section[] =>
  cover.answeredAt === null || cover.state === 'declined'
    ? []
    : [
        section(cover.handBack === null ? 'So far' : 'Handed back', {
          lines: [
            line(
              `${daysText(handBack.from, handBack.to)}. ${cover.handedBackAt === null ? 'Kept when the cover ends.' : `Kept on ${formatInstant(cover.handedBackAt)}.`}`,
            ),
            ...overdueLine({ cover, handBack, ...shown }),
          ],
        }),
        ...(handBack.already === undefined
          ? []
          : [told('Already late before', handBack.already, 'Nothing was late before these days.')]),
        told('Done', handBack.done, 'Nothing was done in these days.'),
        told('Became late', handBack.late, 'Nothing became late in these days.'),
        told('Due next', handBack.next, 'Nothing is due.'),
      ]
