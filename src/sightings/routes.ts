// What others saw of a person: the list, a further one, and the owner's mark that it was read.
import {
  fileToRead,
  may,
  ownsFile,
  route,
  type Ask,
  type FilePerson,
  type Route,
} from '../access/index.ts'
import { officerChoices } from '../officers/index.ts'
import { Refused, refuse } from '../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../platform/http/route.ts'
import { isId, newId, type OffenderId } from '../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText, nextUrl } from '../platform/paging.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { readForm, sightingForm, sightingsQuery } from './forms.ts'
import { sightingsOf, type SightingMark } from './queries.ts'
import { isTold, markRead, recordSighting } from './service.ts'
import {
  childLink,
  readRefusalWords,
  refusalWords,
  sightingResource,
  sightingsModel,
  type SightingViews,
} from './views.ts'

export type SightingPorts = Readonly<{
  /** The finished model of the common person line. */
  personLine: (tx: Tx, offenderId: OffenderId) => Promise<object>
}>

const page = pagesOf<SightingViews>()

type PartAsked = Readonly<{ size: number; cursor: string | undefined; url: string }>

const firstPart: PartAsked = { size: 50, cursor: undefined, url: '' }

function markIn(cursor: string | undefined): SightingMark | null {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  return isInstantText(at) && typeof id === 'string' && isId(id)
    ? { at: new Date(at), id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

const officersFor = (tx: Tx, { forceId }: FilePerson) =>
  officerChoices(tx, { forceId, teamId: null })

type Drawing = Readonly<{ part: PartAsked; attempt: Attempt }>

async function draw(
  { personLine }: SightingPorts,
  ask: Ask,
  { part, attempt }: Drawing,
): Promise<Page> {
  const { tx, actor, params, reason } = ask
  const opened = await fileToRead(tx, actor, { offenderId: params['id'] ?? '', reason })
  const { offenderId } = opened.person
  const after = markIn(part.cursor)
  const { items, total, next } = await sightingsOf(tx, offenderId, { size: part.size, after })
  const nextHref = next && nextUrl(part.url, encodeCursor([next.at.toISOString(), next.id]))
  const mayRecord = may(actor, 'change-files') && ownsFile(actor, opened.person)
  const model = sightingsModel({
    offenderId,
    person: await personLine(tx, offenderId),
    items,
    total,
    nextHref,
    firstHref: after === null ? null : `/offenders/${offenderId}/sightings`,
    officers: mayRecord ? await officersFor(tx, opened.person) : [],
    mayRecord,
    isTold: mayRecord && isTold(actor, opened.person),
    attempt,
    at: ask.at,
    key: newId(),
  })
  return page('sightings/list', model, {
    resource: () => ({ items: items.map(sightingResource), total, next: nextHref }),
    shown: { ...opened.shown, fields: ['sightings'], count: items.length },
  })
}

const list = (ports: SightingPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/sightings',
    may: 'open-files',
    audit: 'sighting.opened',
    summary: 'What others saw of a person, newest first; none of it is a visit',
    takes: sightingsQuery,
    handle: (ask) => {
      const { size, cursor } = ask.input
      return draw(ports, ask, { part: { size, cursor, url: ask.url }, attempt: firstDraw })
    },
  })

const create = (ports: SightingPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/sightings',
    may: 'change-files',
    audit: 'sighting.recorded',
    summary:
      'Records that somebody else saw the person: no visit and no attempt, told to the owner',
    takes: sightingForm,
    redraw: (ask, attempt) => draw(ports, ask, { part: firstPart, attempt }),
    handle: async ({ tx, actor, params, input }) => {
      const offenderId = params['id'] ?? ''
      const recorded = await recordSighting(tx, actor, { offenderId, report: input })
      if (!recorded.ok)
        throw new Refused(recorded.why === 'in-the-future' ? recorded.why : 'invalid', [
          { field: recorded.field, message: refusalWords[recorded.why] },
        ])
      const { value } = recorded
      const asks = value.withChildren === true ? ` ${childLink(value.offenderId).text}` : ''
      return done(`/offenders/${value.offenderId}/sightings`, sightingResource(value), {
        status: 201,
        flash: success(
          'Sighting recorded',
          `It is no visit: the next visit is owed as before.${asks}`,
        ),
      })
    },
  })

const read: Route = route({
  method: 'post',
  path: '/sightings/:id/read',
  may: 'change-files',
  audit: 'sighting.read',
  summary: 'The owner of the file has read a sighting: it leaves the own day',
  takes: readForm,
  handle: async ({ tx, actor, params }) => {
    const marked = await markRead(tx, actor, params['id'] ?? '')
    if (!marked.ok) return refuse(marked.why, readRefusalWords[marked.why])
    const { value } = marked
    return done(`/offenders/${value.offenderId}/sightings`, sightingResource(value), {
      flash: success('Marked as read', 'It has left your day, and stays on the file.'),
    })
  },
})

export const sightingRoutes = (ports: SightingPorts): readonly Route[] => [
  list(ports),
  create(ports),
  read,
]
