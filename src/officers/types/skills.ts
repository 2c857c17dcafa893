// What officers are trained in: grants, booked courses, versions of courses, and how a skill stands.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OfficerId } from '../../platform/ids.ts'

export const skills = [
  'mosovo',
  'arms_assessor',
  'arms_approver',
  'visor',
  'static_scorer',
  'civil_orders',
  'digital_triage',
  'image_grading',
  'interview',
  'safeguarding',
  'polygraph_liaison',
  'vetting',
  'driver',
  'psychological_assessment',
] as const

export type Skill = (typeof skills)[number]

/** Held from its first day up to, not on, `heldUntil`. */
export type SkillGrant = Readonly<{
  id: string
  officerId: OfficerId
  skill: Skill
  heldFrom: LocalDate
  heldUntil: LocalDate | null
  courseVersion: string | null
  recordedAt: Date | null
  recordedBy: string | null
  version: number
}>

export type NewSkillGrant = Pick<SkillGrant, 'officerId' | 'skill' | 'heldFrom' | 'heldUntil'>

/** A grant as the rules read it: from `supersededOn` its version of the course counts no longer. */
export type GrantFacts = Pick<SkillGrant, 'skill' | 'heldFrom' | 'heldUntil'> &
  Readonly<{ courseVersion?: string | null; supersededOn?: LocalDate | null }>

/** A course with a day ahead. */
export type SkillBooking = Readonly<{
  id: string
  officerId: OfficerId
  skill: Skill
  courseVersion: string | null
  bookedFor: LocalDate
  recordedAt: Date
  recordedBy: string
  withdrawnAt: Date | null
  withdrawnBy: string | null
  version: number
}>

/** Superseded from the first day on which a course of this version counts no longer. */
export type CourseVersion = Readonly<{
  id: string
  forceId: ForceId
  skill: Skill
  courseVersion: string
  supersededOn: LocalDate | null
  recordedAt: Date
  recordedBy: string
  version: number
}>

export type SkillState = 'held' | 'booked' | 'lapsed' | 'superseded' | 'none' | 'not-needed'

/** How one skill of one officer stands on a day, and since or until when. */
export type SkillStanding = Readonly<{
  skill: Skill
  state: SkillState
  courseVersion: string | null
  heldFrom: LocalDate | null
  heldUntil: LocalDate | null
  bookedFor: LocalDate | null
}>

/** `assumed`: came with the register and nobody has entered any skill yet, so trained but unconfirmed. */
export type Training = 'in-date' | 'assumed' | 'lapsed' | 'none'

export type SkillRefusal =
  | 'own-skills'
  | 'nothing-entered'
  | 'held-in-the-future'
  | 'ends-before-it-begins'
  | 'not-held'
  | 'already-held'
  | 'booked-in-the-past'
