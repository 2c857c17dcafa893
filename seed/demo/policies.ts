// What the inspectors proposed of the policy: one value refused long ago, one that waits.
import { decidePolicy, proposePolicy } from '../../src/policy/index.ts'
import { addDays } from '../../src/platform/calendar.ts'
import type { Day } from './day.ts'

const refusedOn = 40
const waitingSince = 2

async function proposeRatio(day: Day): Promise<void> {
  const { tx } = await day.at('14:20', 'di.force')
  const proposed = await proposePolicy(tx, {
    parameter: 'workload.ratio_threshold',
    value: 60,
    fromOn: addDays(day.on, 30),
    source: 'Proposed while two posts stand empty',
    standing: 'force policy',
  })
  if (!proposed.ok) throw new Error(`a proposal was refused: ${proposed.why}`)
  const second = await day.at('17:05', 'dci.force')
  const decided = await decidePolicy(second.tx, {
    id: proposed.value.id,
    decision: 'refused',
    why: 'An empty post does not make a list of sixty safe',
    version: undefined,
  })
  if (!decided.ok) throw new Error(`a refusal was refused: ${decided.why}`)
}

async function proposeCeiling(day: Day): Promise<void> {
  const { tx } = await day.at('14:20', 'di.force')
  const proposed = await proposePolicy(tx, {
    parameter: 'visits.ceiling_months.low',
    value: 9,
    fromOn: addDays(day.on, 30),
    source: 'Review of overdue low risk visits by the force',
    standing: 'force policy',
  })
  if (!proposed.ok) throw new Error(`a proposal was refused: ${proposed.why}`)
}

export async function policyWork(day: Day): Promise<void> {
  if (day.ago === refusedOn) await proposeRatio(day)
  if (day.ago === waitingSince) await proposeCeiling(day)
}
