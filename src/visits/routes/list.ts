// Visits and attempts of one person as a list, in parts, newest first.
import { fileToRead, may, ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { visitListQuery } from '../forms.ts'
import { visitsOf, type VisitMark } from '../queries.ts'
import { writeUpClockOf } from '../service.ts'
import { listModel, visitResource, type VisitViews } from '../views.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

/** The place in the list that a cursor marks; one that is not ours is a fault of the address. */
function markIn(cursor: string | undefined): VisitMark | null {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  const instant = typeof at === 'string' ? new Date(at) : null
  if (instant === null || Number.isNaN(instant.getTime()) || typeof id !== 'string')
    return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
  return { at: instant, id }
}

const firstOf = (offenderId: string, alone: boolean): string =>
  `/offenders/${offenderId}/visits${alone ? '?crew=alone' : ''}`

export const visitListRoute = ({ personLine }: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/visits',
    may: 'open-files',
    audit: 'visit.opened',
    summary: 'Visits and attempts of one person, newest first',
    takes: visitListQuery,
    handle: async (ask) => {
      const { tx, actor, input, reason } = ask
      const { person, shown } = await fileToRead(tx, actor, { offenderId: idOf(ask), reason })
      const { offenderId } = person
      const { size, cursor, crew } = input
      const alone = crew === 'alone'
      const part = await visitsOf(tx, offenderId, { size, after: markIn(cursor), alone })
      const next =
        part.next && nextUrl(ask.url, encodeCursor([part.next.at.toISOString(), part.next.id]))
      const clock = await writeUpClockOf(tx)
      const model = listModel({
        offenderId,
        person: await personLine(tx, offenderId),
        mayRecord: may(actor, 'record-visits') && ownsFile(actor, person),
        items: part.items,
        clock,
        total: part.total,
        nextHref: next,
        firstHref: cursor === undefined ? null : firstOf(offenderId, alone),
        alone: { total: part.alone, isAsked: alone },
      })
      return page('visits/list', model, {
        resource: () => ({
          items: part.items.map((visit) => visitResource(visit, clock)),
          total: part.total,
          madeAlone: part.alone,
          next,
        }),
        shown: { ...shown, fields: ['visits'], count: part.items.length },
      })
    },
  })
