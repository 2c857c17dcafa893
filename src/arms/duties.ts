// What ARMS says is owed: the first assessment under police lead, and its review.
import { formatShortDate } from '../platform/calendar.ts'
import type { Duty, DutyRoom, Ending } from '../duties/index.ts'
import { endingByStanding, type PersonFacts, type Standing } from '../offenders/index.ts'
import type { Policy } from '../policy/index.ts'
import { armsStanding } from './rules.ts'
import type { ArmsFacts, ArmsStanding, MissingReason } from './types.ts'

export type ArmsFile = Readonly<{ person: PersonFacts; standing: Standing; arms: ArmsFacts }>

const suspending = new Set<string>(['custody', 'hospital', 'abroad', 'missing'])

const waitsFor: Readonly<Record<MissingReason, string>> = {
  notStarted: 'Not started',
  draft: 'In draft',
  returned: 'Returned by the supervisor',
  awaitingRatification: 'Completed, awaiting ratification',
}

type Stood = Readonly<{ standing: Standing; stood: ArmsStanding }>

const suspendedBy = ({ stood, standing }: Stood): Duty['suspended'] =>
  stood.scope === 'in-scope'
    ? null
    : { why: standing.status, since: standing.statusSince, reviewOn: standing.reviewOn }

function initial(file: Stood, policy: Policy): Duty[] {
  const { clockStart, initialDueOn, reason } = file.stood
  if (clockStart === null || initialDueOn === null || reason === null) return []
  const { lastReturn, policeLeadSince } = file.standing
  const began =
    policeLeadSince === clockStart
      ? `Police became lead on ${formatShortDate(clockStart)}`
      : `${lastReturn?.how ?? 'back'} on ${formatShortDate(clockStart)}`
  const days = policy.number('arms.initial_days')
  return [
    {
      kind: 'arms_initial',
      subject: `since:${clockStart}`,
      startsOn: clockStart,
      dueOn: initialDueOn,
      dueAt: null,
      suspended: suspendedBy(file),
      rule: 'arms.initial_days',
      because: `${began.charAt(0).toUpperCase()}${began.slice(1)}; ${days} days make ${formatShortDate(initialDueOn)}. ${waitsFor[reason]}.`,
      uses: ['arms.initial_days'],
    },
  ]
}

function review(file: Stood, policy: Policy): Duty[] {
  const { current, reviewDueOn } = file.stood
  if (current?.completedOn == null || reviewDueOn === null) return []
  const months = policy.number('arms.review_months')
  return [
    {
      kind: 'arms_review',
      subject: `after:${current.completedOn}`,
      startsOn: current.completedOn,
      dueOn: reviewDueOn,
      dueAt: null,
      suspended: suspendedBy(file),
      rule: 'arms.review_months',
      because: `The last ratified ARMS was completed on ${formatShortDate(current.completedOn)}; ${months} months make ${formatShortDate(reviewDueOn)}.`,
      uses: ['arms.review_months'],
    },
  ]
}

/** In scope but for a suspension: those duties wait, visibly, until the person is back. */
const concerned = ({ stood, standing }: Stood): boolean =>
  stood.scope === 'in-scope' || (suspending.has(stood.scope) && standing.management === 'active')

export const armsDuties: DutyRoom<ArmsFile> = {
  kinds: ['arms_initial', 'arms_review'],
  dutiesOf: ({ person, standing, arms }, policy) => {
    const stood = { standing, stood: armsStanding({ person, standing, arms, policy }) }
    return concerned(stood) ? [...initial(stood, policy), ...review(stood, policy)] : []
  },
  endingOf: (duty, file): Ending => {
    const ratified = file.arms.all
      .filter((arms) => arms.completedOn !== null && arms.completedOn >= duty.startsOn)
      .map((arms) => arms.ratifiedOn)
      .filter((day) => day !== null && day <= file.standing.on)
      .toSorted()
      .at(0)
    return ratified == null ? endingByStanding(file) : { how: 'done', metOn: ratified }
  },
}
