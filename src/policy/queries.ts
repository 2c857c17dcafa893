// Reads the dated parameters: what is in force, their histories, what waits, and how far a value was worked out.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Parameter, PolicyEffect, PolicyRow, PolicyValue } from './types.ts'

// A proposal that nobody else has approved is not policy.
const isPolicy = '(v.proposed_by is null or v.approved_by is not null)'

const inForce = {
  name: 'policy-in-force',
  text: `select distinct on (v.parameter) v.id, v.parameter, v.value, v.from_on as "fromOn",
      v.source, v.standing
    from policy_values v
    where v.from_on <= $1 and ${isPolicy}
    order by v.parameter, v.from_on desc`,
}

/** One row a parameter: the value in force on a day. */
export const valuesInForce = (tx: Tx, on: LocalDate): Promise<PolicyValue[]> =>
  tx.query<PolicyValue>(inForce, [on])

const columns = `v.id, v.parameter, v.value, v.from_on as "fromOn", v.source, v.standing,
  v.proposed_by as "proposedBy", v.proposed_at as "proposedAt", v.approved_by as "approvedBy",
  v.decision, v.decided_by as "decidedBy", v.decided_at as "decidedAt",
  v.decided_why as "decidedWhy", v.version`

const approved = {
  name: 'policy-approved-of',
  text: `select ${columns} from policy_values v where v.parameter = $1 and ${isPolicy} order by v.from_on`,
}

/** The approved values of one parameter, oldest first, of days to come too. */
export const approvedOf = (tx: Tx, parameter: Parameter): Promise<PolicyRow[]> =>
  tx.query<PolicyRow>(approved, [parameter])

const history = {
  name: 'policy-history-of',
  text: `select ${columns} from policy_values v where v.parameter = $1
    order by v.from_on desc, v.proposed_at desc nulls last, v.id`,
}

/** Every value that one parameter ever had or was to have, the latest first. */
export const historyOf = (tx: Tx, parameter: Parameter): Promise<PolicyRow[]> =>
  tx.query<PolicyRow>(history, [parameter])

const waiting = {
  name: 'policy-waiting',
  text: `select ${columns} from policy_values v
    where v.proposed_by is not null and v.decision is null order by v.proposed_at, v.id`,
}

/** What was proposed and nobody has decided, the longest waiting first. */
export const waitingProposals = (tx: Tx): Promise<PolicyRow[]> => tx.query<PolicyRow>(waiting)

const toCome = {
  name: 'policy-to-come',
  text: `select ${columns} from policy_values v where v.approved_by is not null and v.from_on > $1
    order by v.from_on, v.id`,
}

/** What is approved and begins after a day. */
export const valuesToCome = (tx: Tx, on: LocalDate): Promise<PolicyRow[]> =>
  tx.query<PolicyRow>(toCome, [on])

export async function policyById(tx: Tx, id: string): Promise<PolicyRow | null> {
  const [row] = await tx.query<PolicyRow>(
    { name: 'policy-by-id', text: `select ${columns} from policy_values v where v.id = $1` },
    [id],
  )
  return row ?? null
}

const effect = `e.policy_id as "policyId", e.from_on as "fromOn", e.after_id as "afterId",
  e.people_total as "peopleTotal", e.people_done as "peopleDone", e.began_at as "beganAt",
  e.finished_at as "finishedAt"`

/** How far a value has been worked out; null for one that needed no working out. */
export async function effectOf(tx: Tx, policyId: string): Promise<PolicyEffect | null> {
  const [row] = await tx.query<PolicyEffect>(
    {
      name: 'policy-effect-of',
      text: `select ${effect} from policy_effects e where e.policy_id = $1`,
    },
    [policyId],
  )
  return row ?? null
}

const due = `select ${effect} from policy_effects e
  where e.finished_at is null and e.from_on <= $1 order by e.from_on, e.policy_id`

/** Values that have begun and are not worked out for everyone yet, the oldest first. */
export const effectsDue = (tx: Tx, on: LocalDate): Promise<PolicyEffect[]> =>
  tx.query<PolicyEffect>({ name: 'policy-effects-due', text: due }, [on])

/** The next of those, held until the end of the transaction: waited for, or passed over when another has it. */
export async function holdEffect(
  tx: Tx,
  on: LocalDate,
  others: 'wait' | 'skip',
): Promise<PolicyEffect | null> {
  const lock = others === 'skip' ? 'for update skip locked' : 'for update'
  const [row] = await tx.query<PolicyEffect>(
    { name: `policy-effect-${others}`, text: `${due} limit 1 ${lock}` },
    [on],
  )
  return row ?? null
}
