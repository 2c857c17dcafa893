// The on-call line: its turns now and ahead, one more, and one withdrawn.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { addDays, startOfDay } from '../../platform/calendar.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { noQuery, onCallForm, withdrawnForm } from '../forms.ts'
import { availabilityOf, officersListed, onCallBetween } from '../queries.ts'
import { addOnCall, officerAsked, withdrawOnCall } from '../service.ts'
import { awayInTurn, onCallModel, onCallResource, type OfficerViews } from '../views.ts'
import { dayAhead } from './roster.ts'

const page = pagesOf<OfficerViews>()

async function drawLine({ tx, actor, today, at }: Ask, attempt: Attempt): Promise<Page> {
  const line = await onCallBetween(tx, actor.forceId, {
    after: at,
    before: startOfDay(addDays(today, dayAhead)),
  })
  const officers = await officersListed(tx, actor.forceId, null)
  const mayKeep = may(actor, 'keep-roster')
  const availability = await availabilityOf(tx, actor.forceId)
  const model = onCallModel({ line, availability, officers, today, mayKeep, attempt })
  const items = line.map((turn) => ({
    ...onCallResource(turn),
    away: awayInTurn(availability, turn).map(({ fromOn, lastOn }) => ({
      from: fromOn,
      to: lastOn,
    })),
  }))
  return page('officers/page', model, {
    resource: () => ({ items, total: items.length, next: null }),
    shown: { fields: ['on-call'], count: line.length },
  })
}

const onCall: Route = route({
  method: 'get',
  path: '/roster/on-call',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'Who is on call now and ahead, and at which number',
  takes: noQuery,
  handle: (ask) => drawLine(ask, firstDraw),
})

const addCall: Route = route({
  method: 'post',
  path: '/roster/on-call',
  may: 'keep-roster',
  audit: 'roster.changed',
  summary: 'Adds a turn to the on-call line: who, at which number, from when until when',
  takes: onCallForm,
  redraw: drawLine,
  handle: async ({ tx, actor, input }) => {
    const officer = await officerAsked(tx, actor, input.officer)
    const turn = await addOnCall(tx, officer, {
      rank: input.rank,
      phone: input.phone,
      from: { on: input.fromOn, at: input.fromAt },
      until: { on: input.untilOn, at: input.untilAt },
    })
    return done('/roster/on-call', onCallResource(turn), {
      status: 201,
      flash: success('The turn is added'),
    })
  },
})

const withdrawCall: Route = route({
  method: 'post',
  path: '/roster/on-call/:id/withdraw',
  may: 'keep-roster',
  audit: 'roster.changed',
  summary: 'Takes a turn off the on-call line; it stays on record',
  takes: withdrawnForm,
  redraw: drawLine,
  handle: async ({ tx, actor, params }) => {
    const turn = await withdrawOnCall(tx, actor, params['id'] ?? '')
    return done('/roster/on-call', onCallResource(turn), {
      flash: success('The turn is withdrawn'),
    })
  },
})

export const onCallRoutes: readonly Route[] = [onCall, addCall, withdrawCall]
