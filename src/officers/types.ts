// The force as its officers know it: teams, areas, stations, who works where, and who is trained.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Skill, Training } from './types/skills.ts'

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

export const ranks = ['constable', 'sergeant', 'inspector', 'chief_inspector', 'staff'] as const
export type Rank = (typeof ranks)[number]

export type ParticularsRefusal =
  'officer-known' | 'staff-constable' | 'team-with-account' | 'no-such-team'

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

export type * from './types/here.ts'
export type * from './types/skills.ts'

export type OfficerFacts = Readonly<{
  id: OfficerId
  key: string
  name: string
  teamId: TeamId | null
  isConstable: boolean
  mosovo: Training
  /** Skills in date on the day, apart from `mosovo`, which has states of its own. */
  skills: readonly Skill[]
  /** Of the account that signs in as this officer. */
  role: string | null
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
