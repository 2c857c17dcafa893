// The restricted files that name the reader, and the second signature that opens one wider.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { decisionForm, nothing } from '../forms.ts'
import { changeById, changesWaiting, glassToReview, restrictionsNaming } from '../queries.ts'
import { whyNotDecide } from '../rules.ts'
import { decideChange } from '../service.ts'
import { changePage, changeResource, listedPage, listedResource } from '../views.ts'
import { denied, lineOf, page } from './person.ts'

const list: Route = route({
  method: 'get',
  path: '/restrictions',
  may: 'read-restrictions',
  audit: 'restriction.opened',
  summary: 'The restricted files that name the reader, how late they are, and what waits',
  takes: nothing,
  handle: async ({ tx, actor, today }) => {
    const items = await restrictionsNaming(tx, actor.accountId)
    const waiting = await changesWaiting(tx, actor.accountId)
    const glass = await glassToReview(tx, actor.accountId)
    const listed = { items, waiting, glass, today }
    const model = listedPage(listed, { mayBreakGlass: may(actor, 'break-glass') })
    return page('restrictions/page', model, {
      resource: () => listedResource(listed),
      shown: {
        offenderIds: items.map(({ offenderId }) => offenderId),
        fields: ['restriction', 'name', 'level'],
        count: items.length,
      },
    })
  },
})

async function draw(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const change = await changeById(tx, params['id'] ?? '')
  if (change === null || change.forceId !== actor.forceId) throw new AppError('not-found')
  const whyNot = whyNotDecide(change, actor)
  const { offenderId } = change
  const person = await lineOf(ask, offenderId)
  const model = changePage({ change, person, whyNot, attempt, key: newId() })
  return page('restrictions/page', model, {
    resource: () => changeResource(change),
    shown: { offenderId, fields: ['restriction'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/restrictions/:id',
  may: 'read-restrictions',
  audit: 'restriction.opened',
  summary: 'One change that opens a restricted file wider',
  takes: nothing,
  handle: (ask) => draw(ask, firstDraw),
})

const decide: Route = route({
  method: 'post',
  path: '/restrictions/:id/decision',
  may: 'read-restrictions',
  audit: 'restriction.changed',
  summary: 'Agrees to or refuses what another reader asked',
  takes: decisionForm,
  redraw: draw,
  handle: async ({ tx, actor, params, input }) => {
    const id = params['id'] ?? ''
    const kept = await decideChange(tx, actor, { id, ...input })
    if (!kept.ok) return denied(kept.why)
    return done(`/restrictions/${id}`, changeResource(kept.value), {
      flash: success('Decided', input.agree ? 'It has taken hold.' : 'Nothing was opened.'),
    })
  },
})

export const changeRoutes: readonly Route[] = [list, one, decide]
