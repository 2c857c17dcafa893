// What the nightly derivation found: counts for whoever looks after the service, and whose files for inspectors.
import type { z } from 'zod'
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { isId } from '../../platform/ids.ts'
import { encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { driftQuery } from '../forms.ts'
import { driftGiven } from '../forms/given.ts'
import {
  driftAlarm,
  driftListed,
  lastRuns,
  type DriftMark,
  type DriftPart,
} from '../queries/drift.ts'
import { driftModel, driftResource, runResource, type BacklogViews } from '../views.ts'
import { markIn } from './asked.ts'

const page = pagesOf<BacklogViews>()

function driftMarkIn(cursor: string | undefined): DriftMark | null {
  const mark = markIn(cursor, ['string', 'string'])
  if (mark === null) return null
  const [foundAt, id = ''] = mark.map(String)
  return isInstantText(foundAt) && isId(id)
    ? { foundAt, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

type DriftAsk = Ask<z.output<typeof driftQuery>>

/** Names and files are for those who may open files. */
const partFor = async ({ tx, actor, input }: DriftAsk): Promise<DriftPart | null> => {
  const after = driftMarkIn(input.cursor)
  if (!may(actor, 'open-files')) return null
  return await driftListed(tx, { forceId: actor.forceId, size: input.size, after })
}

const drift: Route = route({
  method: 'get',
  path: '/duties/drift',
  may: 'see-jobs',
  audit: 'duties.listed',
  summary: 'Night by night, what was stored and was not what is derived',
  takes: driftQuery,
  gives: driftGiven,
  handle: async (ask) => {
    const part = await partFor(ask)
    const runs = await lastRuns(ask.tx)
    const mark = part?.next ?? null
    const next = mark && nextUrl(ask.url, encodeCursor([mark.foundAt, mark.id]))
    const items = part?.rows ?? []
    const model = driftModel({
      runs,
      alarm: await driftAlarm(ask.tx),
      part,
      nextHref: next,
      isFirstPart: ask.input.cursor === undefined,
    })
    return page('backlog/drift', model, {
      resource: () => ({
        runs: runs.map(runResource),
        items: items.map(driftResource),
        total: part?.total ?? 0,
        next,
      }),
      shown: {
        offenderIds: [...new Set(items.map(({ offenderId }) => offenderId))],
        fields: ['duties', 'drift'],
        count: items.length,
      },
    })
  },
})

export const driftRoutes: readonly Route[] = [drift]
