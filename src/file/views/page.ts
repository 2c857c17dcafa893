// The file page, top to bottom, in the order in which it is asked for at a door.
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import type { Button, Link, SummaryList, TimelineItem } from '../../platform/views/models.ts'
import type { Gathered } from '../types.ts'
import type { ActionGroup, Offered } from './actions.ts'
import { doorSection, heldSection } from './around.ts'
import { lastEvents, openingsTold, registerSaid, statusHistory } from './beyond.ts'
import { controlGone, controlsNow } from './interim-control.ts'
import { officerSection, owedSection } from './owed.ts'
import { isPast, knownForm, type KnownForm } from './past.ts'
import { childrenSection, earlierAddresses, ordersSection, placeSection } from './place.ts'
import { personName } from '../../offenders/index.ts'
import { outlookSection } from './outlook.ts'
import { riskSection } from './risk.ts'
import type { Section } from './section.ts'
import { seenSection } from './seen.ts'
import { weekendClaim } from './weekend.ts'
import { toldSection } from './told.ts'
import { warningsOf, whoSection, type Warning } from './who.ts'
import { registerNote } from './words.ts'

export type FileModel = Readonly<{
  title: string
  name: string
  caption: string
  reasonText: string | null
  controls: readonly string[]
  controlGoneText: string | null
  quick: readonly Button[]
  who: Section
  warnings: readonly Warning[]
  sections: readonly Section[]
  events: readonly TimelineItem[]
  allEvents: Link
  notes: string
  register: SummaryList | null
  registerText: string
  openings: Readonly<{ lines: readonly string[] }> | null
  addresses: readonly string[]
  statuses: readonly string[]
  actionsHeading: string
  actions: readonly ActionGroup[]
  readOnlyText: string | null
  known: KnownForm
}>

const sectionsOf = (file: Gathered): Section[] => [
  riskSection(file),
  placeSection(file),
  doorSection(file),
  childrenSection(file),
  ordersSection(file),
  seenSection(file),
  toldSection(file),
  outlookSection(file),
  owedSection(file),
  heldSection(file),
  officerSection(file),
]

const notesOf = ({ parts: { identity } }: Gathered): string => {
  if (identity.notes === null) return 'No notes are recorded.'
  return identity.origin === 'register' ? `${identity.notes} (${registerNote})` : identity.notes
}

const reasonTold = ({ reason, beside }: Gathered): string | null =>
  reason === null
    ? null
    : `You opened this file of ${beside.owner.team} with a reason: ${reason}. Its owner is shown this.`

function readOnlyTold(file: Gathered, mayChange: boolean): string | null {
  if (mayChange) return null
  return isPast(file)
    ? 'This is the file as it was known. To change it, show it as it is now.'
    : 'You can read this file. To change it, ask the named officer, or an inspector.'
}

export const filePage = (
  file: Gathered,
  { quick, actions, mayChange }: Offered,
  attempt: Attempt = firstDraw,
): FileModel => {
  const openings = openingsTold(file)
  return {
    title: `${personName(file.head)}, ${file.head.visorRef}`,
    name: personName(file.head),
    caption: `Offender file ${file.head.visorRef}`,
    reasonText: reasonTold(file),
    controls: [...weekendClaim(file), ...controlsNow(file)],
    controlGoneText: controlGone(file),
    quick,
    who: whoSection(file),
    warnings: warningsOf(file),
    sections: sectionsOf(file),
    events: lastEvents(file),
    allEvents: {
      text: 'Everything that happened, newest first',
      href: `/offenders/${file.head.id}/chronology`,
    },
    notes: notesOf(file),
    register: registerSaid(file),
    registerText: `${registerNote}.`,
    openings: openings === null ? null : { lines: openings },
    addresses: earlierAddresses(file),
    statuses: statusHistory(file),
    actionsHeading: isPast(file) ? 'Where else to look' : 'What you can do',
    actions,
    readOnlyText: readOnlyTold(file, mayChange),
    known: knownForm(file, attempt),
  }
}
