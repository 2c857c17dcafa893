// What PostgreSQL does for the statements that the product really sends: their plans and the pages they touch.
import type { Tx } from '../../src/platform/database/transaction.ts'
import { asAdmin } from '../support/postgres.ts'
import type { World } from '../support/world.ts'

type Node = Readonly<{
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Actual Rows': number
  'Parent Relationship'?: string
  Plans?: readonly Node[]
}>

type Run = Readonly<{ Plan: Node; 'Execution Time': number }>

export type Explained = Readonly<{
  /** Every step of the plan: 'Limit', 'Index Scan using duties_of_team'. */
  steps: readonly string[]
  /** Pages of 8 kB that execution looked at, in memory or not. */
  buffers: number
  rows: number
  /** What execution took by PostgreSQL's own clock, in milliseconds. */
  ms: number
}>

/** A place where the product's transactions can be run: a test's world, or a benchmark's. */
type Within = Pick<World, 'within'>

const stepsOf = (node: Node): string[] => {
  const type = node['Node Type']
  const place = type === 'Seq Scan' ? ` on ${node['Relation Name'] ?? ''}` : ''
  const index = node['Index Name']
  const own = index === undefined ? `${type}${place}` : `${type} using ${index}`
  // Whom the transaction hides is read once, before the plan begins.
  const isSetting = (one: Node): boolean =>
    one['Parent Relationship'] === 'InitPlan' && one['Node Type'] === 'Result'
  const steps = (node.Plans ?? []).filter((one) => !isSetting(one))
  return [own, ...steps.flatMap(stepsOf)]
}

const explain = async (tx: Tx, text: string, values?: readonly unknown[]): Promise<Explained> => {
  const [row] = await tx.query<{ 'QUERY PLAN': readonly Run[] }>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    values,
  )
  const run = row?.['QUERY PLAN'][0]
  if (run === undefined) throw new Error(`no plan for ${text}`)
  const { Plan: plan, 'Execution Time': ms } = run
  const buffers = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  return { steps: stepsOf(plan), buffers, rows: plan['Actual Rows'], ms }
}

/** Runs the work with each of its statements explained beside it, with the same values. */
export async function explained(
  world: Within,
  work: (tx: Tx) => Promise<unknown>,
): Promise<readonly Explained[]> {
  return await world.within(async (tx) => {
    const found: Explained[] = []
    await work({
      ...tx,
      query: async (statement, values) => {
        const text = typeof statement === 'string' ? statement : statement.text
        if (text.startsWith('select') || text.startsWith('with'))
          found.push(await explain(tx, text, values))
        return await tx.query(statement, values)
      },
    })
    return found
  })
}

/** One statement that nothing of the product sends yet. */
export const explainedText = (
  world: Within,
  text: string,
  values?: readonly unknown[],
): Promise<Explained> => world.within((tx) => explain(tx, text, values))

/** What the server does by itself after a while: statistics, and rows marked as seen by all. */
export const settle = (world: World): Promise<void> =>
  asAdmin(world.database.adminUrl, async (client) => {
    await client.query('vacuum analyze')
  })
