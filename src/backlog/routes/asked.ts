// What several routes of the backlog ask in the same way: the day, the policy, the part, the team.
import { type Ask, type Scope } from '../../access/index.ts'
import { officersByKeys, scopeAsked, type TeamRef } from '../../officers/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { decodeCursor } from '../../platform/paging.ts'
import { policyOn, type Policy } from '../../policy/index.ts'

export type DayAsked = Readonly<{ on: LocalDate; policy: Policy }>

/** The day asked about, today unless told, and the policy in force on it. */
export async function dayAsked({
  tx,
  today,
  input,
}: Ask<{ on?: LocalDate | undefined }>): Promise<DayAsked> {
  const on = input.on ?? today
  return { on, policy: await policyOn(tx, on) }
}

type Part = 'number' | 'string'

/** The mark in a cursor when it has the parts that this list puts in one; anything else is a fault of the address. */
export function markIn(
  cursor: string | undefined,
  parts: readonly Part[],
): readonly (string | number)[] | null {
  if (cursor === undefined) return null
  const mark = decodeCursor(cursor) ?? []
  const found = mark.flatMap((value, index) =>
    value !== null && typeof value === parts[index] ? [value] : [],
  )
  return found.length === parts.length && mark.length === parts.length
    ? found
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

/** A team by name among those that the reader sees; what is not there answers as absent. */
export function teamNamed(teams: readonly TeamRef[], name: string): TeamRef {
  const found = teams.find((team) => team.name === name)
  if (found === undefined) throw new AppError('out-of-scope')
  return found
}

export const isForceWide = (scope: Scope): boolean => scope.teamId === null

export type DutiesInput = Readonly<{
  team?: string | undefined
  officer?: string | undefined
  offender?: string | undefined
}>

/** Whoever covers an officer of another team sees what is owed of those people too, when asked for by that officer. */
export async function scopeFor({ tx, actor, input }: Ask<DutiesInput>): Promise<Scope> {
  const scope = await scopeAsked(tx, actor, input.team)
  const covering = actor.covering ?? []
  if (input.officer === undefined || scope.teamId === null || covering.length === 0) return scope
  const asked = (await officersByKeys(tx, actor.forceId, [input.officer])).get(input.officer)
  const isCovered = covering.some(
    ({ officerId, offenderId }) =>
      officerId === asked?.id && (offenderId === null || offenderId === input.offender),
  )
  return isCovered ? { ...scope, teamId: null } : scope
}
