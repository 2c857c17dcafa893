// The figures of a day, and the lists behind them.
import type { z } from 'zod'
import { may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { scopeAsked, teamsSeen } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { isId } from '../../platform/ids.ts'
import { encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { refuse } from '../../platform/http/problem.ts'
import { figuresQuery, leftQuery, listQuery } from '../forms.ts'
import { figuresGiven, listGiven } from '../forms/given.ts'
import { leftCounts, leftDuties, type LeftMark } from '../queries/left.ts'
import { withPeople } from '../queries/people.ts'
import { isListName } from '../rules/counts.ts'
import { bringUpToDate } from '../service/up-to-date.ts'
import { figures } from '../service/figures.ts'
import { peopleListed } from '../service/lists.ts'
import { registerOn } from '../service/register.ts'
import { leftSince } from '../service/screens.ts'
import type { Figures } from '../types.ts'
import {
  figuresModel,
  leftModel,
  leftResource,
  listedResource,
  listModel,
  type BacklogViews,
} from '../views.ts'
import { dayAsked, markIn, teamNamed } from './asked.ts'

const page = pagesOf<BacklogViews>()

/** A name by its ref alone is a name: those who see counts only are not told whose the longest is. */
export function toldTo(mayName: boolean, counted: Figures): Figures {
  const { longest } = counted.overdueVisits
  if (mayName || longest === null) return counted
  const overdueVisits = { ...counted.overdueVisits, longest: { ...longest, visorRef: '' } }
  return { ...counted, overdueVisits }
}

const figuresOfDay: Route = route({
  method: 'get',
  path: '/figures',
  may: 'see-figures',
  audit: 'figures.opened',
  summary: 'The figures, for what the caller may see, against any day',
  takes: figuresQuery,
  gives: figuresGiven,
  handle: async (ask) => {
    const { tx, actor, today } = ask
    const { on, policy } = await dayAsked(ask)
    const counted = await figures(tx, scopeOf(actor), { on, policy })
    const mayName = may(actor, 'find-people')
    const told = toldTo(mayName, counted)
    const model = figuresModel({ figures: told, on, today, policy, mayName })
    return page('backlog/figures', model, { resource: () => told, shown: { fields: ['figures'] } })
  },
})

const list: Route = route({
  method: 'get',
  path: '/lists/:name',
  may: 'find-people',
  audit: 'duties.listed',
  summary: 'The people that one figure counts',
  takes: listQuery,
  gives: listGiven,
  handle: async (ask) => {
    const { tx, actor, today, input, params } = ask
    const { size, cursor, on: _, ...filters } = input
    const name = params['name'] ?? ''
    if (!isListName(name)) throw new AppError('not-found')
    if (filters.band !== undefined && name !== 'overdue-visits')
      refuse('invalid', 'Only overdue visits are divided by days over', 'band')
    const { on, policy } = await dayAsked(ask)
    const after = markIn(cursor, ['number', 'string', 'string'])
    const scope = await scopeAsked(tx, actor, filters.team)
    const register = await registerOn(tx, scope, { on, policy })
    const query = { ...filters, name }
    const part = await peopleListed(tx, register, { query, size, after })
    const next = part.next && nextUrl(ask.url, encodeCursor([...part.next]))
    const model = listModel({
      query,
      part,
      on,
      today,
      policy,
      nextHref: next,
      isFirstPart: after === null,
      mayExport: may(actor, 'export-lists'),
    })
    return page('backlog/list', model, {
      resource: () => ({ items: part.items.map(listedResource), total: part.total, next }),
      shown: {
        offenderIds: part.items.map(({ person }) => person.id),
        fields: [name, 'name', 'level'],
        count: part.items.length,
      },
    })
  },
})

function leftMarkIn(cursor: string | undefined): LeftMark | null {
  const mark = markIn(cursor, ['string', 'string'])
  if (mark === null) return null
  const [closedAt, id = ''] = mark.map(String)
  return isInstantText(closedAt) && isId(id)
    ? { closedAt, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

type LeftInput = z.output<typeof leftQuery>

/** One part of those who left, how many there are in all, and the people they were about. */
async function whoLeft({ tx, actor, today, input }: Ask<LeftInput>, after: LeftMark | null) {
  const { team, how, size } = input
  const scope = scopeOf(actor)
  const asked = team === undefined ? null : teamNamed(await teamsSeen(tx, actor), team)
  await bringUpToDate(tx)
  const seen = {
    forceId: scope.forceId,
    teamId: asked?.id ?? scope.teamId,
    since: leftSince(tx.at),
  }
  const found = await leftDuties(tx, { ...seen, how: how ?? null, size, after })
  const counts = await leftCounts(tx, seen)
  const total = counts
    .filter((one) => how === undefined || one.how === how)
    .reduce((sum, one) => sum + one.total, 0)
  const people = await withPeople(tx, found.rows, today)
  const rows = people.map(({ row: duty, person }) => ({ duty, person }))
  return { rows, total, next: found.next }
}

const left: Route = route({
  method: 'get',
  path: '/lists/left',
  may: 'see-my-team',
  audit: 'duties.listed',
  summary: 'Duties that left the list in the last seven days, by how',
  takes: leftQuery,
  handle: async (ask) => {
    const { team, how, cursor } = ask.input
    const after = leftMarkIn(cursor)
    const { rows, total, next: mark } = await whoLeft(ask, after)
    const next = mark && nextUrl(ask.url, encodeCursor([mark.closedAt, mark.id]))
    const model = leftModel({
      rows,
      total,
      how: how ?? null,
      team,
      on: ask.today,
      nextHref: next,
      isFirstPart: after === null,
    })
    return page('backlog/list', model, {
      resource: () => ({ items: rows.map(leftResource), total, next }),
      shown: {
        offenderIds: rows.map(({ person }) => person.id),
        fields: ['duties', 'name', 'level'],
        count: rows.length,
      },
    })
  },
})

/** `left` before the lists by name: it is a path of its own. */
export const figuresRoutes: readonly Route[] = [figuresOfDay, left, list]
