// The evidence pack for section 96B: a page, and the same as a PDF that is written down as it goes out.
import {
  fileToRead,
  may,
  route,
  type Ask,
  type OpenedFile,
  type Route,
} from '../../access/index.ts'
import { asPaper, exported } from '../../exports/index.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { noQuery } from '../forms.ts'
import { warrantPack } from '../service.ts'
import type { WarrantPack } from '../types/warrant-pack.ts'
import {
  warrantPackModel,
  warrantPackPaper,
  warrantPackResource,
  type VisitViews,
} from '../views.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

async function packOf({ tx, actor, reason, params }: Ask) {
  const opened: OpenedFile = await fileToRead(tx, actor, {
    offenderId: params['id'] ?? '',
    reason,
  })
  return { opened, pack: await warrantPack(tx, actor, opened.person.offenderId) }
}

const shown = ({ personLine }: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/entry-warrant',
    may: 'open-files',
    audit: 'warrant-pack.opened',
    summary:
      'Section 96B: what is held for each condition and every call, counted or why not; it says nothing about a warrant',
    takes: noQuery,
    handle: async (ask) => {
      const { opened, pack } = await packOf(ask)
      const model = warrantPackModel({
        pack,
        person: await personLine(ask.tx, pack.offenderId),
        mayTake: may(ask.actor, 'export-lists'),
      })
      return page('visits/entry-warrant', model, {
        resource: () => warrantPackResource(pack),
        shown: { ...opened.shown, fields: ['entryWarrant', 'visits', 'homeAddress'] },
      })
    },
  })

const linesOf = ({ rows }: WarrantPack): number =>
  Math.max(1, rows.toSearch.length + rows.others.length)

/**
 * What an application to a court rests on is made whole for whoever may read the file, a restricted one too; the
 * list of exports, which others read, names nobody.
 */
const taken: Route = route({
  method: 'get',
  path: '/offenders/:id/entry-warrant.pdf',
  may: 'export-lists',
  audit: 'export.begun',
  summary: 'The evidence pack for section 96B as a PDF, numbered, with who made it and when',
  takes: noQuery,
  produces: 'application/pdf',
  handle: async (ask) => {
    const { pack } = await packOf(ask)
    const lines = Array.from({ length: linesOf(pack) }, () => pack)
    return exported(ask.tx, ask.actor, {
      what: 'entry-warrant',
      format: 'pdf',
      fileName: `section-96b-${pack.visorRef.toLowerCase()}`,
      filters: {},
      fields: ['entryWarrant', 'visits', 'homeAddress', 'name'],
      rows: lines.length,
      parts: asPaper({
        batches: async function* () {
          yield lines
        },
        about: ({ offenderId }) => offenderId,
        paper: () => warrantPackPaper(pack),
      }),
    })
  },
})

export const warrantPackRoutes = (ports: VisitPorts): readonly Route[] => [shown(ports), taken]
