// Duties counted in hours that nobody has accepted, one duty, its acceptance, and the calls about it.
import { route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { officersByKeys, teamsSeen, type TeamRef } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { noQuery } from '../forms/escalations.ts'
import { acceptForm, callForm, ringingQuery } from '../forms/ringing.ts'
import { withPeople } from '../queries/people.ts'
import { ringingCount, ringingListed, type RingingFilter } from '../queries/ringing.ts'
import {
  acceptDuty,
  climbsOf,
  dutyAsked,
  mayAccept,
  recordCall,
  ringingOf,
} from '../service/ringing.ts'
import { bringUpToDate } from '../service/up-to-date.ts'
import {
  dutyModel,
  ringingModel,
  ringingResource,
  type BacklogViews,
  type RingingShown,
} from '../views.ts'
import { markIn, teamNamed } from './asked.ts'

const page = pagesOf<BacklogViews>()

function afterIn(cursor: string | undefined): { dueAt: string; id: string } | null {
  const mark = markIn(cursor, ['string', 'string'])
  if (mark === null) return null
  const [dueAt, id = ''] = mark.map(String)
  return isInstantText(dueAt) && isId(id)
    ? { dueAt, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

type Asked = Ask<Readonly<{ team?: string | undefined; officer?: string | undefined }>>

/** Of a team or an officer that the reader names, else of the reader's own scope. */
async function filterOf({ tx, actor, input }: Asked, teams: readonly TeamRef[]) {
  const { team, officer: key } = input
  const { forceId } = actor
  const officer = key === undefined ? null : (await officersByKeys(tx, forceId, [key])).get(key)
  if (officer === undefined) throw new AppError('out-of-scope')
  const teamId = team === undefined ? scopeOf(actor).teamId : teamNamed(teams, team).id
  // Whoever stands in for an officer of another team is rung about those people too.
  const filter = {
    forceId,
    teamId: officer === null ? teamId : null,
    officerId: officer?.id ?? null,
  }
  return { filter, officerName: officer?.name }
}

/** One part, and where the next begins. */
async function partOf(
  { tx, url }: Ask,
  filter: RingingFilter,
  {
    size,
    after,
  }: Readonly<{ size: number; after: Readonly<{ dueAt: string; id: string }> | null }>,
) {
  await bringUpToDate(tx)
  const found = await ringingListed(tx, filter, { size: size + 1, after })
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.length > size && last?.dueAt != null
  const next = isMore ? nextUrl(url, encodeCursor([last.dueAt.toISOString(), last.id])) : null
  return { rows, next, total: await ringingCount(tx, filter) }
}

const list: Route = route({
  method: 'get',
  path: '/ringing',
  may: 'see-ringing',
  audit: 'ringing.opened',
  summary: 'Duties counted in hours that nobody has accepted, and whom to ring now',
  takes: ringingQuery,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const { size, cursor, ...query } = input
    const teams = await teamsSeen(tx, actor)
    const { filter, officerName } = await filterOf(ask, teams)
    const after = afterIn(cursor)
    const { rows, next, total } = await partOf(ask, filter, { size, after })
    const climbs = await climbsOf(tx, actor.forceId)
    const people = await withPeople(tx, rows, today)
    const items: RingingShown[] = people.map(({ row, person }) => ({
      ...ringingOf(row, climbs),
      person,
    }))
    const model = ringingModel({
      ...{ query, items, total, today, nextHref: next, isFirstPart: after === null },
      officerName,
      teams: teams.map(({ name }) => name),
    })
    return page('backlog/ringing', model, {
      resource: () => ({ items: items.map(ringingResource), total, next }),
      shown: {
        offenderIds: [...new Set(items.map(({ person }) => person.id))],
        fields: ['duties', 'name', 'level'],
        count: items.length,
      },
    })
  },
})

async function shownOne({ tx, actor, params, today }: Ask) {
  const ringing = await dutyAsked(tx, actor, params['id'] ?? '')
  const [found] = await withPeople(tx, [ringing.duty], today)
  if (found === undefined) throw new AppError('not-found')
  return { ...ringing, person: found.person }
}

async function draw(ask: Ask, attempt: Attempt): Promise<Page> {
  const { actor, today } = ask
  const one = await shownOne(ask)
  const model = dutyModel({
    ...one,
    mayAccept: mayAccept(one, actor),
    today,
    attempt,
    key: newId(),
  })
  return page('backlog/duty', model, {
    resource: () => ringingResource(one),
    shown: { offenderId: one.duty.offenderId, fields: ['duty', 'name', 'level'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/duties/:id',
  may: 'see-ringing',
  audit: 'ringing.opened',
  summary: 'One duty: whose, who accepted it, whom to ring now, and the calls about it',
  takes: noQuery,
  handle: (ask) => draw(ask, firstDraw),
})

const accept: Route = route({
  method: 'post',
  path: '/duties/:id/accept',
  may: 'accept-duties',
  audit: 'duty.accepted',
  summary: 'Accepts a duty that is counted in hours: it is the actor’s from then on',
  takes: acceptForm,
  redraw: draw,
  handle: async (ask) => {
    const { tx, actor, params } = ask
    const id = params['id'] ?? ''
    await acceptDuty(tx, actor, id)
    return done(`/duties/${id}`, ringingResource(await shownOne(ask)), {
      flash: success('Accepted', 'It is yours now, and your name stands beside it.'),
    })
  },
})

const call: Route = route({
  method: 'post',
  path: '/duties/:id/calls',
  may: 'see-ringing',
  audit: 'call.recorded',
  summary: 'Writes down a call about a duty: whom, at which number, answered or not, said what',
  takes: callForm,
  redraw: draw,
  handle: async (ask) => {
    const { tx, actor, params, input } = ask
    const id = params['id'] ?? ''
    await recordCall(tx, actor, { id, ask: input })
    return done(`/duties/${id}`, ringingResource(await shownOne(ask)), {
      status: 201,
      flash: success('Written down', 'Whom to ring next stands below, until somebody accepts.'),
    })
  },
})

export const ringingRoutes: readonly Route[] = [list, one, accept, call]
