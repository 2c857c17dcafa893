// What meetings asked for and nobody has said is done, of the reader's team or force.
import { route, scopeOf, type Route } from '../../access/index.ts'
import { teamChoices } from '../../officers/index.ts'
import { daysBetween } from '../../platform/calendar.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { nextUrl } from '../../platform/paging.ts'
import { actionList } from '../forms/around.ts'
import { actionsMark, openActionsOf, personLines } from '../queries.ts'
import { meetingActionsPage, type OffenderViews } from '../views.ts'
import { resourceOf } from '../views/resource.ts'
import { markOf } from './people.ts'

const page = pagesOf<OffenderViews>()

export const meetingActionsRoute: Route = route({
  method: 'get',
  path: '/meeting-actions',
  may: 'find-people',
  audit: 'offender.searched',
  summary: 'Actions of meetings that nobody has said are done, the earliest due first',
  takes: actionList,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const { state, team, size, cursor } = input
    const { forceId, teamId } = scopeOf(actor)
    const found = await openActionsOf(tx, {
      ...{ forceId, teamId, size },
      team: team ?? null,
      dueBefore: state === 'overdue' ? today : null,
      mark: markOf(cursor, actionsMark),
    })
    const ids = [...new Set(found.items.map(({ offenderId }) => offenderId))]
    const lines = await personLines(tx, ids)
    const next = found.cursor === null ? null : nextUrl(ask.url, found.cursor)
    const model = meetingActionsPage({
      ...{ items: found.items, total: found.total, lines, today },
      teams: teamId === null ? await teamChoices(tx, { forceId, teamId }) : [],
      filters: { state, team },
      nextHref: next,
      firstHref: cursor === undefined ? null : '/meeting-actions',
    })
    const items = found.items.map((row) => ({
      ...resourceOf(row),
      offenderId: row.offenderId,
      visorRef: lines.get(row.offenderId)?.visorRef ?? null,
      daysOverdue: Math.max(0, daysBetween(row.byOn, today)),
    }))
    return page('offenders/meeting-actions', model, {
      resource: () => ({ items, total: found.total, next }),
      shown: { offenderIds: ids, fields: ['meetingActions'], count: items.length },
    })
  },
})
