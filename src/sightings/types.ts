// A sighting: somebody else saw the person somewhere. It is no visit and no attempt, and no clock reads it.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'
import type { TooEarly } from '../visits/index.ts'

/** Whoever saw the person: an officer of the force by key, or somebody of an agency or another team. */
export type SeenBy =
  | Readonly<{ officer: string; agency: null; name: string }>
  | Readonly<{ officer: null; agency: string; name: string }>

type Held = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
  origin: 'here' | 'register'
  /** The correction that struck it out. */
  struck: string | null
  at: Date
  onDate: LocalDate
  place: string
  what: string
  /** Null is not known. */
  withChildren: boolean | null
}>

export type Sighting = Held & SeenBy

export type SightingRead = Readonly<{ sightingId: string; readAt: Date; readBy: string }>

/** A sighting with whether its owner has read it. */
export type SightingShown = Sighting & Readonly<{ readAt: Date | null; readBy: string | null }>

/** One that the owner has not read yet, with whom it is of. */
export type UnreadSighting = Pick<
  SightingShown,
  'id' | 'offenderId' | 'at' | 'place' | 'what' | 'agency' | 'name' | 'withChildren'
> &
  Readonly<{ personName: string; visorRef: string }>

/** What somebody tells of a sighting. */
export type SightingReport = Readonly<{
  at: Date
  where: string
  by: Readonly<{ officer: string }> | Readonly<{ agency: string; name: string }>
  what: string
  withChildren: boolean | null
}>

export type SightingRefusal = 'in-the-future' | 'unknown-officer' | TooEarly
export type ReadRefusal = 'not-yours-to-read' | 'struck-out'
