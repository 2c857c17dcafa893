// The permission matrix, on one screen: what each role may do at all. Whose files it may touch is scope's to say.
import type { Permission, Role } from './types.ts'

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
}

export const may = (actor: Readonly<{ role: Role }>, permission: Permission): boolean =>
  matrix[permission].includes(actor.role)
