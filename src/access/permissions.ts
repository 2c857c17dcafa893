// The permission matrix, on one screen: what each role may do at all. Whose files it may touch is scope's to say.
import type { Actor, Permission, Role } from './types.ts'

const om = ['officer', 'supervisor', 'inspector', 'chief_inspector'] as const
const ds = ['supervisor', 'inspector', 'chief_inspector'] as const
const di = ['inspector', 'chief_inspector'] as const

/** Contract section 7. */
export const matrix: Readonly<Record<Permission, readonly Role[]>> = {
  'find-people': om,
  'open-files': om,
  'create-offenders': om,
  'change-files': om,
  'record-visits': om,
  'plan-visits': om,
  'approve-visit-plans': ds,
  'acknowledge-sole-crews': ds,
  'rule-on-visits': ds,
  'read-found': ds,
  'record-arms': om,
  allocate: ds,
  'raise-level': om,
  'decide-changes': ds,
  'see-duties': [...om, 'analyst'],
  'see-figures': [...om, 'analyst'],
  'see-my-day': om,
  'see-my-team': ds,
  'see-the-force': di,
  'see-briefing': om,
  'take-decisions': ds,
  'close-decisions': om,
  'see-workload': [...om, 'analyst'],
  'answer-escalations': ds,
  'decide-alerts': di,
  'confirm-leavings': ds,
  'load-register': ds,
  'go-live': di,
  'decide-proposals': ds,
  'see-policy': [...om, 'analyst', 'auditor', 'admin'],
  'propose-policy': di,
  'decide-policy': di,
  'see-audit': ['auditor'],
  'see-permissions': [...om, 'auditor', 'admin'],
  'manage-accounts': ['admin'],
  'see-jobs': [...di, 'admin'],
  'run-jobs': ['admin'],
  'export-lists': om,
  'release-large-exports': [...di, 'auditor'],
  'see-exports': [...ds, 'auditor'],
  'see-roster': om,
  'keep-roster': ds,
  'answer-covers': om,
  'see-skills': [...om, 'admin'],
  'keep-skills': ['admin'],
  'accept-duties': om,
  'see-ringing': om,
  'correct-records': om,
  'confirm-corrections': ds,
  'see-overnight': om,
  'load-overnight': om,
  'decide-hits': om,
  'restrict-files': di,
  'read-restrictions': om,
  'break-glass': di,
  'declare-conflicts': om,
  'see-looks': ['auditor'],
  'see-measures': [...om, 'analyst'],
  'claim-visits': om,
  'plan-shifts': om,
}

export const may = (actor: Readonly<{ role: Role }>, permission: Permission): boolean =>
  matrix[permission].includes(actor.role)

/** Addresses that lines for everybody lead to, and that not everybody may open. */
const keptTo: readonly (readonly [string, Permission])[] = [
  ['/escalations', 'answer-escalations'],
  ['/leavings', 'confirm-leavings'],
  ['/found-at-visits', 'read-found'],
]

/** The pages that can be read as they were known: a file's, and those of one of its rows. */
const ofPast = /^\/(offenders|visits|visit-plans|arms)\//

/**
 * Whether a line may lead its reader there: a sentence without a link is better than a refusal, and better than a
 * page of today for somebody who reads a file as it was known.
 */
export const mayFollow = (actor: Pick<Actor, 'role' | 'looksBackAt'>, href: string): boolean =>
  (actor.looksBackAt === undefined || ofPast.test(href)) &&
  keptTo.every(([start, permission]) => !href.startsWith(start) || may(actor, permission))
