// The only writer of policy: proposals, their decisions, and how far an approved value has been worked out.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { policyValues } from './entity.ts'
import type { PolicyRow } from './types.ts'

export const insertProposal = (tx: Tx, row: PolicyRow): Promise<void> =>
  tx.insert(policyValues, [row])

export const saveDecision = (
  tx: Tx,
  row: Pick<PolicyRow, 'id' | 'version'>,
  decided: Pick<PolicyRow, 'decision' | 'decidedBy' | 'decidedAt' | 'decidedWhy' | 'approvedBy'>,
): Promise<void> => tx.amend(policyValues, row, decided)

/** Whoever decides at the same time waits here, and then reads what the first decided. */
export const lockPolicy = (tx: Tx, id: string): Promise<unknown> =>
  tx.query('select v.id from policy_values v where v.id = $1 for update', [id])

/** Proposals and decisions of one parameter take turns, so that no two values of it begin on one day. */
export const lockParameter = (tx: Tx, parameter: string): Promise<unknown> =>
  tx.query(
    `select v.id from policy_values v where v.parameter = $1 and v.proposed_by is null for update`,
    [parameter],
  )

/** From its day on, an approved value is to be worked out for everyone. */
export const insertEffect = (tx: Tx, policyId: string, fromOn: LocalDate): Promise<unknown> =>
  tx.query('insert into policy_effects (policy_id, from_on) values ($1, $2)', [policyId, fromOn])

export type Advance = Readonly<{
  policyId: string
  peopleTotal: number
  /** The last person worked out; null where there is nobody. */
  afterId: string | null
  people: number
  isFinished: boolean
}>

/** Keeps how far a value has come, in the transaction of the people that it tells of. */
export const advanceEffect = (tx: Tx, advance: Advance): Promise<unknown> =>
  tx.query(
    `update policy_effects set after_id = coalesce($2, after_id), people_total = coalesce(people_total, $3),
        people_done = people_done + $4, began_at = coalesce(began_at, $5),
        finished_at = case when $6 then $5::timestamptz end
      where policy_id = $1 and finished_at is null`,
    [
      advance.policyId,
      advance.afterId,
      advance.peopleTotal,
      advance.people,
      tx.at,
      advance.isFinished,
    ],
  )
