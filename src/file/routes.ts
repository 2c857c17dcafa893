// GET /offenders/:id: one person's file, as a page and as JSON.
import { z } from 'zod'
import { route, type Route } from '../access/index.ts'
import { done, pagesOf } from '../platform/http/reply.ts'
import { mergedRecord, openedFile } from './service.ts'
import { fieldsShown, filePage, offered, resourceOf, type FileViews } from './views.ts'

const page = pagesOf<FileViews>()

export const fileRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/offenders/:id',
    may: 'open-files',
    audit: 'offender.opened',
    summary: "One person's file: who, how dangerous, where, last seen, what is owed and by whom",
    takes: z.strictObject({}),
    handle: async ({ tx, actor, params, reason }) => {
      const file = await openedFile(tx, actor, { offenderId: params['id'] ?? '', reason })
      const merged = await mergedRecord(tx, file, params['id'] ?? '')
      if (merged !== null) return done(`/offenders/${merged.mergedInto}`, merged)
      const resource = resourceOf(file)
      const shown = { offenderId: file.head.id, fields: fieldsShown(resource) }
      return page('file/show', filePage(file, offered(file)), {
        resource: () => resource,
        shown: file.reason === null ? shown : { ...shown, reason: file.reason },
      })
    },
  }),
]
