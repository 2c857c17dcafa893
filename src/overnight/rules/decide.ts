// Whether a hit may be decided or its questions answered, and what it is unless somebody says otherwise.
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { OvernightKind } from '../../policy/index.ts'
import {
  questions,
  type Answers,
  type Decide,
  type DecideRefusal,
  type Hit,
  type HitEvent,
  type Question,
} from '../types.ts'

/** What a line of each kind usually is. */
export const usualEvent: Readonly<Record<OvernightKind, HitEvent>> = {
  custody: 'arrest',
  crime: 'crime',
  incident: 'incident',
  missing: 'missing',
  intelligence: 'intelligence',
}

type Asked = Readonly<Partial<Record<Question, boolean | undefined>>>

const givenIn = (asked: Asked): Question[] =>
  questions.filter((question) => asked[question] !== undefined)

/** A hit is decided once; only a confirmed one asks anything. */
export function mayDecide(hit: Pick<Hit, 'state'>, asked: Decide): Decision<null, DecideRefusal> {
  if (hit.state !== 'possible') return no('already-decided')
  return asked.decision === 'dismiss' && givenIn(asked).length > 0
    ? no('asks-of-the-confirmed')
    : yes(null)
}

/** A dismissal is taken back as often as it was wrong; a confirmation by striking out the event that it recorded. */
export const mayReopen = (hit: Pick<Hit, 'state'>): Decision<null, DecideRefusal> =>
  hit.state === 'dismissed' ? yes(null) : no('not-dismissed')

/** Each question is answered once. */
export function mayAnswer(
  hit: Pick<Hit, 'state'> & Answers,
  asked: Asked,
): Decision<null, DecideRefusal> {
  if (hit.state !== 'confirmed') return no('not-confirmed')
  const given = givenIn(asked)
  if (given.length === 0) return no('nothing-answered')
  return given.some((question) => hit[question] !== null) ? no('already-answered') : yes(null)
}

export const openQuestions = (hit: Answers): Question[] =>
  questions.filter((question) => hit[question] === null)
