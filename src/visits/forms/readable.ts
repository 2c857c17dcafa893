// What can be read of a form in which something cannot: the rest is looked at all the same, so that one pass tells everything.
import type { z } from 'zod'
import { parseInput } from '../../platform/http/forms.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import { isSent } from './said.ts'

/** The same without what stands at a path; a row of a list stays as an empty one, so that no other row gets its number. */
function without(value: unknown, [head, ...rest]: readonly string[]): unknown {
  if (head === undefined) return {}
  if (Array.isArray(value)) {
    const rows: readonly unknown[] = value
    return rows.map((one, index) => (String(index) === head ? without(one, rest) : one))
  }
  if (!isSent(value)) return value
  const { [head]: inner, ...others } = value
  if (rest.length === 0) return others
  return { ...others, [head]: without(inner, rest) }
}

/** A fault may hide another in the same field; more than this nobody types. */
const passes = 4

export type Readable<T> = Readonly<{ begun: T; faults: readonly FieldError[] }>

/** As much as the schema reads of what was sent, and what is wrong with the rest; null where nothing can be read. */
export function readableOf<T>(schema: z.ZodType<T>, sent: unknown): Readable<T> | null {
  const faults: FieldError[] = []
  let left = sent
  for (let pass = 0; pass < passes; pass += 1) {
    const parsed = parseInput(schema, left)
    if (parsed.ok) return { begun: parsed.value, faults }
    faults.push(...parsed.errors)
    for (const { field } of parsed.errors) left = without(left, field.split('.'))
  }
  return null
}
