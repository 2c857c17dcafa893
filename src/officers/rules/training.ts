// Whether an officer's training stands on a day, and how each skill does.
import type { LocalDate } from '../../platform/calendar.ts'
import {
  skills,
  type GrantFacts,
  type Skill,
  type SkillBooking,
  type SkillStanding,
  type Training,
} from '../types/skills.ts'

const isSuperseded = ({ supersededOn }: GrantFacts, on: LocalDate): boolean =>
  supersededOn != null && supersededOn <= on

const isHeld = ({ heldFrom, heldUntil }: GrantFacts, on: LocalDate): boolean =>
  heldFrom <= on && (heldUntil === null || on < heldUntil)

/** Held on the day, by a version of the course that still counts. */
export const isInDate = (grant: GrantFacts, on: LocalDate): boolean =>
  isHeld(grant, on) && !isSuperseded(grant, on)

/**
 * Contract section 4: officers from the register are assumed trained, unconfirmed, until their skills are entered.
 * Training that ended, or whose course was superseded, is `lapsed`; training that has not begun is none.
 */
export function trainingOn(
  officer: Readonly<{ fromImport: boolean; grants: readonly GrantFacts[] }>,
  on: LocalDate,
): Training {
  if (officer.grants.length === 0) return officer.fromImport ? 'assumed' : 'none'
  const mosovo = officer.grants.filter(({ skill }) => skill === 'mosovo')
  if (mosovo.some((grant) => isInDate(grant, on))) return 'in-date'
  return mosovo.some(({ heldFrom }) => heldFrom <= on) ? 'lapsed' : 'none'
}

export const skillsOn = (grants: readonly GrantFacts[], on: LocalDate): Skill[] => [
  ...new Set(
    grants
      .filter((grant) => grant.skill !== 'mosovo' && isInDate(grant, on))
      .map(({ skill }) => skill)
      .sort(),
  ),
]

const supervising = new Set(['sergeant', 'inspector', 'chief_inspector'])

/** What the work of a rank cannot do without; the rest is for those who have it. */
const isNeeded = (skill: Skill, rank: string): boolean =>
  skill === 'mosovo' ||
  skill === 'visor' ||
  (skill === 'arms_assessor' && !['inspector', 'chief_inspector'].includes(rank)) ||
  (skill === 'arms_approver' && supervising.has(rank))

type Entered = Readonly<{
  rank: string
  grants: readonly GrantFacts[]
  bookings: readonly Pick<SkillBooking, 'skill' | 'courseVersion' | 'bookedFor'>[]
}>

/** A course that is booked is what comes next, whatever went before it. */
const stateOf = (
  grants: readonly GrantFacts[],
  { isBooked, needed }: Readonly<{ isBooked: boolean; needed: boolean }>,
  on: LocalDate,
): SkillStanding['state'] => {
  if (grants.some((grant) => isInDate(grant, on))) return 'held'
  if (isBooked) return 'booked'
  if (grants.some((grant) => isHeld(grant, on))) return 'superseded'
  if (grants.some(({ heldFrom }) => heldFrom <= on)) return 'lapsed'
  return needed ? 'none' : 'not-needed'
}

const latestOf = (grants: readonly GrantFacts[], on: LocalDate): GrantFacts | undefined =>
  grants.find((grant) => isInDate(grant, on)) ??
  grants.toSorted((a, b) => (a.heldFrom < b.heldFrom ? -1 : 1)).at(-1)

const daysOf = (
  grant: GrantFacts | undefined,
): Pick<SkillStanding, 'courseVersion' | 'heldFrom' | 'heldUntil'> => ({
  courseVersion: grant?.courseVersion ?? null,
  heldFrom: grant?.heldFrom ?? null,
  heldUntil: grant?.heldUntil ?? grant?.supersededOn ?? null,
})

/** How each skill of one officer stands on a day: one line of the matrix. */
export const standingsOn = ({ rank, grants, bookings }: Entered, on: LocalDate): SkillStanding[] =>
  skills.map((skill) => {
    const own = grants.filter((grant) => grant.skill === skill)
    const [booked] = bookings
      .filter((one) => one.skill === skill && one.bookedFor >= on)
      .map(({ bookedFor }) => bookedFor)
      .toSorted()
    const needs = { isBooked: booked !== undefined, needed: isNeeded(skill, rank) }
    return {
      skill,
      state: stateOf(own, needs, on),
      ...daysOf(latestOf(own, on)),
      bookedFor: booked ?? null,
    }
  })
