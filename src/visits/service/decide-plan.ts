// The second person's word on a later day for a visit; and the end of a plan that nobody can agree to any more.
import { fileToDecide, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders, type PersonFacts } from '../../offenders/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import type { Policy } from '../../policy/index.ts'
import { planById, plansAsked } from '../queries.ts'
import type { VisitAsk } from '../rules/latest-by.ts'
import { clearedByPlan, lateMoveText } from '../rules/plan-agreed.ts'
import { outOfDateBy } from '../rules/plan.ts'
import { amendPlan } from '../store.ts'
import type { DecisionRefusal, VisitFacts, VisitPlan } from '../types.ts'
import { clockOf } from './clock.ts'
import { planLine, weighedAgainst } from './plan.ts'

export type PlanDecision = Readonly<{
  planId: string
  agree: boolean
  why: string | undefined
  version: number | undefined
  /** On a page a lateness, or a day beyond the ceiling, asks for a why; what programs send stays as it always was. */
  onPage?: boolean
}>

/** A plan as the clock would take it from now on. */
const asHeld = (plan: VisitPlan, on: LocalDate | null) => ({ ...plan, heldFrom: on })

/** What it was asked on has changed since: nobody agrees to it any more. */
function isStaleBy(clock: VisitAsk | null, plan: VisitPlan): boolean {
  if (clock === null) return true
  const { person, standing, visits, policy } = clock
  const abroadDays = policy.number('visits.abroad_return_days')
  return (
    outOfDateBy(asHeld(plan, plan.madeOn), { person, visits, abroadDays }, standing.on) !== null
  )
}

function whyNot(plan: VisitPlan, actor: Actor, ask: PlanDecision): DecisionRefusal | null {
  if (plan.struck != null) return 'struck-out'
  if (plan.endedHow === 'replaced') return 'replaced'
  if (plan.endedHow === 'out_of_date') return 'out-of-date'
  if (plan.state !== 'waiting' || plan.decidedAt !== null) return 'already-decided'
  if (plan.recordedBy === actor.username) return 'own-plan'
  return !ask.agree && ask.why === undefined ? 'why-needed' : null
}

type Agreed = Decision<Pick<VisitPlan, 'clearedOverdueSince'>, DecisionRefusal>

/**
 * What agreeing does to a lateness: it is never moved without trace. On a page neither that, nor a day beyond the
 * ceiling, is agreed to without a why.
 */
async function agreedTo(tx: Tx, plan: VisitPlan, { why, onPage }: PlanDecision): Promise<Agreed> {
  const clock = await clockOf(tx, plan.offenderId)
  if (clock === null || isStaleBy(clock, plan)) return no('out-of-date')
  const clearedOverdueSince = clearedByPlan(clock, asHeld(plan, clock.standing.on))
  if (onPage !== true || why !== undefined) return yes({ clearedOverdueSince })
  if (clearedOverdueSince !== null) return no('why-needed-overdue')
  const ceiling = weighedAgainst(clock)?.ceiling ?? plan.latestBy
  return plan.latestBy > ceiling ? no('why-needed-beyond') : yes({ clearedOverdueSince })
}

/** How the decision is told in the chronology. */
function said(plan: VisitPlan, by: string): string {
  const on = formatShortDate(plan.latestBy)
  if (plan.state === 'refused') return `Not agreed: the later day ${on} does not hold.`
  const { clearedOverdueSince, decidedAt } = plan
  const late =
    clearedOverdueSince === null || decidedAt === null
      ? ''
      : ` ${lateMoveText({ ...plan, clearedOverdueSince, decidedAt, by })}.`
  return `Agreed: the next visit is due by ${on}.${late}`
}

async function planNow(tx: Tx, id: string): Promise<VisitPlan> {
  const plan = await planById(tx, id)
  if (plan === null) throw new AppError('not-found')
  return plan
}

/** Another person than the author says whether the later day holds; until then the old one stands. */
export async function decidePlan(
  tx: Tx,
  actor: Actor,
  ask: PlanDecision,
): Promise<Decision<VisitPlan, DecisionRefusal>> {
  const { offenderId } = await planNow(tx, ask.planId)
  await fileToDecide(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const plan = await planNow(tx, ask.planId)
  const refusal = whyNot(plan, actor, ask)
  if (refusal !== null) return no(refusal)
  if (ask.version !== undefined && ask.version !== plan.version) throw new AppError('stale')
  const agreed = ask.agree ? await agreedTo(tx, plan, ask) : yes({ clearedOverdueSince: null })
  if (!agreed.ok) return agreed
  await amendPlan(tx, plan, {
    ...agreed.value,
    state: ask.agree ? 'in_force' : 'refused',
    decidedBy: actor.username,
    decidedAt: tx.at,
    decidedWhy: ask.why ?? null,
  })
  const decided = await planNow(tx, ask.planId)
  await addToChronology(tx, [planLine(decided, tx.at, said(decided, actor.name))])
  await record(tx, {
    action: 'visit-plan.decided',
    offenderId,
    fields: ['state', 'decidedWhy'],
    result: 'done',
  })
  tx.touch(offenderId)
  return yes(decided)
}

type Derived = Readonly<{
  person: PersonFacts
  standing: Readonly<{ on: LocalDate }>
  visits: VisitFacts
}>

async function settle(tx: Tx, plan: VisitPlan, why: string | null): Promise<void> {
  const on = formatShortDate(plan.latestBy)
  const summary =
    why === null
      ? `The later day ${on} waits for a supervisor again: what had changed was put right.`
      : `The later day ${on} is no longer asked for: ${why}.`
  await amendPlan(
    tx,
    plan,
    why === null
      ? { state: 'waiting', endedAt: null, endedHow: null, endedWhy: null }
      : { state: 'refused', endedAt: tx.at, endedHow: 'out_of_date', endedWhy: why },
  )
  await addToChronology(tx, [planLine(plan, tx.at, summary)])
}

/**
 * Taken where people are derived: a plan that waits ends with the change that makes it out of date, and waits again
 * when that change is put right. So no list has to ask whether what waits can still be agreed to.
 */
export async function settleWaitingPlans(
  tx: Tx,
  files: readonly Derived[],
  policy: Policy,
): Promise<void> {
  const abroadDays = policy.number('visits.abroad_return_days')
  const people = new Map(files.map((file) => [file.person.id, file]))
  for (const plan of await plansAsked(tx, [...people.keys()])) {
    const file = people.get(plan.offenderId)
    if (file === undefined) continue
    const { standing, ...facts } = file
    const held = asHeld(plan, plan.madeOn)
    const why = outOfDateBy(held, { ...facts, abroadDays }, standing.on)
    if ((plan.state === 'waiting') === (why !== null)) await settle(tx, plan, why)
  }
}
