// Who and what is around a person, in words; what of it holds on a day, and which checks are old.
import { daysBetween, formatShortDate, weekdays, type LocalDate } from '../../platform/calendar.ts'
import type {
  Around,
  CheckMade,
  CheckSystem,
  DocumentKind,
  HomeNote,
  HomeNoteKind,
  HouseholdMember,
  JobHeld,
  Known,
  LicenceCondition,
  LinkKind,
  Meeting,
  MeetingAction,
  MeetingKind,
  OnlineName,
  RecordSystem,
  Relationship,
  Vehicle,
} from '../types.ts'

export const linkWords: Readonly<Record<LinkKind, string>> = {
  partner: 'Partner',
  former_partner: 'Former partner',
  family: 'Family',
  child: 'His or her child',
  friend: 'Friend',
  associate: 'Associate',
  employer: 'Employer',
  carer: 'Carer',
  professional: 'Professional',
  other: 'Other',
}
export const homeNoteWords: Readonly<Record<HomeNoteKind, string>> = {
  layout: 'Layout',
  dogs: 'Dogs',
  access: 'Access',
  other: 'Other',
}
export const systemWords: Readonly<Record<CheckSystem, string>> = {
  pnd: 'PND',
  pnc: 'PNC',
  local: 'Local records',
  social_media: 'Social media',
  visor: 'ViSOR',
  other: 'Another system',
}
export const meetingWords: Readonly<Record<MeetingKind, string>> = {
  child_protection_conference: 'Child protection conference',
  strategy_discussion: 'Strategy discussion',
  mappa_1: 'MAPPA level 1 meeting',
  mappa_2: 'MAPPA level 2 meeting',
  mappa_3: 'MAPPA level 3 meeting',
  other: 'Other meeting',
}
export const documentWords: Readonly<Record<DocumentKind, string>> = {
  photograph: 'Photograph',
  order: 'Order',
  certificate: 'Certificate of conviction',
  assessment: 'Assessment',
  minutes: 'Minutes',
  statement: 'Statement',
  letter: 'Letter',
  report: 'Report',
  other: 'Other',
}
export const recordWords: Readonly<Record<RecordSystem, string>> = {
  here: 'Here',
  visor: 'ViSOR',
  force_records: 'The force record system',
  other: 'Another system',
}

const withMore = (first: string, ...more: readonly (string | null)[]): string =>
  [first, ...more.filter((part) => part !== null && part !== '')].join(', ')

type Linked = Pick<Relationship, 'name' | 'link' | 'isChild'>

/** A child is always said to be one. */
const linkedText = ({ name, link, isChild }: Linked): string =>
  withMore(name, linkWords[link].toLowerCase(), isChild ? 'a child' : null)

export const relationshipText = (row: Linked & Pick<Relationship, 'note'>): string =>
  row.note === null ? linkedText(row) : `${linkedText(row)}: ${row.note}`
export const memberText = (row: Pick<HouseholdMember, keyof Linked>): string => linkedText(row)

export const vehicleText = (
  row: Pick<Vehicle, 'registration' | 'description' | 'keeper'>,
): string =>
  withMore(
    row.registration ?? 'No registration known',
    row.description,
    row.keeper === null ? null : `kept by ${row.keeper}`,
  )

type JobTold = Pick<JobHeld, 'employer' | 'role' | 'place' | 'hours'> &
  Partial<Pick<JobHeld, 'workDays' | 'worksFrom' | 'worksUntil'>>

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The same days and hours every week, where they were given so. */
const weekText = ({ workDays = [], worksFrom, worksUntil }: JobTold): string | null =>
  workDays.length === 0
    ? null
    : `${weekdays
        .filter((day) => workDays.includes(day))
        .map((day) => capital(day).slice(0, 3))
        .join(' ')} ${worksFrom ?? ''} to ${worksUntil ?? ''}`

export const jobText = (row: JobTold): string =>
  withMore(
    row.employer,
    row.role,
    row.place,
    weekText(row),
    row.hours === null ? null : `hours: ${row.hours}`,
  )

const declaredWords = (declared: boolean | null): string | null =>
  declared === null ? null : declared ? 'declared' : 'not declared'

export const onlineText = (row: Pick<OnlineName, 'service' | 'name' | 'declared'>): string =>
  withMore(`${row.name} on ${row.service}`, declaredWords(row.declared))

export const homeNoteText = ({ kind, text }: Pick<HomeNote, 'kind' | 'text'>): string =>
  kind === 'other' ? text : `${homeNoteWords[kind]}: ${text}`

export const conditionText = ({
  text,
  fromOn,
  untilOn,
}: Pick<LicenceCondition, 'text' | 'fromOn' | 'untilOn'>): string =>
  `${text} (from ${formatShortDate(fromOn)}${untilOn === null ? '' : ` until ${formatShortDate(untilOn)}`})`

export const systemText = ({ system, named }: Pick<CheckMade, 'system' | 'named'>): string =>
  system === 'other' && named !== null ? named : systemWords[system]

export const checkText = (row: Pick<CheckMade, 'system' | 'named' | 'result'>): string =>
  `${systemText(row)}: ${row.result}`

export const meetingText = ({ kind, outcome }: Pick<Meeting, 'kind' | 'outcome'>): string =>
  `${meetingWords[kind]}: ${outcome}`

export const actionText = ({ what, who }: Pick<MeetingAction, 'what' | 'who'>): string =>
  `${who}: ${what}`

/** Not ended: ends are told for today or earlier, never ahead. */
export const isHeld = ({ endedOn }: Pick<Known, 'endedOn'>): boolean => endedOn === null

/** From its first day to its last, both included, unless it was ended. */
export const conditionHolds = (
  { fromOn, untilOn, endedOn }: Pick<LicenceCondition, 'fromOn' | 'untilOn' | 'endedOn'>,
  on: LocalDate,
): boolean => endedOn === null && fromOn <= on && (untilOn === null || untilOn >= on)

export type CheckAge = Readonly<{ days: number; isOld: boolean }>

/** Old from the day after the days of policy have passed. */
export function checkAge(doneOn: LocalDate, on: LocalDate, oldAfterDays: number): CheckAge {
  const days = daysBetween(doneOn, on)
  return { days, isOld: days > oldAfterDays }
}

/** The newest check of each system, the systems in the order of their newest. */
export function latestChecks(checks: Around['checks']): Around['checks'] {
  const newestFirst = checks.toSorted(
    (a, b) => b.doneOn.localeCompare(a.doneOn) || b.recordedAt.getTime() - a.recordedAt.getTime(),
  )
  const seen = new Set<string>()
  return newestFirst.filter((check) => {
    const system = systemText(check)
    if (seen.has(system)) return false
    seen.add(system)
    return true
  })
}

/** What meetings asked for and nobody has said is done, the earliest due first. */
export const openActions = (actions: Around['meetingActions']): Around['meetingActions'] =>
  actions.filter(({ doneOn }) => doneOn === null).toSorted((a, b) => a.byOn.localeCompare(b.byOn))

/** Due today is not overdue. */
export const actionOverdue = (
  { byOn, doneOn }: Pick<MeetingAction, 'byOn' | 'doneOn'>,
  on: LocalDate,
): boolean => doneOn === null && byOn < on
