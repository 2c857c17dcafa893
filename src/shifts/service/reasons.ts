// Why each stop of a planned shift stands where it does, from the order as it is now.
import type { Tx } from '../../platform/database/transaction.ts'
import { policyOn } from '../../policy/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { dayHours } from '../../visits/index.ts'
import { candidatesAmong } from '../queries.ts'
import { byHand, hoursOfStop, slotsBetween, slotText, stopReason } from '../rules.ts'
import type { Candidate } from '../types.ts'
import type { PlanRead } from './plan.ts'
import { bestSlotOf, factsOf } from './reading.ts'

export type ReasonNow = Readonly<{
  because: string
  /** The day of the visit's plan, where the shift is before it. */
  notBefore: LocalDate | null
}>

/** By the id of each stop: worked out anew for whoever is owed a visit still, else as it was proposed. */
export async function reasonsNow(
  tx: Tx,
  { plan, stops }: Pick<PlanRead, 'plan' | 'stops'>,
): Promise<ReadonlyMap<string, ReasonNow>> {
  const ids = stops.map(({ offenderId }) => offenderId)
  const rows = new Map((await candidatesAmong(tx, ids)).map((row) => [row.id, row]))
  const facts = await factsOf(tx, ids)
  const each = (await policyOn(tx, localDateOf(tx.at))).number('shifts.stop_minutes')
  let before: Candidate | null = null
  const reasons = new Map<string, ReasonNow>()
  for (const [index, { id, offenderId, because }] of stops.entries()) {
    const row = rows.get(offenderId)
    if (row === undefined) {
      const words = because.startsWith(byHand) ? because : `Proposed as: ${because}`
      reasons.set(id, { because: words, notBefore: null })
      before = null
      continue
    }
    const open = slotsBetween(plan.onDay, hoursOfStop(plan, index, each), dayHours(facts.policy))
    const slot = bestSlotOf(facts, offenderId, open)
    const one: Candidate = { ...row, untried: slot === null ? null : slotText(slot) }
    const words = stopReason(one, before, plan.onDay)
    reasons.set(id, {
      because: because.startsWith(byHand) ? `${byHand}. ${words}` : words,
      notBefore: row.earliest !== null && row.earliest > plan.onDay ? row.earliest : null,
    })
    before = one
  }
  return reasons
}
