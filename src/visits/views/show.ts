// One visit as it was recorded.
import {
  addDays,
  formatInstant,
  formatShortDate,
  formatTime,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type {
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  SummaryRow,
  Table,
} from '../../platform/views/models.ts'
import type { ChildMet, DeviceLook, EvidenceLine, Visit } from '../types.ts'
import { crewWords, outcomeWords, placeWords } from './words.ts'

/** What a program is given of one visit: all of it, with what was shown while it was not yet known. */
export type VisitResource = Omit<Visit, 'forceId'> &
  Readonly<{ shownOverdue: Readonly<{ from: LocalDate; to: LocalDate }> | null }>

export function visitResource({ forceId: _, ...visit }: Visit): VisitResource {
  const { clearedOverdueSince: since, recordedAt } = visit
  const shownOverdue =
    since === null ? null : { from: addDays(since, 1), to: localDateOf(recordedAt) }
  return { ...visit, shownOverdue }
}

const isStruck = ({ struck }: Pick<Visit, 'struck'>): boolean =>
  struck !== undefined && struck !== null

export const countsTag = ({
  qualifies,
  seen,
  struck,
}: Pick<Visit, 'qualifies' | 'seen' | 'struck'>) =>
  isStruck({ struck })
    ? { text: 'Struck out', classes: 'govuk-tag--grey' }
    : qualifies
      ? { text: 'Counts as a visit', classes: 'govuk-tag--green' }
      : { text: seen === 'no' ? 'Attempt' : 'Does not count', classes: 'govuk-tag--yellow' }

export type ShowModel = Readonly<{
  title: string
  person: object
  back: Link
  tag: Readonly<{ text: string; classes: string }>
  because: string
  shownOverdueText: string
  registerText: string
  /** Where it is told why this no longer stands. */
  struck: Link | null
  /** For those who may put it right. */
  putRight: Link | null
  facts: SummaryList
  children: Table | null
  devices: Table | null
  evidence: Table | null
  problems: readonly Problem[]
  sole: Readonly<{ text: string; action: string | null; hidden: HiddenFields }> | null
}>

const yes = (value: boolean | null | undefined): string =>
  value === undefined || value === null ? 'Not known' : value ? 'Yes' : 'No'

const said = (key: string, text: string | null | undefined): SummaryRow[] =>
  text === null || text === undefined || text === '' ? [] : [{ key, text }]

/** The register knows the day of a visit and nothing of its hour. */
export const whenText = (visit: Visit): string =>
  visit.origin === 'register'
    ? formatShortDate(visit.onDate)
    : `${formatShortDate(visit.onDate)} at ${formatTime(visit.at)}`

const entryText = ({ entry }: Visit): string | null => {
  if (entry === null) return null
  if (!entry.sought) return 'Entry was not asked for'
  const purpose = entry.purpose === 's96b_search' ? 'to search and assess risk' : 'for a visit'
  const got = entry.obtained ? 'and given' : 'and not given'
  return [`Asked for ${purpose}, ${got}.`, entry.said ?? ''].join(' ').trim()
}

const announcedText = ({ announced, announcedReason }: Visit): string =>
  announced === true ? `Yes: ${announcedReason ?? ''}` : announced === null ? 'Not known' : 'No'

const factsOf = (visit: Visit): SummaryRow[] => [
  { key: 'What happened', text: outcomeWords(visit) },
  { key: 'When', text: whenText(visit) },
  { key: 'Where', text: placeWords[visit.place] },
  ...said('Crew', crewWords(visit.crew)),
  ...said('Alone with the authority of', visit.soleCrewAuthority),
  { key: 'Announced', text: announcedText(visit) },
  ...said('Entry', entryText(visit)),
  ...said('Account', visit.account),
  ...said('Concerns', visit.concerns),
  { key: 'Recorded', text: recordedText(visit) },
]

const recordedText = ({ recordedAt, recordedBy, standingIn }: Visit): string =>
  `${formatInstant(recordedAt)} by ${recordedBy}${standingIn ? ', standing in for the named officer' : ''}`

const table = (
  caption: string,
  head: readonly string[],
  rows: readonly string[][],
): Table | null =>
  rows.length === 0
    ? null
    : {
        caption,
        regionId: caption.toLowerCase().replaceAll(' ', '-'),
        head: head.map((text) => ({ text })),
        rows: rows.map((row) => row.map((text) => ({ text }))),
      }

const childCells = ({ name, relationship, ageYears, safe }: ChildMet): string[] => [
  name ?? 'Not known',
  relationship ?? '',
  ageYears === undefined ? '' : String(ageYears),
  yes(safe),
]

const deviceCells = (device: DeviceLook): string[] => [
  device.description ?? device.deviceId ?? 'Not described',
  yes(device.seen),
  yes(device.checked),
  [device.how, device.power].filter(Boolean).join('; '),
  [device.undeclared === true ? 'Undeclared.' : '', device.result ?? ''].join(' ').trim(),
]

const evidenceCells = ({ factor, text, source, verified }: EvidenceLine): string[] => [
  factor.replaceAll('_', ' '),
  text,
  source.replaceAll('_', ' '),
  typeof verified === 'string' ? verified : yes(verified),
]

const overdueText = ({ shownOverdue }: VisitResource): string =>
  shownOverdue === null
    ? ''
    : `The visit was shown as overdue from ${formatShortDate(shownOverdue.from)} until this was recorded on ${formatShortDate(shownOverdue.to)}.`

function soleOf({ visit, mayAcknowledge, key }: ShowAsked): ShowModel['sole'] {
  if (!visit.soleCrew || visit.soleCrewAuthority !== null || isStruck(visit)) return null
  const { soleCrewAcknowledgedBy: by } = visit
  if (by !== null)
    return { text: `Made alone without authority. Noted by ${by}.`, action: null, hidden: [] }
  return {
    text: 'Made alone, and nobody’s authority is recorded. It waits for a supervisor who was not there to take note of it.',
    action: mayAcknowledge ? `/visits/${visit.id}/acknowledge` : null,
    hidden: [
      { name: 'version', value: String(visit.version) },
      { name: '_key', value: key },
    ],
  }
}

export type ShowAsked = Readonly<{
  visit: Visit
  person: object
  mayAcknowledge: boolean
  mayCorrect: boolean
  problems: readonly Problem[]
  key: string
}>

export const showModel = ({ visit, person, problems, ...asked }: ShowAsked): ShowModel => ({
  title: `${visit.seen === 'no' ? 'Attempt' : 'Visit'}, ${formatShortDate(visit.onDate)}`,
  person,
  back: { text: 'All visits and attempts', href: `/offenders/${visit.offenderId}/visits` },
  tag: countsTag(visit),
  because: visit.because,
  shownOverdueText: overdueText(visitResource(visit)),
  registerText: visit.origin === 'register' ? 'From the register, not recorded here.' : '',
  struck: isStruck(visit)
    ? {
        text: 'Struck out: it counts for nothing. See who did so, when, why, and where it stands now',
        href: `/corrections/${visit.struck ?? ''}`,
      }
    : null,
  putRight:
    asked.mayCorrect && !isStruck(visit)
      ? {
          text: 'Put this right: it never happened, was somebody else, or was another time',
          href: `/visits/${visit.id}/move`,
        }
      : null,
  facts: { rows: factsOf(visit) },
  children: table(
    'Children met',
    ['Name', 'Who', 'Age', 'Seen and safe'],
    visit.children.map(childCells),
  ),
  devices: table(
    'Devices',
    ['Device', 'Seen', 'Checked', 'How, and power', 'Found'],
    visit.devices.map(deviceCells),
  ),
  evidence: table(
    'Evidence',
    ['ARMS heading', 'What', 'From', 'Proved'],
    visit.evidence.map(evidenceCells),
  ),
  problems,
  sole: soleOf({ visit, person, problems, ...asked }),
})
