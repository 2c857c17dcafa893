// Planned shifts: those to come, and making one.
import { route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { officerChoices } from '../../officers/index.ts'
import { readDate } from '../../platform/http/forms.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { firstUrl, nextUrl } from '../../platform/paging.ts'
import { newPlanQuery, planForm, plansQuery } from '../forms.ts'
import { planMark, plansListed } from '../queries.ts'
import { districtsIn } from '../rules.ts'
import { makePlan, planRead } from '../service.ts'
import { newPlanModel, planResource, plansModel, type ShiftViews } from '../views.ts'
import { markOf } from './part.ts'
import type { ShiftPorts } from './ports.ts'
import { refused, resourceOf, stopRoutes } from './stops.ts'

const page = pagesOf<ShiftViews>()

const list: Route = route({
  method: 'get',
  path: '/shifts',
  may: 'plan-shifts',
  audit: 'shift.opened',
  summary: 'Shifts planned for the reader’s team, or naming the reader, from a day on',
  takes: plansQuery,
  handle: async (ask) => {
    const { tx, actor, input, today } = ask
    const { forceId, teamId } = scopeOf(actor)
    const whose = { forceId, teamId, officerId: actor.officerId, from: input.on ?? today }
    const { size, cursor } = input
    const part = await plansListed(tx, whose, { size, mark: markOf(cursor, planMark) })
    const { items, total } = part
    const next = part.cursor === null ? null : nextUrl(ask.url, part.cursor)
    const model = plansModel(items, { total, next, first: firstUrl(ask.url) })
    return page('shifts/plans', model, {
      resource: () => ({
        items: items.map((plan) => ({ ...planResource(plan), stops: plan.stops })),
        total,
        next,
      }),
      shown: { fields: ['shifts'], count: items.length },
    })
  },
})

/** Who is away is said of the day that was typed, else of the one that the address names. */
async function drawNew(ask: Ask, attempt: Attempt, asked?: LocalDate): Promise<Page> {
  const { tx, actor, today } = ask
  const on = readDate(attempt.typed['on'] ?? '') ?? asked ?? today
  const officers = await officerChoices(tx, { forceId: actor.forceId, teamId: null }, on)
  const others = officers.filter(({ id }) => id !== actor.officerId)
  const model = newPlanModel({ on, officers: others, attempt, key: newId() })
  return page('shifts/plan-new', model, {
    resource: () => ({
      officers: others.map(({ key, name, isAway = false }) => ({ officer: key, name, isAway })),
    }),
    shown: { fields: ['shifts'] },
  })
}

const form: Route = route({
  method: 'get',
  path: '/shifts/new',
  may: 'plan-shifts',
  audit: 'shift.opened',
  summary: 'The form for another shift, and the rule by which its stops are proposed',
  takes: newPlanQuery,
  handle: (ask) => drawNew(ask, firstDraw, ask.input.on),
})

const make = ({ bringUpToDate }: ShiftPorts): Route =>
  route({
    method: 'post',
    path: '/shifts',
    may: 'plan-shifts',
    audit: 'shift.planned',
    summary: 'Plans a shift for a pair, hours and districts, with its stops proposed by rule',
    takes: planForm,
    redraw: (ask, attempt) => drawNew(ask, attempt),
    handle: async (ask) => {
      const { tx, actor, input } = ask
      await bringUpToDate(tx)
      const districts = districtsIn(input.districts ?? '')
      if (districts === null)
        return refuse('invalid', 'Give postcode districts like NM1, NM2', 'districts')
      const { on, from, until, note } = input
      const made = await makePlan(tx, actor, { on, from, until, with: input.with, districts, note })
      if (!made.ok) return refused(made.why)
      const read = await planRead(tx, actor, made.value.id)
      return done(`/shifts/${made.value.id}`, await resourceOf(ask, read), {
        status: 201,
        flash: success('The stops are proposed', 'Change the order as you see fit.'),
      })
    },
  })

export const planRoutes = (ports: ShiftPorts): readonly Route[] => [
  list,
  form,
  make(ports),
  ...stopRoutes,
]
