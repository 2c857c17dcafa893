// Who left the list of overdue visits without being seen: the list, one, and its confirmation.
import { scopeOf, route, type Ask, type Route } from '../../access/index.ts'
import { teamsSeen } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { noQuery } from '../forms/escalations.ts'
import { confirmForm, leavingsQuery } from '../forms/leavings.ts'
import { leavingCount, leavingsListed, type LeavingMark } from '../queries/leavings.ts'
import { withPeople } from '../queries/people.ts'
import { confirmLeaving, leavingOf, whyNotConfirm } from '../service/leavings.ts'
import type { LeavingShown } from '../types/leavings.ts'
import {
  confirmRefusals,
  leavingModel,
  leavingResource,
  leavingsModel,
  type BacklogViews,
} from '../views.ts'
import { markIn, teamNamed } from './asked.ts'

const page = pagesOf<BacklogViews>()

function leavingMarkIn(cursor: string | undefined): LeavingMark | null {
  const mark = markIn(cursor, ['string', 'string'])
  if (mark === null) return null
  const [leftAt, id = ''] = mark.map(String)
  return isInstantText(leftAt) && isId(id)
    ? { leftAt, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

const list: Route = route({
  method: 'get',
  path: '/leavings',
  may: 'confirm-leavings',
  audit: 'leaving.opened',
  summary: 'Who left the list of overdue visits without being seen, the oldest first',
  takes: leavingsQuery,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const { size, cursor, ...query } = input
    const scope = scopeOf(actor)
    const after = leavingMarkIn(cursor)
    const teams = await teamsSeen(tx, actor)
    const teamId = query.team === undefined ? scope.teamId : teamNamed(teams, query.team).id
    const asked = { forceId: scope.forceId, teamId, state: query.state, on: today }
    const { rows, next: mark } = await leavingsListed(tx, asked, { size, after })
    const total = await leavingCount(tx, asked)
    const items = await withPeople(tx, rows, today)
    const next = mark && nextUrl(ask.url, encodeCursor([mark.leftAt, mark.id]))
    const model = leavingsModel({
      query,
      items,
      total,
      teams: teams.map(({ name }) => name),
      today,
      nextHref: next,
      isFirstPart: after === null,
    })
    return page('backlog/leavings', model, {
      resource: () => ({ items: items.map(leavingResource), total, next }),
      shown: {
        offenderIds: [...new Set(items.map(({ person }) => person.id))],
        fields: ['leavings', 'name', 'level'],
        count: items.length,
      },
    })
  },
})

async function withPerson({ tx, today }: Ask, row: LeavingShown) {
  const [item] = await withPeople(tx, [row], today)
  if (item === undefined) throw new AppError('not-found')
  return item
}

async function draw(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, today, params } = ask
  const row = await leavingOf(tx, actor, params['id'] ?? '')
  const item = await withPerson(ask, row)
  const whyNot = whyNotConfirm(actor, row)
  const model = leavingModel({ ...item, whyNot, today, attempt, key: newId() })
  return page('backlog/leaving', model, {
    resource: () => leavingResource(item),
    shown: { offenderId: row.offenderId, fields: ['leaving', 'name', 'level'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/leavings/:id',
  may: 'confirm-leavings',
  audit: 'leaving.opened',
  summary: 'One who left the list of overdue visits: how, when, and by whom',
  takes: noQuery,
  handle: (ask) => draw(ask, firstDraw),
})

const confirm: Route = route({
  method: 'post',
  path: '/leavings/:id/confirm',
  may: 'confirm-leavings',
  audit: 'leaving.confirmed',
  summary:
    'Confirms how somebody left the list: by another than whoever recorded it or agreed to it',
  takes: confirmForm,
  redraw: draw,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const id = params['id'] ?? ''
    const confirmed = await confirmLeaving(tx, actor, { id, confirmation: input })
    if (!confirmed.ok) return refuse(confirmed.why, confirmRefusals[confirmed.why])
    const item = await withPerson(ask, confirmed.value)
    return done(`/leavings/${id}`, leavingResource(item), {
      flash: success('Confirmed', 'What you looked at is on record with your name.'),
    })
  },
})

export const leavingRoutes: readonly Route[] = [list, one, confirm]
