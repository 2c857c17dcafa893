// The weekend list.
import { ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { pagesOf, type Page } from '../../platform/http/reply.ts'
import type { z } from 'zod'
import { listQuery } from '../forms.ts'
import { listOn, ringOf, toldLines, withResults, type ToldLine } from '../service.ts'
import { listModel, listResource, type ShiftViews } from '../views.ts'
import { lineRoutes } from './line.ts'
import { partOf } from './part.ts'
import type { ShiftPorts } from './ports.ts'

const page = pagesOf<ShiftViews>()

type ListInput = z.output<typeof listQuery>

async function drawList({ bringUpToDate }: ShiftPorts, ask: Ask<ListInput>): Promise<Page> {
  const { tx, actor, input, today } = ask
  await bringUpToDate(tx)
  const held = await listOn(tx, actor.forceId, input.on ?? today)
  const all = await withResults(tx, held)
  const only = input.result ?? null
  const of = all.filter(({ result: { state } }) => only === null || state === only)
  const { items, before, next } = partOf(ask, of, input)
  const told = await toldLines(tx, items, held.gap)
  const ring = await ringOf(tx, actor, held.untilOn)
  const opens = ({ facts }: ToldLine): boolean =>
    ownsFile(actor, { ...facts, offenderId: facts.id, forceId: actor.forceId })
  const shown = {
    ...{ held, all, total: of.length, told, ring, opens, only },
    ...{ nextHref: next, isFirstPart: before === 0, asked: input.on ?? null },
  }
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
