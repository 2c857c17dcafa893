// How a row of a later register is held against what is known: what it says anew, and the change that makes.
import type { ChangeKind, Known, RegisterChange, RegisterPerson } from '../../types.ts'

export type Field = Exclude<keyof RegisterPerson, 'line' | 'visorRef'>
export type Rule = (person: RegisterPerson, known: Known) => RegisterChange | null

export const text = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => part !== null)
      .join(', ')
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value)
}

/** Stored facts come back with their parts in another order and without the blank ones. */
const canonical = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? JSON.stringify(
        Object.entries(value)
          .filter(([, part]) => part !== null)
          .toSorted(([a], [b]) => a.localeCompare(b)),
      )
    : JSON.stringify(value ?? null)

/** A blank cell leaves what is stored; a cell the register has not changed since says nothing new. */
export const says = (person: RegisterPerson, known: Known, field: Field): boolean =>
  person[field] !== null && canonical(person[field]) !== canonical(known.register?.[field])

type Told = Readonly<{ from?: unknown; to: unknown; lowers?: boolean; kept?: boolean }>

export const change = (what: ChangeKind, told: Told): RegisterChange => ({
  what,
  from: text(told.from),
  to: text(told.to),
  lowers: told.lowers ?? false,
  kept: told.kept ?? false,
})
