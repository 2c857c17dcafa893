// Who is asking: roles, permissions and how much of the force each may see.
import type { AccountId, ForceId, OfficerId, TeamId } from '../platform/ids.ts'

export type Role =
  | 'officer'
  | 'supervisor'
  | 'inspector'
  | 'chief_inspector'
  | 'analyst'
  | 'frontline'
  | 'control_room'
  | 'auditor'
  | 'station'
  | 'admin'
  | 'system'

export type Permission =
  | 'find-people'
  | 'open-files'
  | 'create-offenders'
  | 'change-files'
  | 'record-visits'
  | 'plan-visits'
  | 'approve-visit-plans'
  | 'acknowledge-sole-crews'
  | 'record-arms'
  | 'allocate'
  | 'raise-level'
  | 'decide-changes'
  | 'see-duties'
  | 'see-figures'
  | 'see-my-day'
  | 'see-my-team'
  | 'see-the-force'
  | 'see-briefing'
  | 'load-register'
  | 'go-live'
  | 'decide-proposals'
  | 'see-policy'
  | 'see-audit'
  | 'see-permissions'
  | 'manage-accounts'

export type Actor = Readonly<{
  accountId: AccountId
  /** What the audit writes and what other people are shown: the username. */
  username: string
  name: string
  role: Role
  forceId: ForceId
  forceName: string
  /** The register is frozen to proposals once the force has gone live. */
  forceIsLive: boolean
  teamId: TeamId | null
  teamName: string | null
  officerId: OfficerId | null
}>

/** What a list may hold for its reader: the whole force, or one team of it. Counts only for analysts. */
export type Scope = Readonly<{ forceId: ForceId; teamId: TeamId | null; countsOnly: boolean }>
