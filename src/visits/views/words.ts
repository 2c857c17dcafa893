// How the visits room says things: what happened, what is wrong, why not.
import type {
  CrewMember,
  DecisionRefusal,
  NotSeenBecause,
  Place,
  PlanFaultWhy,
  PlanState,
  Purpose,
  ReportFaultWhy,
  Seen,
  Visit,
} from '../types.ts'

export const seenWords: Readonly<Record<Exclude<Seen, 'no'>, string>> = {
  inside: 'Seen inside',
  doorstep: 'Seen at the door',
  elsewhere: 'Seen elsewhere',
}

export const notSeenWords: Readonly<Record<NotSeenBecause, string>> = {
  no_reply: 'No reply',
  refused: 'Refused',
  gone: 'Gone from the address',
  unsafe: 'Not safe',
  cancelled_by_police: 'Cancelled by police',
  frustrated: 'In custody, in hospital or away',
}

export const placeWords: Readonly<Record<Place, string>> = {
  home: 'At home',
  station: 'At a police station',
  elsewhere: 'Somewhere else',
}

export const outcomeWords = ({ seen, notSeenBecause }: Visit): string =>
  seen === 'no' ? notSeenWords[notSeenBecause ?? 'no_reply'] : seenWords[seen]

export const crewWords = (crew: readonly CrewMember[]): string =>
  crew
    .map((member) => ('officer' in member ? member.name : `${member.name} (${member.agency})`))
    .join(', ')

export const purposeWords: Readonly<Record<Purpose, string>> = {
  compliance: 'Check that orders and requirements are kept',
  residence: 'Confirm where the person lives',
  public_protection: 'Protect the public',
  risk: 'Look at risk and what has changed',
  information: 'Gather information on this person and others',
  offences: 'Look for offences',
  welfare: 'Welfare, and referral for help',
}

export const planStateWords: Readonly<Record<PlanState, string>> = {
  in_force: 'In force when made',
  waiting: 'Waiting for a supervisor',
  refused: 'Not agreed',
}

export const reportFaultWords: Readonly<Record<ReportFaultWhy, string>> = {
  'in-the-future': 'This is in the future. Enter when it happened',
  'no-crew': 'Name who went, one at least',
  'unknown-officer': 'No officer of this force has this username or collar number',
  'announced-needs-reason': 'Say why the visit was announced',
  'not-seen-needs-reason': 'Say why the person was not seen',
  'seen-has-no-reason': 'The person was seen: leave out why not',
}

export const planFaultWords: Readonly<Record<PlanFaultWhy, string>> = {
  'latest-by-past': 'This day has passed. Enter today or a later day',
  'earliest-after-latest': 'The earliest day must not be after the latest',
  'not-managed': 'This person is not managed here yet, so no visit can be planned',
}

export const decisionWords: Readonly<Record<DecisionRefusal, string>> = {
  'already-decided': 'This has been decided already. Nothing was changed',
  'own-plan': 'You made this plan, so another supervisor must decide it',
  'why-needed': 'Say why you do not agree, so that the officer knows what to change',
  'own-visit': 'You were there or wrote this record, so another supervisor must take note of it',
  'not-sole-crew': 'This visit does not wait for anyone: it was not made alone without authority',
}
