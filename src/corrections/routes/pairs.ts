// Records that may be of one person: the list, one pair, and what is said of it.
import { decidesOn, fileOwner, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { noQuery, pairsQuery, twoPeopleForm } from '../forms.ts'
import { pairShown, pairsListed } from '../queries.ts'
import { twoPeople } from '../service.ts'
import type { DuplicatePair } from '../types.ts'
import {
  pairModel,
  pairResource,
  pairsModel,
  refusalWords,
  type CorrectionViews,
  type PairOf,
} from '../views.ts'
import { idOf } from './asking.ts'
import { markIn } from './deciding.ts'
import type { CorrectionPorts } from './ports.ts'

const page = pagesOf<CorrectionViews>()

async function withPeople(
  ports: CorrectionPorts,
  { tx }: Ask,
  pairs: readonly DuplicatePair[],
): Promise<PairOf[]> {
  const lines = await ports.personLines(
    tx,
    pairs.flatMap(({ oneId, twoId }) => [oneId, twoId]),
  )
  return pairs.flatMap((pair) => {
    const [one, two] = [lines.get(pair.oneId), lines.get(pair.twoId)]
    return one === undefined || two === undefined ? [] : [{ pair, one, two }]
  })
}

const list = (ports: CorrectionPorts): Route =>
  route({
    method: 'get',
    path: '/duplicates',
    may: 'confirm-corrections',
    audit: 'correction.opened',
    summary: 'Pairs of records that may be of one person, to be merged or said to be two people',
    takes: pairsQuery,
    handle: async (ask) => {
      const { tx, actor, input } = ask
      const { state, size, cursor } = input
      const mark = markIn(cursor)
      const after = mark === null ? null : { foundAt: mark.askedAt, id: mark.id }
      const { forceId, teamId } = scopeOf(actor)
      const part = await pairsListed(tx, { forceId, teamId, state, size, after })
      const rows = await withPeople(ports, ask, part.rows)
      const next = part.next && nextUrl(ask.url, encodeCursor([part.next.foundAt, part.next.id]))
      const { total } = part
      const model = pairsModel({ state, rows, total, nextHref: next, isFirstPart: after === null })
      return page('corrections/pairs', model, {
        resource: () => ({ items: rows.map(pairResource), total, next }),
        shown: {
          offenderIds: rows.flatMap(({ pair }) => [pair.oneId, pair.twoId]),
          fields: ['name', 'dateOfBirth'],
          count: rows.length,
        },
      })
    },
  })

async function pairOf(ports: CorrectionPorts, ask: Ask): Promise<PairOf> {
  const pair = await pairShown(ask.tx, ask.actor.forceId, idOf(ask))
  const [found] = pair === null ? [] : await withPeople(ports, ask, [pair])
  if (found === undefined) throw new AppError('not-found')
  return found
}

/** Whoever may decide on the file of either. */
async function maySettle({ tx, actor }: Ask, { oneId, twoId }: DuplicatePair): Promise<boolean> {
  const owners = [await fileOwner(tx, oneId), await fileOwner(tx, twoId)]
  return owners.some((owner) => owner !== null && decidesOn(actor, owner))
}

async function draw(ports: CorrectionPorts, ask: Ask, attempt: Attempt): Promise<Page> {
  const found = await pairOf(ports, ask)
  const { oneId, twoId } = found.pair
  const model = pairModel({
    ...found,
    attempt,
    maySettle: await maySettle(ask, found.pair),
    key: newId(),
  })
  return page('corrections/pair', model, {
    resource: () => pairResource(found),
    shown: { offenderIds: [oneId, twoId], fields: ['name', 'dateOfBirth'] },
  })
}

const one = (ports: CorrectionPorts): Route =>
  route({
    method: 'get',
    path: '/duplicates/:id',
    may: 'confirm-corrections',
    audit: 'correction.opened',
    summary: 'Two records that may be of one person',
    takes: noQuery,
    handle: (ask) => draw(ports, ask, firstDraw),
  })

const settle = (ports: CorrectionPorts): Route =>
  route({
    method: 'post',
    path: '/duplicates/:id/decision',
    may: 'confirm-corrections',
    audit: 'duplicate.decided',
    summary: 'Says that they are two people, with a reason; the pair is not asked about again',
    takes: twoPeopleForm,
    redraw: (ask, attempt) => draw(ports, ask, attempt),
    handle: async (ask) => {
      const { why, version } = ask.input
      const id = idOf(ask)
      const settled = await twoPeople(ask.tx, ask.actor, { id, why, version })
      if (!settled.ok) return refuse(settled.why, refusalWords[settled.why])
      return done(`/duplicates/${id}`, pairResource(await pairOf(ports, ask)), {
        onward: '/duplicates',
        flash: success('Two people', 'They are not asked about again.'),
      })
    },
  })

export const pairRoutes = (ports: CorrectionPorts): readonly Route[] => [
  list(ports),
  one(ports),
  settle(ports),
]
