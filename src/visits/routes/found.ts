// Found at visits: what no supervisor has read yet, of the reader's team or force, and the mark that it was read.
import { namesOf, route, type Ask, type Route } from '../../access/index.ts'
import { scopeAsked, teamsSeen } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success } from '../../platform/http/reply.ts'
import { isId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { foundQuery, readForm } from '../forms.ts'
import { foundUnread, type VisitMark } from '../queries.ts'
import { markVisitRead, writeUpClockOf } from '../service.ts'
import {
  foundListModel,
  foundReadWords,
  foundResource,
  visitResource,
  type VisitViews,
} from '../views.ts'
import { drawVisit } from './one-visit.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

function markIn(cursor: string | undefined): VisitMark | null {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  return isInstantText(at) && typeof id === 'string' && isId(id)
    ? { at: new Date(at), id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

/** The teams that the reader sees and whose visits are asked for; a team that is not the reader's to see is not found. */
async function scopeOfList({ tx, actor, input: { team } }: Ask<{ team?: string | undefined }>) {
  const scope = await scopeAsked(tx, actor, team)
  const teams = await teamsSeen(tx, actor)
  const asked = teams.find(({ name }) => name === team)
  if (team !== undefined && asked === undefined) throw new AppError('out-of-scope')
  const teamId = asked?.id ?? scope.teamId
  return { teams: teams.map(({ name }) => name), of: { forceId: scope.forceId, teamId } }
}

const list: Route = route({
  method: 'get',
  path: '/found-at-visits',
  may: 'read-found',
  audit: 'offender.searched',
  summary:
    'Visits at which a child was met, an undeclared device found, a condition not kept or the risk up, or such a find taken out since, and which no supervisor has read',
  takes: foundQuery,
  handle: async (ask) => {
    const { tx, input } = ask
    const { size, cursor, team } = input
    const { teams, of } = await scopeOfList(ask)
    const part = await foundUnread(tx, of, { size, after: markIn(cursor) })
    const { items, total } = part
    const next =
      part.next && nextUrl(ask.url, encodeCursor([part.next.at.toISOString(), part.next.id]))
    const names = await namesOf(
      tx,
      items.map(({ recordedBy }) => recordedBy),
    )
    const asked = { part, names, team, teams, nextHref: next, isFirstPart: cursor === undefined }
    return page('visits/found', foundListModel(asked), {
      resource: () => ({ items: items.map(foundResource), total, next }),
      shown: {
        offenderIds: [...new Set(items.map(({ offenderId }) => offenderId))],
        fields: ['name', 'visits'],
        count: items.length,
      },
    })
  },
})

const read = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/visits/:id/read',
    may: 'read-found',
    audit: 'visit.read',
    summary: 'A supervisor has read what was found at a visit: it leaves my team',
    takes: readForm,
    redraw: (ask, attempt) => drawVisit(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const visitId = params['id'] ?? ''
      const marked = await markVisitRead(tx, actor, { visitId, version: input.version })
      if (!marked.ok) return refuse(marked.why, foundReadWords[marked.why])
      return done(`/visits/${visitId}`, visitResource(marked.value, await writeUpClockOf(tx)), {
        flash: success('Marked as read', 'It has left your team’s list, and stays on the file.'),
      })
    },
  })

export const foundRoutes = (ports: VisitPorts): readonly Route[] => [list, read(ports)]
