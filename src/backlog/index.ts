// The backlog room's public face.
export { derive, deriveBeforeCommit } from './service/derive.ts'
export { bringUpToDate } from './service/up-to-date.ts'
export { standThen } from './service/then.ts'
export { reconcileEveryone } from './service/reconcile.ts'
export { previewOf, type Preview } from './service/policy-effect.ts'
export { startPolicyWorker } from './service/policy-worker.ts'
export {
  changeCounts,
  changesListed,
  type ChangeMark,
  type ListedChange,
} from './queries/policy-changes.ts'
export type { ChangeCounts, ChangedHow } from './types/policy-change.ts'
export { kindWords as dutyWords } from './views/words.ts'
export { figures } from './service/figures.ts'
export { serviceAlarms, type ServiceAlarm } from './service/service-alarms.ts'
export { escalationCounts } from './queries/escalations.ts'
export { counts, missingBecause, visitOverdueBy, type ListName } from './rules/counts.ts'
export {
  figuresFrom,
  inTeam,
  registerOn,
  type Register,
  type Registered,
} from './service/register.ts'
export { worstOf, type WorstCase } from './service/worst.ts'
export type { Figures } from './types.ts'
export { acknowledge } from './service/acknowledge.ts'
export { escalateMissingArms, escalateOverdueVisits } from './service/escalate.ts'
export { escalationsListed } from './queries/escalations.ts'
export { alertsStanding } from './queries/alerts.ts'
export { callsComing } from './service/calls.ts'
export { callsComingText } from './views/calls.ts'
export { choiceWords } from './rules/alerts.ts'
export { chosenResource } from './views/alert.ts'
export type { AlertChoice, EscalationKind } from './types/escalations.ts'
export { provisionalCount } from './service/provisional.ts'
export { provisionalHref, provisionalText } from './views/provisional.ts'
export { leavingsBy, leavingsListed } from './queries/leavings.ts'
export { confirmLeaving } from './service/leavings.ts'
export type { WayLeft } from './types/leavings.ts'
export { wayWords } from './views/leaving-words.ts'
export { caseloadOn, retakeToday, takeWorkloadSnapshot } from './service/snapshot.ts'
