// Which step an assessment may take next: saved, submitted, returned, ratified, and by whom.
import type { LocalDate } from '../../platform/calendar.ts'
import {
  armsQuestions,
  type Arms,
  type ArmsAnswers,
  type ArmsFault,
  type ArmsQuestion,
} from '../types.ts'

const no = (why: ArmsFault['why'], field = ''): ArmsFault[] => [{ field, why }]

const isStruck = ({ struck }: Pick<Arms, 'struck'>): boolean =>
  struck !== undefined && struck !== null

/** A ratified assessment stands; what is submitted changes only after it was returned; what is struck out never does. */
export function saveFaults(arms: Pick<Arms, 'state' | 'struck'>): ArmsFault[] {
  if (isStruck(arms)) return no('struck-out')
  return arms.state === 'draft' || arms.state === 'returned' ? [] : no('already-decided')
}

export type SubmitAsk = Readonly<{
  arms: Pick<Arms, 'state' | 'struck'>
  completedOn: LocalDate
  today: LocalDate
}>

export function submitFaults({ arms, completedOn, today }: SubmitAsk): ArmsFault[] {
  const saved = saveFaults(arms)
  if (saved.length > 0) return saved
  return completedOn > today ? no('completed-in-the-future', 'completedOn') : []
}

export type DecideAsk = Readonly<{
  arms: Pick<Arms, 'state' | 'struck' | 'contributors' | 'completedOn'>
  username: string
  isApprover: boolean
}>

/** The state judges first, then who asks: a contributor never, and nobody without the skill. */
export function decideFaults({ arms, username, isApprover }: DecideAsk): ArmsFault[] {
  if (isStruck(arms)) return no('struck-out')
  if (arms.state === 'draft') return no('not-submitted')
  if (arms.state !== 'submitted') return no('already-decided')
  if (arms.contributors.includes(username)) return no('own-assessment')
  return isApprover ? [] : no('not-an-approver')
}

/** Words that stand where an answer should: the closed list that inspectors found on waved-through work. */
const emptyPhrases: ReadonlySet<string> = new Set([
  'seen',
  'noted',
  'agreed',
  'agree',
  'approved',
  'ok',
  'okay',
  'fine',
  'seen noted',
  'seen agreed',
  'seen and noted',
  'seen and agreed',
  'noted and agreed',
  'seen noted agreed',
  'seen noted and agreed',
  'as above',
  'see above',
  'n a',
  'na',
  'not applicable',
  'no comment',
  'tbc',
])

const bare = (answer: string): string =>
  answer
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const isEmptyAnswer = (answer: string | undefined): boolean => {
  const words = bare(answer ?? '')
  return words === '' || emptyPhrases.has(words)
}

export type GivenAnswers = Readonly<Partial<Record<ArmsQuestion, string | undefined>>>

export type RatifyAsk = DecideAsk &
  Readonly<{ answers: GivenAnswers; ratifiedOn: LocalDate; today: LocalDate }>

function dayFaults({ arms, ratifiedOn, today }: RatifyAsk): ArmsFault[] {
  if (ratifiedOn > today) return no('ratified-in-the-future', 'ratifiedOn')
  return arms.completedOn !== null && ratifiedOn < arms.completedOn
    ? no('ratified-before-completed', 'ratifiedOn')
    : []
}

/** Refuses only empty answers; whether an answer is a good one is for the reader. */
export function ratifyFaults(ask: RatifyAsk): ArmsFault[] {
  const decided = decideFaults(ask)
  if (decided.length > 0) return decided
  const empty = armsQuestions
    .filter((question) => isEmptyAnswer(ask.answers[question]))
    .map((question): ArmsFault => ({ field: `answers.${question}`, why: 'empty-answer' }))
  return empty.length > 0 ? empty : dayFaults(ask)
}

/** The answers as they are kept, once none is empty. */
export const answersOf = (given: GivenAnswers): ArmsAnswers => ({
  evidenceTested: given.evidenceTested ?? '',
  disagreed: given.disagreed ?? '',
  actionsReduceRisk: given.actionsReduceRisk ?? '',
  levelAgreed: given.levelAgreed ?? '',
  children: given.children ?? '',
  nextVisit: given.nextVisit ?? '',
})
