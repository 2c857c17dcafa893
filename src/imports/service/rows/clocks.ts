// The rows that start and stop clocks, as the register has them: a visit, a plan, an assessment.
import { startOfDay, type LocalDate } from '../../../platform/calendar.ts'
import { noRuling, nothingSaid } from '../../../visits/index.ts'
import { recorded, why, type Add } from './load.ts'

export const addVisit: Add = (load, whom) => {
  const { lastVisit } = whom.person
  if (lastVisit === null) return
  load.rows.visits.push({
    ...recorded(load, whom),
    at: startOfDay(lastVisit),
    onDate: lastVisit,
    seen: 'inside',
    notSeenBecause: null,
    place: 'home',
    addressId: null,
    announced: null,
    announcedReason: null,
    crew: [],
    soleCrew: false,
    soleCrewAuthority: null,
    soleCrewAcknowledgedBy: null,
    standingIn: false,
    entry: null,
    leftAt: null,
    ...nothingSaid,
    ...noRuling,
    qualifies: true,
    because:
      'The Last visit of the register counts as a qualifying visit; who went is not known here.',
    clearedOverdueSince: null,
    version: 1,
  })
}

export const addPlan =
  (madeOn: LocalDate | null): Add =>
  (load, whom) => {
    const { visitDueBy } = whom.person
    if (visitDueBy === null) return
    load.rows.plans.push({
      ...recorded(load, whom),
      latestBy: visitDueBy,
      earliest: null,
      purposes: [],
      crewNeeds: null,
      mustCheck: null,
      why,
      madeOn,
      state: 'in_force',
      decidedBy: null,
      decidedAt: null,
      decidedWhy: null,
      clearedOverdueSince: null,
      endedAt: null,
      endedHow: null,
      endedWhy: null,
      version: 1,
    })
  }

export const addArms: Add = (load, whom) => {
  const { armsCompleted, armsRatified } = whom.person
  if (armsCompleted === null) return
  load.rows.arms.push({
    ...recorded(load, whom),
    kind: 'initial',
    state: armsRatified === null ? 'submitted' : 'ratified',
    begunOn: null,
    completedOn: armsCompleted,
    ratifiedOn: armsRatified,
    returnedOn: null,
    ratifiedBy: null,
    level: null,
    rationale: null,
    answers: null,
    returnedReasons: null,
    contributors: [],
    submittedAt: null,
    version: 1,
  })
}
