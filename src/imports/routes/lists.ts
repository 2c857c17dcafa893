// The lists behind the register's figures: who is not loaded, and the arrears that were brought in.
import { may, route, scopeOf, type Actor, type Route, type Scope } from '../../access/index.ts'
import { teamsByName } from '../../officers/index.ts'
import { parseLocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { arrearsQuery, notLoadedQuery } from '../forms.ts'
import { arrears, arrearsCounts, goLiveFacts, notLoadedCount, notLoadedList } from '../queries.ts'
import { baselineModel, notLoadedModel, rejectResource, type ImportViews } from '../views.ts'
import { lineKey, markIn, type ImportPorts } from './ports.ts'

const page = pagesOf<ImportViews>()

/** Counts only, no names: an analyst has the figure and not its list. */
function admitToNames(actor: Actor): void {
  if (scopeOf(actor).countsOnly) throw new AppError('forbidden')
}

/** One team of those that the reader sees; another's is no list of theirs. */
async function narrowed(tx: Tx, scope: Scope, team: string | undefined): Promise<Scope> {
  if (team === undefined) return scope
  const found = (await teamsByName(tx, scope.forceId, [team])).get(team)
  const isSeen = found !== undefined && (scope.teamId === null || scope.teamId === found.id)
  if (!isSeen) throw new AppError('not-found')
  return { ...scope, teamId: found.id }
}

const notLoaded = route({
  method: 'get',
  path: '/imports/not-loaded',
  may: 'find-people',
  audit: 'register.opened',
  summary: 'People of the register whose rows were rejected and not yet mended',
  takes: notLoadedQuery,
  handle: async (ask) => {
    const { tx, actor, input } = ask
    admitToNames(actor)
    const scope = await narrowed(tx, scopeOf(actor), input.team)
    const mark = markIn(input.cursor, lineKey)
    const after = mark && { line: mark.key, id: mark.id }
    const found = await notLoadedList(tx, scope, { size: input.size, after })
    const total = await notLoadedCount(tx, scope)
    const next = found.next && nextUrl(ask.url, encodeCursor([found.next.line, found.next.id]))
    const model = notLoadedModel({
      items: found.items,
      total,
      nextHref: next,
      firstHref: input.cursor === undefined ? null : '/imports/not-loaded',
      mayLoad: may(actor, 'load-register'),
      mayAdd: may(actor, 'create-offenders'),
    })
    return page('imports/not-loaded', model, {
      resource: () => ({ items: found.items.map(rejectResource), total, next }),
      shown: { fields: ['rejectedRows'], count: found.items.length },
    })
  },
})

const dayKey = (key: string | number): string | null =>
  typeof key === 'string' ? parseLocalDate(key) : null

const baseline = ({ personLines }: ImportPorts): Route =>
  route({
    method: 'get',
    path: '/imports/baseline',
    may: 'find-people',
    audit: 'register.opened',
    summary: 'Arrears that the first register brought in, open still or worked off',
    takes: arrearsQuery,
    handle: async (ask) => {
      const { tx, actor, input } = ask
      admitToNames(actor)
      const scope = scopeOf(actor)
      const { baselineOn } = await goLiveFacts(tx, actor.forceId)
      const mark = markIn(input.cursor, dayKey)
      const after = mark && { dueOn: mark.key, id: mark.id }
      const { state, size } = input
      const found = await arrears(tx, scope, { baselineOn, state, size, after })
      const ids = found.items.map(({ offenderId }) => offenderId)
      const counts = await arrearsCounts(tx, scope, baselineOn)
      const next = found.next && nextUrl(ask.url, encodeCursor([found.next.dueOn, found.next.id]))
      const model = baselineModel({
        baselineOn,
        today: ask.today,
        counts,
        state,
        items: found.items,
        lines: await personLines(tx, ids),
        nextHref: next,
        firstHref: input.cursor === undefined ? null : `/imports/baseline?state=${state}`,
      })
      return page('imports/baseline', model, {
        resource: () => ({ baselineOn, counts, items: found.items, total: counts.total, next }),
        shown: { offenderIds: ids, fields: ['duties'], count: ids.length },
      })
    },
  })

export const registerListRoutes = (ports: ImportPorts): readonly Route[] => [
  notLoaded,
  baseline(ports),
]
