// Which folded parts of a form stand open: those in which something is typed or wrong, and no others.
import type { Values } from './said-rows.ts'

/** Whether anything is typed or wrong in the fields of these names, or in fields within them. */
export type Holds = (...names: readonly string[]) => boolean

export function holdsIn(values: Values, wrong: readonly string[]): Holds {
  const typed = Object.entries(values).filter(([, value]) => value.trim() !== '')
  const held = [...typed.map(([name]) => name), ...wrong]
  return (...names) =>
    held.some((field) => names.some((name) => field === name || field.startsWith(`${name}.`)))
}
