// The invented people who work for the invented force: one for each kind of sign-in.
import type { Role } from '../src/access/index.ts'
import type { Rank, Skill } from '../src/officers/index.ts'

export const forceName = 'Northmoor Constabulary'
export const teamNames = ['North office', 'South office'] as const
export const stationNames = ['Northmoor police station', 'Southmoor police station'] as const

export type TeamName = (typeof teamNames)[number]

export type SeededOfficer = Readonly<{
  name: string
  rank: Rank
  collarNumber: string
  phone: string
  skills: readonly Skill[]
}>

export type SeededPerson = Readonly<{
  username: string
  role: Role
  team: TeamName | null
  officer: SeededOfficer | null
}>

const trained: readonly Skill[] = ['mosovo', 'arms_assessor', 'visor']
const approver: readonly Skill[] = [...trained, 'arms_approver']

// Telephone numbers are of the range that Ofcom keeps for drama.
export const people: readonly SeededPerson[] = [
  {
    username: 'om.north',
    role: 'officer',
    team: 'North office',
    officer: {
      name: 'PC Alex Marsh',
      rank: 'constable',
      collarNumber: '90001',
      phone: '01632 960001',
      skills: trained,
    },
  },
  {
    username: 'om.south',
    role: 'officer',
    team: 'South office',
    officer: {
      name: 'PC Bryony Kerr',
      rank: 'constable',
      collarNumber: '90002',
      phone: '01632 960002',
      skills: trained,
    },
  },
  {
    username: 'ds.north',
    role: 'supervisor',
    team: 'North office',
    officer: {
      name: 'DS Ruth Calder',
      rank: 'sergeant',
      collarNumber: '90003',
      phone: '01632 960003',
      skills: approver,
    },
  },
  {
    username: 'ds.south',
    role: 'supervisor',
    team: 'South office',
    officer: {
      name: 'DS Colm Reyes',
      rank: 'sergeant',
      collarNumber: '90004',
      phone: '01632 960004',
      skills: trained,
    },
  },
  {
    username: 'di.force',
    role: 'inspector',
    team: null,
    officer: {
      name: 'DI Harriet Osei',
      rank: 'inspector',
      collarNumber: '90005',
      phone: '01632 960005',
      skills: approver,
    },
  },
  {
    username: 'dci.force',
    role: 'chief_inspector',
    team: null,
    officer: {
      name: 'DCI Martin Vale',
      rank: 'chief_inspector',
      collarNumber: '90006',
      phone: '01632 960006',
      skills: approver,
    },
  },
  { username: 'analyst', role: 'analyst', team: null, officer: null },
  { username: 'frontline.north', role: 'frontline', team: 'North office', officer: null },
  { username: 'controlroom', role: 'control_room', team: null, officer: null },
  { username: 'auditor', role: 'auditor', team: null, officer: null },
  { username: 'admin', role: 'admin', team: null, officer: null },
  { username: 'station.north', role: 'station', team: 'North office', officer: null },
]

/** Whom commands, jobs and seeds act as; nobody signs in with it. */
export const systemUsername = 'system'
