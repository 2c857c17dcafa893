// One edition of the briefing: what it says, what happened since, and the meeting's forms.
import { formatDate, formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { HiddenFields, Link, Problem } from '../../platform/views/models.ts'
import { typedIn } from '../../platform/views/typed.ts'
import type { Section } from '../types.ts'
import {
  decideForm,
  fieldNamed,
  hiddenOf,
  holdForm,
  type DecideForm,
  type HoldForm,
} from './meeting.ts'
import {
  decidedSection,
  editionHref,
  shownLine,
  shownSection,
  sinceSection,
  type ShownLine,
  type ShownSection,
} from './sections.ts'
import { decisionResource } from './decisions.ts'
import { officeQuery, type EditionShown, type Tab } from './shown.ts'
import { heldText, whyWords } from './words.ts'

export type EditionModel = Readonly<{
  title: string
  editionText: string
  heldText: string
  presentText: string | null
  tabs: readonly Tab[]
  problems: readonly Problem[]
  alarms: readonly ShownLine[]
  since: ShownSection | null
  decided: ShownSection | null
  sections: readonly ShownSection[]
  hold: HoldForm | null
  decide: DecideForm | null
  issue: Readonly<{ action: string; hidden: HiddenFields }> | null
  links: readonly Link[]
}>

const presentText = ({ edition, officers }: EditionShown): string | null => {
  if (edition.present.length === 0) return null
  const names = new Map(officers.map(({ key, name }) => [key, name]))
  return `Here: ${edition.present.map((key) => names.get(key) ?? key).join(', ')}.`
}

function editionText({ edition }: EditionShown): string {
  const { content, number, issuedAt, why } = edition
  const against =
    content.comparedOn === null
      ? 'It is the first, so it is compared with nothing.'
      : content.comparedHeld
        ? `Compared with the briefing held on ${formatShortDate(content.comparedOn)}.`
        : `Compared with the edition of ${formatShortDate(content.comparedOn)}: no briefing was held before.`
  return `Edition ${number}, ${whyWords[why]}: ${formatInstant(issuedAt)}. ${against}`
}

/** A meeting is of a day: one held on an earlier edition is not taken back by a further one. */
function dayHeldText({ edition, editions }: EditionShown): string {
  const other = editions.find(({ heldAt }) => heldAt !== null)
  return edition.heldAt !== null || other === undefined
    ? heldText(edition)
    : `${heldText(other)}, on edition ${other.number}`
}

/** They are of now, not of the edition: an edition of another day does not carry them. */
const serviceLines = ({ serviceAlarms }: EditionShown): ShownLine[] =>
  serviceAlarms.map(({ text, path }) => ({
    who: null,
    text,
    decide: null,
    lead: path === null ? null : { text: 'See what was put right', href: path },
  }))

const links = (shown: EditionShown): Link[] => {
  const { edition, team, editions } = shown
  const others = editions
    .filter(({ number }) => number !== edition.number)
    .map(({ number }) => ({
      text: `Edition ${number}`,
      href: `/briefings/${edition.forDate}${officeQuery(team, { edition: String(number) })}`,
    }))
  return [
    ...others,
    { text: 'On one sheet (PDF)', href: editionHref(shown, '.pdf') },
    { text: 'As a spreadsheet (CSV)', href: editionHref(shown, '.csv') },
    { text: 'All changes by name', href: editionHref(shown, '/changes') },
    { text: 'Earlier briefings', href: `/briefings${officeQuery(team)}` },
    { text: 'Fortnight and month', href: `/briefings/roll-up${officeQuery(team)}` },
  ]
}

export type PartModel = Readonly<{
  title: string
  back: Link
  editionText: string
  section: ShownSection
}>

/** One part with every line of it. */
export const partModel = (shown: EditionShown, section: Section): PartModel => ({
  title: `${shown.edition.content.office}, ${formatDate(shown.edition.forDate)}`,
  back: { text: 'Back to the briefing', href: editionHref(shown) },
  editionText: editionText(shown),
  section: shownSection(shown, { ...section, shown: section.lines.length }),
})

export function editionModel(shown: EditionShown): EditionModel {
  const { edition, attempt, mayDecide, keys } = shown
  const { content } = edition
  return {
    title: `Briefing: ${content.office}, ${formatDate(edition.forDate)}`,
    editionText: editionText(shown),
    heldText: `${dayHeldText(shown)}.`,
    presentText: presentText(shown),
    tabs: shown.tabs,
    problems: typedIn(attempt, { nameOf: fieldNamed }).problems,
    alarms: [...content.alarms.map((alarm) => shownLine(shown, alarm)), ...serviceLines(shown)],
    since: sinceSection(shown),
    decided: decidedSection(shown),
    sections: content.sections.map((section) => shownSection(shown, section)),
    hold: holdForm(shown),
    decide: decideForm(shown),
    issue: mayDecide ? { action: '/briefings', hidden: hiddenOf(shown, keys.issue) } : null,
    links: links(shown),
  }
}

/** The edition as a program reads it. */
export const editionResource = ({ edition, since, done, decided, editions }: EditionShown) => ({
  date: edition.forDate,
  team: edition.teamId === null ? null : edition.content.office,
  edition: edition.number,
  issuedAt: edition.issuedAt,
  issuedBy: edition.issuedBy,
  why: edition.why,
  version: edition.version,
  comparedWith: edition.content.comparedOn,
  held:
    edition.heldAt === null
      ? null
      : {
          at: edition.heldAt,
          by: edition.heldBy,
          present: edition.present,
          note: edition.note,
        },
  decided: decided.map((one) => decisionResource(one, edition.forDate)),
  alarms: edition.content.alarms,
  sections: edition.content.sections,
  figures: edition.content.figures,
  changes: edition.content.changes,
  since,
  doneSince: done,
  editions: editions.map(({ number, issuedAt, why, heldAt }) => ({
    edition: number,
    issuedAt,
    why,
    heldAt,
  })),
})
