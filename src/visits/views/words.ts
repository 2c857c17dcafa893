// How the visits room says things: what happened, what is wrong, why not.
import { formatDate } from '../../platform/calendar.ts'
import { policyBegan } from '../../policy/index.ts'
import type { LookPoint } from '../rules/look.ts'
import type { TooEarly } from '../rules/too-early.ts'
import type {
  CrewMember,
  awareHeadings,
  changeHeadings,
  DecisionRefusal,
  Kept,
  NotSeenBecause,
  Place,
  PlanFaultWhy,
  Purpose,
  ReportFaultWhy,
  RiskMove,
  Seen,
  Visit,
  VisitPlan,
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

export const outcomeWords = ({
  seen,
  notSeenBecause,
}: Pick<Visit, 'seen' | 'notSeenBecause'>): string =>
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

const isPurpose = (purpose: string): purpose is Purpose => purpose in purposeWords

/** The purposes of a plan: those of the list in words, others as they were typed. */
export const purposesText = ({ purposes }: Pick<VisitPlan, 'purposes'>): string =>
  purposes.map((one) => (isPurpose(one) ? purposeWords[one] : one)).join('; ')

export const tooEarlyWords: Readonly<Record<TooEarly, string>> = {
  'before-birth': 'This is before the person was born. Enter the day on which it happened',
  'before-the-register': `This is before ${formatDate(policyBegan)}, when notification requirements began. Enter the day on which it happened`,
}

export const reportFaultWords: Readonly<Record<ReportFaultWhy, string>> = {
  'in-the-future': 'This is in the future. Enter when it happened',
  ...tooEarlyWords,
  'no-crew': 'Name who went, one at least',
  'unknown-officer': 'No officer of this force has this username or collar number',
  'announced-needs-reason': 'Say why the visit was announced',
  'not-seen-needs-reason': 'Say why the person was not seen',
  'seen-has-no-reason': 'The person was seen: leave out why not',
  'left-before': 'You left after you came. Enter a later time',
  'left-in-the-future': 'This is in the future. Enter when you left, or leave it out',
  'risk-needs-why': 'Say why the risk is up or down',
  'attempt-has-no-next':
    'Nobody was seen, so this is no visit to plan the next one from. Plan it on its own page',
  'seen-inside-let-in':
    'Somebody seen inside was let in. Say yes here, or say where the person was seen',
  'nothing-written': 'Say what was seen and said, so that the visit is written up',
  'proved-before-said':
    'This is before the day on which it was said. Enter that day or a later one',
  'account-stays': 'What happened can be put right, not taken out. Write it as it was',
}

export const planFaultWords: Readonly<Record<PlanFaultWhy, string>> = {
  'latest-by-past': 'This day has passed. Enter today or a later day',
  'earliest-after-latest': 'The earliest day must not be after the latest',
  'not-managed': 'This person is not managed here yet, so no visit can be planned',
}

export const decisionWords: Readonly<Record<DecisionRefusal, string>> = {
  'already-decided': 'This has been decided already. Nothing was changed',
  replaced:
    'A newer plan took the place of this one before anyone decided. Decide the newer one: this page leads to it',
  'out-of-date':
    'The level, the lead agency, the address or the last visit has changed since this plan was made, so it is no longer asked for and cannot take hold. A new plan can be made',
  'own-plan': 'You made this plan, so another supervisor must decide it',
  'why-needed': 'Say why you do not agree, so that the officer knows what to change',
  'why-needed-overdue':
    'Say why. This person is overdue, and the later day stays on record with its reason',
  'why-needed-beyond':
    'Say why. This day is beyond the ceiling of the risk level, and stays on record with its reason',
  'own-visit': 'You were there or wrote this record, so another supervisor must look at it',
  'not-waiting': 'This visit does not wait for anyone to say whether it counts',
  'struck-out': 'This was struck out, so nothing of it is changed any more',
  'from-the-register': 'This visit came with the register. Nobody here can say what happened at it',
  'not-sole-crew': 'This visit does not wait for anyone: it was not made alone without authority',
}

/** The headings under which a crew looks and listens, each with what it asks. */
export const awareWords: Readonly<
  Record<(typeof awareHeadings)[number], Readonly<{ label: string; hint: string }>>
> = {
  appearance: {
    label: 'Appearance',
    hint: 'The person, and anybody else: health, clothes, injuries',
  },
  words: { label: 'Words', hint: 'What was said, and what was not' },
  activity: {
    label: 'Activity',
    hint: 'What was going on when you came, and while you were there',
  },
  relationships: {
    label: 'Relationships',
    hint: 'How people were with one another, and who was spoken of',
  },
  environment: { label: 'Environment', hint: 'The rooms, what stood or lay about, what was new' },
}

export const changeWords: Readonly<Record<(typeof changeHeadings)[number], string>> = {
  relationships: 'Change in relationships',
  work: 'Change in work',
  vehicle: 'Change of vehicle',
  travel: 'Travel, past or planned',
}

export const riskWords: Readonly<Record<RiskMove, string>> = {
  up: 'Up',
  same: 'The same',
  down: 'Down',
}

export const keptWords: Readonly<Record<Kept, string>> = {
  yes: 'Kept',
  no: 'Not kept',
  unknown: 'Could not tell',
}

/** Of a visit or an attempt that nobody has taken note of yet. */
export const aloneText =
  'Made alone, and nobody’s authority is recorded. It waits for a supervisor who was not there to take note of it.'

/** Where the way from a remark of the look leads. */
export const lookFieldWords: Readonly<Record<LookPoint, string>> = {
  specific: 'the account',
  new: 'the account',
  verified: 'how it will be proved',
  devices: 'the devices',
  next: 'what happens next',
  'on-record': 'the day and the time',
}

export const lookWords: Readonly<Record<LookPoint, string>> = {
  specific: 'Specific',
  new: 'New',
  verified: 'Verified',
  devices: 'Devices',
  next: 'What happens next',
  'on-record': 'Already on record',
}
