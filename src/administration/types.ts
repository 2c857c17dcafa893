// What an admin sees of an account, and why a request about one may be refused.
import type { Account, Role, Token } from '../access/index.ts'

/** The account of commands is made by the seed and by nobody else. */
export const givenRoles = [
  'officer',
  'supervisor',
  'inspector',
  'chief_inspector',
  'analyst',
  'frontline',
  'control_room',
  'auditor',
  'station',
  'admin',
] as const

export type AccountLine = Readonly<{
  id: Account['id']
  username: string
  name: string | null
  role: Role
  team: string | null
  officer: string | null
  disabledAt: Date | null
  version: number
}>

export type TokenLine = Pick<Token, 'id' | 'label' | 'madeAt' | 'expiresAt' | 'withdrawnAt'>

export type AccountDetail = AccountLine &
  Readonly<{
    forceId: Account['forceId']
    madeAt: Date
    hasPassword: boolean
    tokens: readonly TokenLine[]
  }>

export type AccountAsk = Readonly<{
  username: string
  role: Role
  team: string | null
  /** An officer already known, by username or collar number. */
  officer: string | null
  /** Of an officer not known yet. */
  name: string | null
  collarNumber: string | null
  phone: string | null
  constable: boolean
}>
