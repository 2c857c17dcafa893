// The next visit in a few lines: what it is for, what to check, when it would surprise, whether it could be guessed.
import { formatShortDate } from '../../platform/calendar.ts'
import {
  companyLines,
  outlookOf,
  purposesText,
  ruledOutLines,
  tryText,
  type Outlook,
} from '../../visits/index.ts'
import { owesVisits } from '../rules.ts'
import type { Gathered } from '../types.ts'
import { row, rowOr, section, type Line, type Section } from './section.ts'
import { counted } from './words.ts'

/** Self-reports stand in their own list, and on the page of the plan. */
export const fileOutlook = ({ today, policy, parts, beside }: Gathered): Outlook =>
  outlookOf({
    today,
    policy,
    around: parts.around,
    markers: parts.markers,
    calls: beside.calls,
    unproved: [],
  })

/** What the plan says, while its day is the one that holds. */
function planLines({ latestBy, beside: { plan } }: Gathered): Line[] {
  if (plan === null || latestBy?.rule !== 'plan') return []
  const purposes = purposesText(plan)
  return [
    ...(plan.earliest === null ? [] : [{ text: `Not before ${formatShortDate(plan.earliest)}` }]),
    ...(purposes === '' ? [] : [{ text: purposes }]),
    ...(plan.mustCheck === null ? [] : [{ text: `Look at: ${plan.mustCheck}` }]),
    ...(plan.crewNeeds === null ? [] : [{ text: `Crew: ${plan.crewNeeds}` }]),
  ]
}

function toCheckText({ toCheck: { conditions, devices, children } }: Outlook): string {
  const told = [
    conditions.length === 0 ? '' : counted(conditions.length, 'condition'),
    devices.length === 0 ? '' : counted(devices.length, 'device'),
    children.length === 0 ? '' : `children (${counted(children.length, 'line')})`,
  ].filter((part) => part !== '')
  return told.length === 0 ? 'No condition, device or child is recorded' : told.join(', ')
}

const guessLines = ({ predictability }: Outlook): Line[] => [
  { text: predictability.sentence },
  ...(predictability.state === 'told' ? [{ text: predictability.verdict }] : []),
]

const crewLines = ({ company }: Outlook): Line[] => [
  ...companyLines(company).map((text) => ({ text })),
  ...(company.hint === null ? [] : [{ text: company.hint }]),
]

export function outlookSection(file: Gathered): Section {
  const outlook = fileOutlook(file)
  const href = `/offenders/${file.head.id}/visit-plan`
  return section('next-visit', 'The next visit', [
    ...(owesVisits(file.standing)
      ? [rowOr('Planned', planLines(file), 'Nothing is said beyond the day')]
      : []),
    row('To check', { text: toCheckText(outlook) }, { text: 'All of it, with the plan', href }),
    row('Could it be guessed?', ...guessLines(outlook)),
    row(
      'Would surprise',
      ...[tryText(outlook), ...ruledOutLines(outlook)].map((text) => ({ text })),
    ),
    rowOr('The same officers', crewLines(outlook), 'No officer went twice in a row'),
  ])
}
