// The weekend list.
import { route, type Ask, type Route } from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf, type Page } from '../../platform/http/reply.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import type { z } from 'zod'
import { listQuery } from '../forms.ts'
import { daysOfGap } from '../rules.ts'
import { listOn, ringOf, toldLines, withResults } from '../service.ts'
import { listModel, listResource, type ShiftViews } from '../views.ts'
import { lineRoutes } from './line.ts'
import type { ShiftPorts } from './ports.ts'

const page = pagesOf<ShiftViews>()

type ListInput = z.output<typeof listQuery>

/** How many lines stand before the part that a cursor marks. */
function skipped(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [count] = decodeCursor(cursor) ?? []
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) return count
  return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

async function drawList({ bringUpToDate }: ShiftPorts, ask: Ask<ListInput>): Promise<Page> {
  const { tx, actor, input, today } = ask
  await bringUpToDate(tx)
  const held = await listOn(tx, actor.forceId, input.on ?? today)
  const all = await withResults(tx, held)
  const before = skipped(input.cursor)
  const part = all.slice(before, before + input.size)
  const told = await toldLines(tx, part, daysOfGap(held.on, held.untilOn))
  const after = before + input.size
  const next = after < all.length ? nextUrl(ask.url, encodeCursor([after])) : null
  const ring = await ringOf(tx, actor, held.untilOn)
  const shown = { held, all, told, ring, nextHref: next, isFirstPart: before === 0 }
  return page('shifts/list', listModel(shown), {
    resource: () => ({ ...listResource(shown), next }),
    shown: {
      offenderIds: told.map(({ line }) => line.offenderId),
      fields: ['weekendList', 'name', 'level', 'markers'],
      count: told.length,
    },
  })
}

const list = (ports: ShiftPorts): Route =>
  route({
    method: 'get',
    path: '/weekend-list',
    may: 'claim-visits',
    audit: 'weekend.opened',
    summary:
      'Outstanding visits of very high and high risk level, of every team, with what came of each',
    takes: listQuery,
    handle: (ask) => drawList(ports, ask),
  })

export const listRoutes = (ports: ShiftPorts): readonly Route[] => [
  list(ports),
  ...lineRoutes(ports),
]
