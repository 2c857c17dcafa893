// What a visit found that a supervisor must know of, and whether one has read it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Finds, Said, TakenOut } from './said.ts'

/** What a supervisor is told of: what was found as it stands, and what was taken out since. */
export type ToldOf = Finds & Readonly<{ takenOut: readonly TakenOut[] }>

export type Found = Readonly<{
  children: Said['children']
  /** Devices that were not declared. */
  undeclared: Said['devices']
  /** Conditions said not to be kept. */
  notKept: Said['conditions']
  isRiskUp: boolean
}>

/** That somebody read what a visit found; the mark tells which finds. */
export type VisitRead = Readonly<{
  visitId: string
  foundMark: string
  readAt: Date
  readBy: string
}>

/** What a visit found as it stands, and who read that; nobody yet is null. */
export type Reading = Readonly<{
  foundMark: string
  readAt: Date | null
  readBy: string | null
}>

/** A visit at which something was found that no supervisor has read. */
export type FoundVisit = ToldOf &
  Readonly<{
    id: string
    offenderId: OffenderId
    personName: string
    visorRef: string
    at: Date
    onDate: LocalDate
    recordedBy: string
  }>

export type FoundReadRefusal = 'struck-out' | 'nothing-found'
