// The policy of a day, as every other room asks for it; and its change, which takes two people.
import { record } from '../audit/index.ts'
import { localDateOf, type LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { no, yes, type Decision } from '../platform/decision.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { approvedOf, historyOf, policyById, valuesInForce } from './queries.ts'
import { policyFrom } from './rules.ts'
import {
  mayDecide,
  mayPropose,
  valueBefore,
  waitingFor,
  type DecisionAsk,
} from './rules/proposal.ts'
import { insertEffect, insertProposal, lockParameter, lockPolicy, saveDecision } from './store.ts'
import type {
  AlreadyProposed,
  Policy,
  PolicyDecisionRefusal,
  PolicyRow,
  PolicyValue,
  ProposalRefusal,
} from './types.ts'

/** The policy in force on a day: one statement, whatever is asked of it afterwards. */
export const policyOn = async (tx: Tx, on: LocalDate): Promise<Policy> =>
  policyFrom(await valuesInForce(tx, on), on)

/** The policy of a day as it would be without a value, and with it; later values of its parameter left out. */
export async function policyAround(
  tx: Tx,
  row: PolicyValue,
  on: LocalDate,
): Promise<Readonly<{ before: Policy; after: Policy }>> {
  const others = (await valuesInForce(tx, on)).filter(
    ({ parameter }) => parameter !== row.parameter,
  )
  const earlier = valueBefore(await approvedOf(tx, row.parameter), row.fromOn)
  return {
    before: policyFrom(earlier === null ? others : [...others, earlier], on),
    after: policyFrom([...others, row], on),
  }
}

export type Proposing = Omit<PolicyValue, 'id'>

/** Proposes a value from a day on, in the name of whoever acts; it is not policy until another approves. */
export async function proposePolicy(
  tx: Tx,
  asked: Proposing,
): Promise<Decision<PolicyRow, ProposalRefusal> | AlreadyProposed> {
  await lockParameter(tx, asked.parameter)
  const approved = await approvedOf(tx, asked.parameter)
  const may = mayPropose(asked, { today: localDateOf(tx.at), approved })
  if (!may.ok) return may
  const first = waitingFor(await historyOf(tx, asked.parameter), asked.fromOn)
  if (first !== null) return { ok: false, why: 'already-proposed', first }
  const row: PolicyRow = {
    ...asked,
    id: newId(),
    proposedBy: tx.actor,
    proposedAt: tx.at,
    approvedBy: null,
    decision: null,
    decidedBy: null,
    decidedAt: null,
    decidedWhy: null,
    version: 1,
  }
  await insertProposal(tx, row)
  await record(tx, {
    action: 'policy.proposed',
    path: `/policy/${row.id}`,
    fields: [asked.parameter],
    result: 'done',
  })
  return yes(row)
}

export type Deciding = Readonly<{
  id: string
  decision: DecisionAsk['decision']
  why: string | undefined
  /** The version that a form was drawn from, when one was sent. */
  version: number | undefined
}>

/** Approves, refuses or withdraws; approved, it is policy from its day on, and everyone is derived again. */
export async function decidePolicy(
  tx: Tx,
  { id, decision, why, version }: Deciding,
): Promise<Decision<PolicyRow, PolicyDecisionRefusal>> {
  await lockPolicy(tx, id)
  const row = await policyById(tx, id)
  if (row === null) throw new AppError('not-found')
  if (decision === 'approved') await lockParameter(tx, row.parameter)
  const asked = { decision, by: tx.actor, why: why ?? null }
  const approved = await approvedOf(tx, row.parameter)
  const may = mayDecide(row, asked, { today: localDateOf(tx.at), approved })
  if (!may.ok) return no(may.why)
  if (version !== undefined && version !== row.version) throw new AppError('stale')
  const decided = {
    decision,
    decidedBy: tx.actor,
    decidedAt: tx.at,
    decidedWhy: why ?? null,
    approvedBy: decision === 'approved' ? tx.actor : null,
  }
  await saveDecision(tx, row, decided)
  if (decision === 'approved') await insertEffect(tx, id, row.fromOn)
  await record(tx, {
    action: 'policy.decided',
    path: `/policy/${id}`,
    fields: [row.parameter, decision],
    result: 'done',
  })
  return yes({ ...row, ...decided, version: row.version + 1 })
}
