// GET /offenders/:id: one person's file, as a page and as JSON; and every page of a file as it was known on a day.
import { z } from 'zod'
import { route, type Ask, type Route } from '../access/index.ts'
import { done, pagesOf, type Page } from '../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../platform/http/route.ts'
import { remembering } from './routes/looking-back.ts'
import { mergedRecord, openedFile } from './service.ts'
import type { Gathered } from './types.ts'
import { fieldsShown, filePage, offered, resourceOf, type FileViews } from './views.ts'

const page = pagesOf<FileViews>()

function drawn(file: Gathered, attempt: Attempt): Page {
  const resource = resourceOf(file)
  const shown = { offenderId: file.head.id, fields: fieldsShown(resource) }
  return page('file/show', filePage(file, offered(file), attempt), {
    resource: () => resource,
    shown: file.reason === null ? shown : { ...shown, reason: file.reason },
  })
}

const opened = ({ tx, actor, params, reason }: Ask): Promise<Gathered> =>
  openedFile(tx, actor, { offenderId: params['id'] ?? '', reason })

export const fileRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/offenders/:id',
    may: 'open-files',
    audit: 'offender.opened',
    summary: "One person's file: who, how dangerous, where, last seen, what is owed and by whom",
    takes: z.strictObject({}),
    handle: async (ask) => {
      const file = await opened(ask)
      const merged = await mergedRecord(ask.tx, file, ask.params['id'] ?? '')
      if (merged !== null) return done(`/offenders/${merged.mergedInto}`, merged)
      return drawn(file, firstDraw)
    },
  }),
]

/** All routes of the product, with the question what was known on a day on each page of a file. */
export const rememberingRoutes = (routes: readonly Route[]): readonly Route[] =>
  remembering(routes, async (ask, attempt) => drawn(await opened(ask), attempt))
