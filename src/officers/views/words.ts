// The words that the pages about officers say, and the addresses that they lead to.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { OffDuty } from '../rules.ts'
import type { AbsenceKind, AwaySpell, CoverState, OnCallRank, RosterKind } from '../types/here.ts'
import type { Skill, SkillState } from '../types/skills.ts'

export const absenceWords: Readonly<Record<AbsenceKind, string>> = {
  leave: 'On leave',
  sick: 'Sick',
  course: 'On a course',
  court: 'At court',
  abstracted: 'Abstracted to other work',
}

export const rosterWords: Readonly<Record<RosterKind, string>> = {
  duty: 'On duty',
  rest: 'Rest day',
  ...absenceWords,
}

/** As it stands in a day of the month; the words are said besides. */
export const rosterLetters: Readonly<Record<RosterKind, string>> = {
  duty: 'D',
  rest: 'R',
  leave: 'L',
  sick: 'S',
  course: 'C',
  court: 'Ct',
  abstracted: 'A',
}

export const skillWords: Readonly<Record<Skill, string>> = {
  mosovo: 'MOSOVO course',
  arms_assessor: 'ARMS assessor',
  arms_approver: 'ARMS approver',
  visor: 'ViSOR',
  static_scorer: 'Static scorer',
  civil_orders: 'Civil orders',
  digital_triage: 'Digital triage',
  image_grading: 'Image grading',
  interview: 'Interview',
  safeguarding: 'Safeguarding',
  polygraph_liaison: 'Polygraph liaison',
  vetting: 'Vetting',
  driver: 'Driver',
  psychological_assessment: 'Psychological assessment',
}

export const skillStateWords: Readonly<Record<SkillState, string>> = {
  held: 'Held',
  booked: 'Booked',
  lapsed: 'Lapsed',
  superseded: 'Superseded',
  none: 'Needed, not held',
  'not-needed': 'Not needed',
}

export const skillTags: Readonly<Record<SkillState, string | null>> = {
  held: 'govuk-tag--green',
  booked: 'govuk-tag--blue',
  lapsed: 'govuk-tag--red',
  superseded: 'govuk-tag--orange',
  none: 'govuk-tag--red',
  'not-needed': null,
}

export const rankWords: Readonly<Record<string, string>> = {
  constable: 'Constable',
  sergeant: 'Sergeant',
  inspector: 'Inspector',
  chief_inspector: 'Chief inspector',
  staff: 'Police staff',
}

export const onCallWords: Readonly<Record<OnCallRank, string>> = {
  supervisor: 'Supervisor',
  inspector: 'Inspector',
}

export const coverStateWords: Readonly<Record<CoverState, string>> = {
  asked: 'Asked, not answered',
  accepted: 'Accepted',
  declined: 'Declined',
  ended: 'Ended',
}

/** '2 Mar 2026 to 6 Mar 2026', '2 Mar 2026', or 'from 2 Mar 2026, last day not known'. */
export function daysText(from: LocalDate, last: LocalDate | null): string {
  if (last === null) return `from ${formatShortDate(from)}, last day not known`
  return from === last
    ? formatShortDate(from)
    : `${formatShortDate(from)} to ${formatShortDate(last)}`
}

export const awayText = ({ kind, fromOn, lastOn }: AwaySpell): string =>
  `${absenceWords[kind]}, ${daysText(fromOn, lastOn)}`

/** 'Rest day', 'On duty from 14:00', 'Off duty since 16:00': how today stands by the roster. */
export function offWords({ why, at }: OffDuty): string {
  if (why === 'rest') return 'Rest day'
  if (why === 'not-begun') return `On duty from ${at ?? 'later today'}`
  return at === null ? 'Off duty' : `Off duty since ${at}`
}

export const officerHref = (key: string, part = ''): string =>
  `/officers/${encodeURIComponent(key)}${part}`

export { unbroken } from '../../platform/views/telephone.ts'

export const linkTo = (
  path: string,
  given: Readonly<Record<string, string | undefined>>,
): string => {
  const said = Object.entries(given).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  const query = new URLSearchParams(said).toString()
  return query === '' ? path : `${path}?${query}`
}

/** '08:00 to 16:00', or nothing for the whole day. */
export const typedTimes = ({
  fromTime,
  untilTime,
}: Readonly<{ fromTime: string | null; untilTime: string | null }>): string =>
  fromTime === null || untilTime === null ? '' : `${fromTime} to ${untilTime}`
