// Evidence taken into an assessment, and left out again, by whoever writes it: never by itself.
import type { Actor } from '../../access/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes } from '../../platform/decision.ts'
import { newId } from '../../platform/ids.ts'
import { groundsOf, statementsFor, takenInto } from '../queries.ts'
import { takeFaults } from '../rules/evidence.ts'
import { amendArms, findArms, insertTakenIn, leaveOut } from '../store.ts'
import type { Arms, TakenIn } from '../types.ts'
import { armsToChange, notStale, tell, withContributor, type ArmsDecision } from './write.ts'

export type TakeAsk = Readonly<{
  armsId: string
  version: number
  takeIn?: readonly string[] | undefined
  leaveOut?: readonly string[] | undefined
}>

const heldFor = async (tx: Tx, arms: Arms) => {
  const { since } = await groundsOf(tx, arms, localDateOf(tx.at))
  return await statementsFor(tx, arms, since)
}

const takenRow = (tx: Tx, actor: Actor, { id, forceId, offenderId }: Arms) => ({
  ...{ forceId, offenderId, armsId: id },
  ...{ recordedAt: tx.at, recordedBy: actor.username },
  ...{ leftOutAt: null, leftOutBy: null, version: 1 },
})

type Change = Readonly<{ arms: Arms; takeIn: readonly string[]; leaveOut: readonly string[] }>

/** Each statement once, however often it is ticked. */
async function keep(tx: Tx, actor: Actor, { arms, takeIn, leaveOut: out }: Change) {
  const rows = await takenInto(tx, arms.id)
  const there = new Set(rows.map(({ evidenceId }) => evidenceId))
  const added = [...new Set(takeIn)].filter((id) => !there.has(id))
  const taken = takenRow(tx, actor, arms)
  await insertTakenIn(
    tx,
    added.map((evidenceId): TakenIn => ({ ...taken, id: newId(), evidenceId })),
  )
  for (const row of rows) if (out.includes(row.evidenceId)) await leaveOut(tx, row, actor.username)
}

/** Takes statements in and leaves others out; whoever does so has written of the assessment. */
export async function takeEvidence(tx: Tx, actor: Actor, ask: TakeAsk): Promise<ArmsDecision> {
  const arms = await armsToChange(tx, actor, ask.armsId)
  const change = { arms, takeIn: ask.takeIn ?? [], leaveOut: ask.leaveOut ?? [] }
  const faults = takeFaults({ ...change, held: await heldFor(tx, arms) })
  if (faults.length > 0) return { ok: false, faults }
  notStale(arms, ask.version)
  await keep(tx, actor, change)
  await amendArms(tx, arms, { contributors: withContributor(arms, actor) })
  await tell(tx, arms, { words: 'took in evidence that was held.', fields: ['evidence'] })
  return yes(await findArms(tx, arms.id))
}
