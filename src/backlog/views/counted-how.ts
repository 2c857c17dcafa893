// How each figure is counted, in plain English, with the policy that it rests on.
import type { Policy } from '../../policy/index.ts'
import type { ListName } from '../rules/counts.ts'
import { policyWords } from './words.ts'

type Sentence = (policy: Policy) => string

const missing: Sentence = (policy) =>
  `Men of 18 or over under police lead, in the community and actively managed, with no ARMS that was both completed since the clock started and ratified, more than ${policyWords(policy, 'arms.initial_days', 'days')} after it started. The clock starts when police became lead, or at the last return to the community if that is later.`

const divided =
  (what: string): Sentence =>
  (policy) =>
    `${what} ${missing(policy)}`

const ceilings: Sentence = (policy) =>
  (['very_high', 'high', 'medium', 'low'] as const)
    .map(
      (level) =>
        `${level.replace('_', ' ')} ${policyWords(policy, `visits.ceiling_months.${level}`, 'months')}`,
    )
    .join(', ')

const review: Sentence = (policy) =>
  `In scope for ARMS, and the last ratified one was completed more than ${policyWords(policy, 'arms.review_months', 'months')} ago.`

const sentences: Readonly<Record<ListName | 'ratio', Sentence>> = {
  'overdue-visits': () =>
    'In the community, actively managed, and the latest day for a visit has passed without a visit that counts: seen in person, inside, at the notified address, by a trained officer. Due today is not overdue. Failed attempts change nothing.',
  'no-visit-plan': () =>
    'In the community and actively managed, but nothing sets a day for the next visit: no plan, never seen, no return and no known start of police lead. They are never counted as up to date.',
  'on-backstop': (policy) =>
    `In the community and actively managed, with no visit plan of their own in force. With each stands what holds instead: the force’s ceiling after the last visit that counts (${ceilings(policy)}), the first-visit day of somebody who came back or was never seen, the day of a plan that has ended, or nothing at all. A ceiling is an outer limit: used as a timetable it is the failing itself, for anyone can guess the next visit.`,
  'missing-arms': missing,
  'missing-arms-not-started': divided('Those that nobody has begun.'),
  'missing-arms-draft': divided('Those begun and not yet completed.'),
  'missing-arms-returned': divided('Those that a supervisor gave back for more work.'),
  'missing-arms-awaiting-ratification': divided('Those completed that no supervisor has ratified.'),
  'arms-review-overdue': review,
  'level-unsupported': (policy) =>
    `In scope for ARMS, and either the first ARMS is missing or its review is overdue, so nothing in date supports the risk level. A missing one is later than ${policyWords(policy, 'arms.initial_days', 'days')}; a review is owed after ${policyWords(policy, 'arms.review_months', 'months')}.`,
  unallocated: () => 'In the caseload, with no named officer.',
  'owner-not-available': () =>
    'In the caseload, with an officer who is away and nobody who has accepted cover.',
  'whereabouts-unknown': () =>
    'Status is whereabouts unknown. Their visits and ARMS are suspended until they are found; finding them is owed now.',
  'suspension-past-review': (policy) =>
    `In custody, in hospital or abroad, and the day to look again has passed. The register gives no day, so one is set at ${policyWords(policy, 'suspension.review_days', 'days')}.`,
  caseload: () =>
    'Status is in the community or whereabouts unknown, whoever leads and however they are managed.',
  ratio: (policy) =>
    `People in the caseload, those with no officer among them, divided by officers who hold at least one. Policy takes ${policyWords(policy, 'workload.ratio_threshold', 'to one')} as reasonable; how dangerous the people are is not in this number.`,
}

export const countedHow = (name: ListName | 'ratio', policy: Policy): string =>
  sentences[name](policy)

/** What the force page explains, in this order. */
export const explained: readonly (readonly [ListName | 'ratio', string])[] = [
  ['overdue-visits', 'Overdue visits'],
  ['missing-arms', 'Missing ARMS'],
  ['arms-review-overdue', 'ARMS reviews overdue'],
  ['no-visit-plan', 'Nothing sets a day for a visit'],
  ['on-backstop', 'No visit plan date of their own'],
  ['caseload', 'Caseload'],
  ['ratio', 'People to each officer'],
]
