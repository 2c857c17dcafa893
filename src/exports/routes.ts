// Who took what out: one's team's exports for supervisors, the force's for inspectors and the auditor.
import { route, scopeOf, type Actor, type Route, type Scope } from '../access/index.ts'
import { refuse } from '../platform/http/problem.ts'
import { pagesOf } from '../platform/http/reply.ts'
import { isId } from '../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText, nextUrl } from '../platform/paging.ts'
import { exportsGiven, exportsQuery } from './forms.ts'
import { exportsListed } from './queries.ts'
import type { ExportMark } from './types.ts'
import { exportResource, exportsModel, type ExportViews } from './views.ts'

const page = pagesOf<ExportViews>()

function markIn(cursor: string | undefined): ExportMark | null {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  const isOurs = isInstantText(at) && typeof id === 'string' && isId(id)
  return isOurs ? { at, id } : refuse('invalid', 'Use the cursor as the list gave it', 'cursor')
}

/** The auditor belongs to no team and reads all of the force's. */
const seenBy = (actor: Actor): Pick<Scope, 'forceId' | 'teamId'> =>
  actor.role === 'auditor' ? { forceId: actor.forceId, teamId: null } : scopeOf(actor)

export const exportRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/exports',
    may: 'see-exports',
    audit: 'export.listed',
    summary: 'Who took which list out as a file, how many rows, and its hash; newest first',
    takes: exportsQuery,
    gives: exportsGiven,
    handle: async ({ tx, actor, input, url }) => {
      const after = markIn(input.cursor)
      const asked = input.actor?.toLowerCase() ?? null
      const { size } = input
      const part = await exportsListed(tx, { scope: seenBy(actor), actor: asked, size, after })
      const next = part.next && nextUrl(url, encodeCursor([part.next.at, part.next.id]))
      const model = exportsModel({
        part,
        actor: asked,
        nextHref: next,
        isFirstPart: after === null,
      })
      return page('exports/list', model, {
        resource: () => ({ items: part.rows.map(exportResource), total: part.total, next }),
        shown: { fields: ['exports'], count: part.rows.length },
      })
    },
  }),
]
