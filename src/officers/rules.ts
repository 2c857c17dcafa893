// Whether an officer's training stands on a day.
import type { LocalDate } from '../platform/calendar.ts'
import type { Skill, SkillGrant, Training } from './types.ts'

type Grant = Pick<SkillGrant, 'skill' | 'heldFrom' | 'heldUntil'>

export const isInDate = ({ heldFrom, heldUntil }: Grant, on: LocalDate): boolean =>
  heldFrom <= on && (heldUntil === null || on < heldUntil)

/**
 * Contract section 4: officers from the register are assumed trained, unconfirmed, until their skills are entered.
 * Training that ended is `lapsed`; training that has not begun is none.
 */
export function trainingOn(
  officer: Readonly<{ fromImport: boolean; grants: readonly Grant[] }>,
  on: LocalDate,
): Training {
  if (officer.grants.length === 0) return officer.fromImport ? 'assumed' : 'none'
  const mosovo = officer.grants.filter(({ skill }) => skill === 'mosovo')
  if (mosovo.some((grant) => isInDate(grant, on))) return 'in-date'
  return mosovo.some(({ heldFrom }) => heldFrom <= on) ? 'lapsed' : 'none'
}

export const skillsOn = (grants: readonly Grant[], on: LocalDate): Skill[] =>
  grants
    .filter((grant) => grant.skill !== 'mosovo' && isInDate(grant, on))
    .map(({ skill }) => skill)
    .sort()
