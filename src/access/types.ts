// Who is asking: roles, permissions and how much of the force each may see.
import type { AccountId, ForceId, OffenderId, OfficerId, TeamId } from '../platform/ids.ts'

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
  | 'rule-on-visits'
  | 'read-found'
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
  | 'take-decisions'
  | 'close-decisions'
  | 'see-workload'
  | 'answer-escalations'
  | 'decide-alerts'
  | 'confirm-leavings'
  | 'load-register'
  | 'go-live'
  | 'decide-proposals'
  | 'see-policy'
  | 'propose-policy'
  | 'decide-policy'
  | 'see-audit'
  | 'see-permissions'
  | 'manage-accounts'
  | 'see-jobs'
  | 'run-jobs'
  | 'export-lists'
  | 'release-large-exports'
  | 'see-exports'
  | 'see-roster'
  | 'keep-roster'
  | 'answer-covers'
  | 'see-skills'
  | 'keep-skills'
  | 'accept-duties'
  | 'see-ringing'
  | 'correct-records'
  | 'confirm-corrections'
  | 'see-overnight'
  | 'load-overnight'
  | 'decide-hits'
  | 'restrict-files'
  | 'read-restrictions'
  | 'break-glass'
  | 'declare-conflicts'
  | 'see-looks'
  | 'see-measures'
  | 'claim-visits'
  | 'plan-shifts'

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
  /** Whose files the reader may change today under a cover that was accepted. */
  covering?: readonly Covering[]
  /** Whose files the reader may change while a claim of the weekend list stands that names the reader. */
  claims?: readonly OffenderId[]
  /** Whose file the reader was let into and reads as it was known: of the past nothing is changed. */
  looksBackAt?: OffenderId
  /** The restricted files that name the reader; left out where none does. */
  restricted?: NamedOn
  /** Conflicts of interest that wait for the reader to look at them; left out where none does. */
  conflicts?: number
}>

/** Restricted files of one reader: how many, with an overdue visit, and with broken glass that nobody has reviewed. */
export type NamedOn = Readonly<{ files: number; overdue: number; forced: number }>

/** What a list may hold for its reader: the whole force, or one team of it. Counts only for analysts. */
export type Scope = Readonly<{ forceId: ForceId; teamId: TeamId | null; countsOnly: boolean }>

/** An accepted cover of today: of one person's file or of all of an officer's, and of a supervisor's queue. */
export type Covering = Readonly<{
  officerId: OfficerId
  offenderId: OffenderId | null
  /** The team whose queue a deputy decides; null without one. */
  queueOf: TeamId | null
}>

/** Whose file it is: all that is asked before one is opened. */
export type FilePerson = Readonly<{
  offenderId: OffenderId
  forceId: ForceId
  teamId: TeamId
  officerId: OfficerId | null
}>

export type OpeningReason = 'covering' | 'on-call' | 'at-the-door' | 'other'
export type GivenReason = Readonly<{ reason: OpeningReason; said: string | null }>

/** A file of another team, opened for some hours with a reason that its owner is shown. */
export type FileOpening = Readonly<{
  id: string
  offenderId: OffenderId
  accountId: AccountId
  reason: OpeningReason
  said: string | null
  openedAt: Date
  untilAt: Date
}>

export type Account = Readonly<{
  id: AccountId
  username: string
  passwordHash: string | null
  role: Role
  forceId: ForceId
  teamId: TeamId | null
  officerId: OfficerId | null
  disabledAt: Date | null
  madeAt: Date
  version: number
}>

/** Without a password an account cannot sign in; programs may still hold its tokens. */
export type NewAccount = Readonly<{
  username: string
  role: Role
  forceId: ForceId
  teamId: TeamId | null
  officerId: OfficerId | null
  password: string | null
}>

export type Token = Readonly<{
  id: string
  accountId: AccountId
  digest: string
  label: string
  madeAt: Date
  expiresAt: Date | null
  withdrawnAt: Date | null
}>

export type AccountRefusal =
  | 'username-malformed'
  | 'username-taken'
  | 'team-needed'
  | 'password-too-short'
  | 'unknown-account'
  | 'disabled-account'
  | 'system-account'
  | 'own-role'
  | 'own-account'

/** Failed tries to sign in of late, as this name and from this address. */
export type Tries = Readonly<{ byUsername: number; byRemote: number }>
