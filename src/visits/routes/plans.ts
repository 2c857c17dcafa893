// The plan for the next visit, and a supervisor's decision on one that moves the day later.
import {
  decidesOn,
  fileToRead,
  may,
  namesOf,
  ownsFile,
  route,
  type Ask,
  type Names,
  type Route,
} from '../../access/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { decideForm, noQuery, planForm } from '../forms.ts'
import { planById, plansOf } from '../queries.ts'
import {
  clockOf,
  decidePlan,
  latestByOf,
  outlookFor,
  planVisit,
  weighedAgainst,
} from '../service.ts'
import { plansStand } from '../rules/plan-stands.ts'
import type { VisitPlan } from '../types.ts'
import {
  decisionWords,
  onePlanModel,
  outlookResource,
  planFaultWords,
  planInForce,
  planModel,
  planResource,
  type VisitViews,
} from '../views.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

const namesOfPlans = (tx: Ask['tx'], plans: readonly VisitPlan[]): Promise<Names> =>
  namesOf(
    tx,
    plans.flatMap(({ recordedBy, decidedBy }) => [recordedBy, decidedBy]),
  )

async function drawPlan({ personLine }: VisitPorts, ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, reason, params } = ask
  const opened = await fileToRead(tx, actor, { offenderId: params['id'] ?? '', reason })
  const { offenderId } = opened.person
  const clock = await clockOf(tx, offenderId)
  const current = latestByOf(clock)
  const plans = await plansOf(tx, offenderId)
  const outlook = await outlookFor(tx, offenderId)
  const model = planModel({
    offenderId,
    person: await personLine(tx, offenderId),
    mayPlan: may(actor, 'plan-visits') && ownsFile(actor, opened.person),
    attempt,
    current,
    plans,
    stands: plansStand(plans, clock),
    names: await namesOfPlans(tx, plans),
    outlook,
    key: newId(),
  })
  const items = plans.map(planResource)
  return page('visits/plan', model, {
    resource: () => ({
      current,
      plan: items.find(({ id }) => id === planInForce(plans, current)?.id) ?? null,
      waiting: items.find((plan) => plan.state === 'waiting') ?? null,
      ...outlookResource(outlook),
      history: items,
    }),
    shown: { ...opened.shown, fields: ['latestBy', 'visitPlans', 'outlook'] },
  })
}

const next = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/visit-plan',
    may: 'open-files',
    audit: 'visit.opened',
    summary:
      'By when the next visit must be made and why, what it needs, whether it could be guessed, and every plan made',
    takes: noQuery,
    handle: (ask) => drawPlan(ports, ask, firstDraw),
  })

const make = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/visit-plan',
    may: 'plan-visits',
    audit: 'visit-plan.made',
    summary: 'Plans the next visit; a later day than before waits for another person (202)',
    takes: planForm,
    redraw: (ask, attempt) => drawPlan(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const planning = await planVisit(tx, actor, { offenderId: params['id'] ?? '', next: input })
      if (!planning.ok)
        throw new Refused(
          'invalid',
          planning.faults.map(({ field, why }) => ({ field, message: planFaultWords[why] })),
        )
      const { plan, because } = planning.value
      const waits = plan.state === 'waiting'
      const heading = waits ? 'The plan waits for a supervisor' : 'The next visit is planned'
      return done(
        `/visit-plans/${plan.id}`,
        { ...planResource(plan), because },
        { status: waits ? 202 : 201, flash: success(heading, because) },
      )
    },
  })

/** The plan that took the place of one that was waiting. */
function newerThan(plan: VisitPlan, plans: readonly VisitPlan[]): VisitPlan | null {
  if (plan.endedHow !== 'replaced') return null
  const later = plans.filter(
    ({ id, recordedAt }) => id !== plan.id && recordedAt >= (plan.endedAt ?? recordedAt),
  )
  return later.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime()).at(0) ?? null
}

async function drawOne({ personLine }: VisitPorts, ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, reason, params } = ask
  const plan = await planById(tx, params['id'] ?? '')
  if (plan === null) throw new AppError('not-found')
  const { offenderId } = plan
  const { person, shown } = await fileToRead(tx, actor, { offenderId, reason })
  const plans = await plansOf(tx, offenderId)
  const clock = await clockOf(tx, offenderId)
  const waits = plan.state === 'waiting' && plan.struck == null
  const model = onePlanModel({
    plan,
    person: await personLine(tx, offenderId),
    mayDecide: may(actor, 'approve-visit-plans') && decidesOn(actor, person),
    isAuthor: plan.recordedBy === actor.username,
    newer: newerThan(plan, plans),
    weighed: waits ? weighedAgainst(clock) : null,
    stands: plansStand(plans, clock).get(plan.id),
    names: await namesOfPlans(tx, [plan]),
    outlook: waits ? await outlookFor(tx, offenderId) : null,
    attempt,
    key: newId(),
  })
  return page('visits/one-plan', model, {
    resource: () => planResource(plan),
    shown: { ...shown, fields: waits ? ['visitPlan', 'outlook'] : ['visitPlan'] },
  })
}

const one = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/visit-plans/:id',
    may: 'open-files',
    audit: 'visit.opened',
    summary: 'One plan for a visit',
    takes: noQuery,
    handle: (ask) => drawOne(ports, ask, firstDraw),
  })

const approve = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/visit-plans/:id/approve',
    may: 'approve-visit-plans',
    audit: 'visit-plan.decided',
    summary: 'Another supervisor agrees to a later day, or does not',
    takes: decideForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params, key, typed }) => {
      const { agree, why, version } = input
      const onPage = key !== null
      // Programs leave out what they agree to; on a page that would be a press without a choice.
      if (onPage && typed['agree'] === undefined)
        refuse('invalid', 'Say whether you agree', 'agree')
      const planId = params['id'] ?? ''
      const decided = await decidePlan(tx, actor, { planId, agree, why, version, onPage })
      if (!decided.ok)
        return refuse(
          decided.why,
          decisionWords[decided.why],
          decided.why.startsWith('why-needed') ? 'why' : '',
        )
      const day = formatShortDate(decided.value.latestBy)
      const words = agree
        ? `The next visit is due by ${day}.`
        : `${day} does not hold: the old day stands.`
      return done(`/visit-plans/${planId}`, planResource(decided.value), {
        flash: success(agree ? 'Agreed' : 'Not agreed', words),
      })
    },
  })

export const visitPlanRoutes = (ports: VisitPorts): readonly Route[] => [
  next(ports),
  make(ports),
  one(ports),
  approve(ports),
]
