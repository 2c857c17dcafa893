// A supervisor's word on a visit that nobody wrote up: whether it counts, by somebody who was not there.
import { fileToDecide, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { correctDuties } from '../../duties/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { plansOf } from '../queries.ts'
import { ruledFacts, waitsForRuling } from '../rules/write-up.ts'
import { amendPlan, amendVisit } from '../store.ts'
import type { DecisionRefusal, Visit } from '../types.ts'
import { wasThere } from './acknowledge.ts'
import { foundVisit, writeUpClockOf } from './found-visit.ts'
import { plansEndingWith } from './plans-ending.ts'

export type RuleAsk = Readonly<{ visitId: string; counts: boolean; why: string; version: number }>

const isStruck = ({ struck }: Visit): boolean => struck !== null && struck !== undefined

async function whyNot(tx: Tx, actor: Actor, visit: Visit): Promise<DecisionRefusal | null> {
  if (isStruck(visit)) return 'struck-out'
  if (!waitsForRuling(visit, await writeUpClockOf(tx)))
    return visit.ruling === null ? 'not-waiting' : 'already-decided'
  return (await wasThere(tx, actor, visit)) ? 'own-visit' : null
}

/** Ends the plans that would shield what is owed again, and leaves nothing met by what does not count. */
async function takeBack(tx: Tx, visit: Visit): Promise<void> {
  const { offenderId, recordedAt } = visit
  const rows = await plansEndingWith(tx, visit, null)
  for (const row of rows)
    await amendPlan(tx, row, { state: 'refused', endedAt: tx.at, endedHow: 'visit_ruled_out' })
  const closedAt = [recordedAt, ...rows.map((row) => row.recordedAt)]
  await correctDuties(tx, { offenderId, closedAt, kinds: ['visit', 'visit_plan'] })
}

/** Brings back the plans that the word before ended, each as it was: by whom and since when it was agreed to. */
async function giveBack(tx: Tx, { offenderId, ruledAt }: Visit): Promise<void> {
  const rows = (await plansOf(tx, offenderId)).filter(
    ({ endedHow, endedAt }) =>
      endedHow === 'visit_ruled_out' && endedAt?.getTime() === ruledAt?.getTime(),
  )
  for (const row of rows)
    await amendPlan(tx, row, { state: 'in_force', endedAt: null, endedHow: null })
}

const summaryOf = ({ because }: Pick<Visit, 'because'>): string =>
  `A supervisor’s word on a visit. ${because}`

/** The word of another than who was there or wrote it down; the old day returns with its true lateness when it does not count. */
export async function ruleOnVisit(
  tx: Tx,
  actor: Actor,
  { visitId, counts, why, version }: RuleAsk,
): Promise<Decision<Visit, DecisionRefusal>> {
  const { offenderId, forceId } = await foundVisit(tx, visitId)
  await fileToDecide(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const visit = await foundVisit(tx, visitId)
  const refusal = await whyNot(tx, actor, visit)
  if (refusal !== null) return no(refusal)
  if (version !== visit.version) throw new AppError('stale')
  const ruling = counts ? ('counts' as const) : ('does_not_count' as const)
  const facts = ruledFacts({ visit, ruling, by: actor.name, at: tx.at, why })
  if (!counts && visit.qualifies) await takeBack(tx, visit)
  if (counts && visit.ruling === 'does_not_count') await giveBack(tx, visit)
  await amendVisit(tx, visit, {
    ...facts,
    ruledAt: tx.at,
    ruledBy: actor.username,
    ruledWhy: why,
  })
  const href = `/visits/${visitId}`
  await addToChronology(tx, [
    {
      ...{ forceId, offenderId, at: tx.at, hasTime: true },
      ...{ kind: 'visit', summary: summaryOf(facts), href },
    },
  ])
  await record(tx, { action: 'visit.ruled', offenderId, fields: ['ruling'], result: 'done' })
  tx.touch(offenderId)
  return yes(await foundVisit(tx, visitId))
}
