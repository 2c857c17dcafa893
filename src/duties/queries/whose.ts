// Whose facts a statement brings: some people's, a whole force's, or those of one part of everyone.
import type { Statement, Tx } from '../../platform/database/transaction.ts'
import type { Whose } from '../types.ts'

/** `WHOSE(o.id)` in a statement stands for the condition on that column. */
const asked = /WHOSE\(([^)]+)\)/g

export type ForWhom = <Row>(
  tx: Tx,
  whose: Whose,
  values?: readonly unknown[],
) => Promise<readonly Row[]>

/** The statement for each way of saying whose; it has so many parameters of its own, which come first. */
export function forWhom(name: string, text: string, own = 0): ForWhom {
  const [a, b] = [`$${own + 1}`, `$${own + 2}`]
  const made = (way: string, condition: (column: string) => string): Statement => ({
    name: `${name}-${way}`,
    text: text.replaceAll(asked, (_all, column: string) => condition(column)),
  })
  const some = made('some', (column) => `${column} = any(${a})`)
  const force = made(
    'force',
    (column) =>
      `${column} = any((select array_agg(f.id) from offenders f where f.force_id = ${a})::uuid[])`,
  )
  const part = made('part', (column) => `${column} > ${a} and ${column} <= ${b}`)
  return (tx, whose, values = []) => {
    if ('ids' in whose) return tx.query(some, [...values, whose.ids])
    if ('forceId' in whose) return tx.query(force, [...values, whose.forceId])
    return tx.query(part, [...values, whose.after, whose.upTo])
  }
}
