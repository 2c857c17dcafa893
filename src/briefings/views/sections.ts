// The sections of an edition as they are drawn: each line with its person, its list and the link to decide.
import type { Link } from '../../platform/views/models.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import { decisionText } from '../rules.ts'
import type { Lead, Line, Section } from '../types.ts'
import { doneNote } from './done-since.ts'
import { officeQuery, withQuery, type EditionShown } from './shown.ts'
import { changeText } from './words.ts'

export type ShownLine = Readonly<{
  who: Link | null
  text: string
  decide: Link | null
  lead: Link | null
}>
export type ShownSection = Readonly<{
  id: string
  title: string
  lines: readonly ShownLine[]
  emptyText: string | null
  /** On paper, where a link leads nowhere. */
  restText: string | null
  leads: readonly Link[]
}>

const mostSince = 6

/** The edition’s own address, or that of something beneath it, for the same office. */
export const editionHref = (
  { edition, team }: EditionShown,
  beneath = '',
  more: Record<string, string> = {},
): string =>
  `/briefings/${edition.forDate}${beneath}${officeQuery(team, { edition: String(edition.number), ...more })}`

/** What each path takes besides its own words: the office, and the day where it is not today's. */
function leadTo(shown: EditionShown, { text, path }: Lead): Link {
  const { team, since, edition } = shown
  const day = since === null ? { on: edition.forDate } : {}
  if (path.startsWith('/lists/')) return { text, href: withQuery(path, officeQuery(team, day)) }
  if (path === '/figures') return { text, href: withQuery(path, officeQuery(null, day)) }
  if (path.startsWith('/escalations') || path === '/leavings')
    return { text, href: withQuery(path, officeQuery(team)) }
  if (path.endsWith('/decisions')) return { text, href: withQuery(path, officeQuery(team)) }
  if (path.endsWith('/changes')) return { text, href: editionHref(shown, '/changes') }
  return { text, href: path }
}

/** Null where the reader may not go: the sentence stands without it. */
const leadOf = (shown: EditionShown, lead: Lead): Link | null =>
  shown.mayFollow(lead.path) ? leadTo(shown, lead) : null

const decideLink = (shown: EditionShown, { offenderId, lead }: Line): Link | null =>
  shown.mayDecide && offenderId !== null && lead === null
    ? { text: 'Decide', href: `${editionHref(shown, '', { decide: offenderId })}#decide` }
    : null

/** What the meeting decided about somebody after the line was written. */
function decidedNote({ decided, edition }: EditionShown, { offenderId, lead }: Line): string {
  const after = decided.filter(
    (one) => one.offenderId === offenderId && one.decidedAt >= edition.issuedAt,
  )
  const last = lead === null ? after.at(-1) : undefined
  return last === undefined
    ? ''
    : ` Decided: ${last.officerName}, by ${formatShortDate(last.dueOn)}${last.atTime === null ? '' : ` at ${last.atTime}`}.`
}

export function shownLine(shown: EditionShown, line: Line): ShownLine {
  const { who, offenderId, lead } = line
  const done = doneNote(shown.done, line)
  // A line that ends in a word reads on as a sentence of its own.
  const text = done === null || /[.?!]$/.test(line.text) ? line.text : `${line.text}.`
  return {
    who:
      who === null || offenderId === null ? null : { text: who, href: `/offenders/${offenderId}` },
    text: `${text}${done?.text ?? ''}${decidedNote(shown, line)}`,
    decide: decideLink(shown, line),
    lead:
      lead === null ? null : leadOf(shown, done === null ? lead : { ...lead, text: done.leadText }),
  }
}

const restText = (left: number): string | null => (left > 0 ? `${left} more on the screen.` : null)

const restOf = (page: EditionShown, { name, lines, shown }: Section): Link[] =>
  lines.length > shown
    ? [
        {
          text: `${lines.length - shown} more: all ${lines.length} lines`,
          href: editionHref(page, `/parts/${name}`),
        },
      ]
    : []

export const shownSection = (page: EditionShown, section: Section): ShownSection => ({
  id: section.name,
  title: section.title,
  lines: section.lines.slice(0, section.shown).map((line) => shownLine(page, line)),
  emptyText: section.lines.length === 0 ? section.emptyText : null,
  restText: restText(section.lines.length - section.shown),
  leads: [...restOf(page, section), ...section.leads.flatMap((lead) => leadOf(page, lead) ?? [])],
})

/** What the meeting decided: beneath the strip, since no edition can hold what is decided on it. */
export function decidedSection(page: EditionShown): ShownSection | null {
  const { decided, edition } = page
  if (decided.length === 0) return null
  return {
    id: 'decided',
    title: 'Decided at this briefing',
    lines: decided.map((one) => ({
      who: { text: `${one.name} (${one.visorRef})`, href: `/offenders/${one.offenderId}` },
      text: decisionText(one, edition.forDate),
      decide: null,
      lead: {
        text: 'What became of it',
        href: `/briefings/${edition.forDate}/decisions/${one.id}`,
      },
    })),
    emptyText: null,
    restText: null,
    leads: [],
  }
}

const allSince = (page: EditionShown, total: number): Link => ({
  text: `${total - mostSince} more: all ${total} changes`,
  href: editionHref(page, '/changes', { since: 'edition' }),
})

/** What changed after the edition was issued: the live strip above it. */
export function sinceSection(page: EditionShown): ShownSection | null {
  const { since } = page
  if (since === null) return null
  return {
    id: 'since',
    title: 'Since this edition',
    lines: since.slice(0, mostSince).map((one) => ({
      who: { text: `${one.name} (${one.ref})`, href: `/offenders/${one.id}` },
      text: changeText(one),
      decide: null,
      lead: null,
    })),
    emptyText: since.length === 0 ? 'Nothing has changed since it was issued.' : null,
    restText: restText(since.length - mostSince),
    leads: since.length > mostSince ? [allSince(page, since.length)] : [],
  }
}
