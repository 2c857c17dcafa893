// Everything that happened to one person, newest first.
import { may, mayFollow, namesOf, route, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { nextUrl } from '../../platform/paging.ts'
import { chronology } from '../forms.ts'
import { chronologyMark, chronologyOf, personLines } from '../queries.ts'
import { chronologyPage, type OffenderViews } from '../views.ts'
import { openFile } from './open.ts'
import { markOf } from './people.ts'

const page = pagesOf<OffenderViews>()

export const chronologyRoute: Route = route({
  method: 'get',
  path: '/offenders/:id/chronology',
  may: 'open-files',
  audit: 'chronology.opened',
  summary: 'Everything that happened to one person, newest first',
  takes: chronology,
  handle: async (ask) => {
    const { id, shown, mayChange } = await openFile(ask)
    const { kind, size, cursor } = ask.input
    const mark = markOf(cursor, chronologyMark)
    const part = await chronologyOf(ask.tx, id, { kind: kind ?? null, size, mark })
    const line = (await personLines(ask.tx, [id])).get(id)
    if (line === undefined) throw new AppError('not-found')
    const next = part.cursor === null ? null : nextUrl(ask.url, part.cursor)
    const model = chronologyPage({
      line,
      kind,
      items: part.items,
      names: await namesOf(
        ask.tx,
        part.items.map(({ recordedBy }) => recordedBy),
      ),
      today: ask.today,
      mayFollow: (href) => mayFollow(ask.actor, href),
      mayCorrect: mayChange && may(ask.actor, 'correct-records'),
      total: part.total,
      nextHref: next,
      firstHref: cursor === undefined ? null : `/offenders/${id}/chronology`,
    })
    return page('offenders/chronology', model, {
      resource: () => ({ items: part.items, total: part.total, next }),
      shown: { ...shown(['chronology']), count: part.items.length },
    })
  },
})
