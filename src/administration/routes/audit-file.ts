// The access log as a spreadsheet: the same search as its page, all of it.
import { route, type Route } from '../../access/index.ts'
import { auditRange, countAudit, type AuditRow, type AuditSearch } from '../../audit/index.ts'
import { asSpreadsheet, exported, filtersIn } from '../../exports/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { auditSearch } from '../forms.ts'
import { auditCells, auditHeadings } from '../views.ts'
import { wholeSearch } from './audit.ts'

const batch = 500

type Search = Awaited<ReturnType<typeof wholeSearch>>

async function* rowsOf(tx: Tx, search: Search): AsyncGenerator<readonly AuditRow[]> {
  if (search === null) return
  let after: AuditSearch['after'] = null
  do {
    const range: Awaited<ReturnType<typeof auditRange>> = await auditRange(tx, {
      ...search,
      size: batch,
      after,
    })
    yield range.rows
    after = range.mark
  } while (after !== null)
}

export const auditFile: Route = route({
  method: 'get',
  path: '/audit.csv',
  may: 'see-audit',
  audit: 'export.begun',
  summary: 'The access log as a spreadsheet, with the filters of its page',
  takes: auditSearch.omit({ size: true, cursor: true }),
  produces: 'text/csv',
  handle: async (ask) => {
    const { tx, actor, today } = ask
    const search = await wholeSearch(ask)
    return await exported(tx, actor, {
      what: 'access-log',
      format: 'csv',
      fileName: `access-log-${today}`,
      filters: filtersIn(ask.input),
      fields: ['accessLog'],
      rows: search === null ? 0 : await countAudit(tx, search),
      parts: asSpreadsheet({
        batches: (reading) => rowsOf(reading, search),
        headings: auditHeadings,
        cells: auditCells,
      }),
    })
  },
})
