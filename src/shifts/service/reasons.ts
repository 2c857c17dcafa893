// Why each stop of a planned shift stands where it does, from the order as it is now.
import type { Tx } from '../../platform/database/transaction.ts'
import { policyOn } from '../../policy/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import { candidatesAmong } from '../queries.ts'
import { byHand, hoursOfStop, slotsBetween, slotText, stopReason } from '../rules.ts'
import type { Candidate } from '../types.ts'
import type { PlanRead } from './plan.ts'
import { bestSlotOf, dayHours, factsOf } from './reading.ts'

/** By the id of each stop: worked out anew for whoever is owed a visit still, else as it was proposed. */
export async function reasonsNow(
  tx: Tx,
  { plan, stops }: Pick<PlanRead, 'plan' | 'stops'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = stops.map(({ offenderId }) => offenderId)
  const rows = new Map((await candidatesAmong(tx, ids)).map((row) => [row.id, row]))
  const facts = await factsOf(tx, ids)
  const each = (await policyOn(tx, localDateOf(tx.at))).number('shifts.stop_minutes')
  let before: Candidate | null = null
  const reasons = new Map<string, string>()
  for (const [index, { id, offenderId, because }] of stops.entries()) {
    const row = rows.get(offenderId)
    if (row === undefined) {
      reasons.set(id, because.startsWith(byHand) ? because : `Proposed as: ${because}`)
      before = null
      continue
    }
    const open = slotsBetween(plan.onDay, hoursOfStop(plan, index, each), dayHours(facts.policy))
    const slot = bestSlotOf(facts, offenderId, open)
    const one: Candidate = { ...row, untried: slot === null ? null : slotText(slot) }
    const words = stopReason(one, before, plan.onDay)
    reasons.set(id, because.startsWith(byHand) ? `${byHand}. ${words}` : words)
    before = one
  }
  return reasons
}
