// The force as its officers know it: teams, areas, stations, who works where, and who is trained.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OfficerId, TeamId } from '../platform/ids.ts'

export type Force = Readonly<{
  id: ForceId
  name: string
  baselineOn: LocalDate | null
  liveSince: Date | null
  liveBy: string | null
}>

export type Team = Readonly<{ id: TeamId; forceId: ForceId; name: string; fromImport: boolean }>

/** A postcode district and the team whose ground it is. */
export type Area = Readonly<{ forceId: ForceId; district: string; teamId: TeamId }>

export type Station = Readonly<{
  id: string
  forceId: ForceId
  name: string
  listedFrom: LocalDate
  listedUntil: LocalDate | null
}>

export type Rank = 'constable' | 'sergeant' | 'inspector' | 'chief_inspector' | 'staff'

export type Officer = Readonly<{
  id: OfficerId
  forceId: ForceId
  teamId: TeamId | null
  /** How the officer is named everywhere: the username, or the collar number after an import. */
  key: string
  name: string
  collarNumber: string | null
  rank: Rank
  isConstable: boolean
  phone: string | null
  fromImport: boolean
  version: number
}>

export type Skill = 'mosovo' | 'arms_assessor' | 'arms_approver' | 'visor'

/** Held from its first day up to, not on, `heldUntil`. */
export type SkillGrant = Readonly<{
  id: string
  officerId: OfficerId
  skill: Skill
  heldFrom: LocalDate
  heldUntil: LocalDate | null
}>

/** `assumed`: came with the register and nobody has entered any skill yet, so trained but unconfirmed. */
export type Training = 'in-date' | 'assumed' | 'lapsed' | 'none'

export type OfficerFacts = Readonly<{
  id: OfficerId
  key: string
  name: string
  teamId: TeamId | null
  isConstable: boolean
  mosovo: Training
  /** Skills in date on the day, apart from `mosovo`, which has states of its own. */
  skills: readonly Skill[]
}>

export type OfficerRef = Pick<Officer, 'id' | 'key' | 'name' | 'teamId'>
export type TeamRef = Pick<Team, 'id' | 'name'>

/** An officer as a register names one: no sign-in, and nothing known but this. */
export type RegisterOfficer = Readonly<{
  collarNumber: string
  name: string
  teamId: TeamId | null
}>

export type NewOfficer = Omit<Officer, 'id' | 'version'>
