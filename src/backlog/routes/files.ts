// The backlog, its lists and its figures as files: the address of the page with .csv or .pdf, and the same filters.
import type { z } from 'zod'
import { may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { dayAndHour } from '../../duties/index.ts'
import { scopeAsked } from '../../officers/index.ts'
import { asPaper, asSpreadsheet, exported, filtersIn } from '../../exports/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Paper, PaperTable } from '../../platform/documents/document.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import type { Stream } from '../../platform/http/reply.ts'
import { dutiesQuery, figuresQuery, listQuery } from '../forms.ts'
import type { DutyInFile } from '../queries/duties-in-file.ts'
import { isListName } from '../rules/counts.ts'
import { figures } from '../service/figures.ts'
import type { ListedPerson, ListQuery } from '../service/lists.ts'
import { registerOn } from '../service/register.ts'
import { allDuties, allPeople } from '../service/whole-lists.ts'
import {
  asAt,
  dutyCells,
  dutyHeadings,
  dutyTable,
  dutyTitle,
  figureHeadings,
  figureRows,
  listTitle,
  personListCells,
  personListHeadings,
  personTable,
} from '../views.ts'
import { dayAsked, scopeFor } from './asked.ts'
import { toldTo } from './figures.ts'

const wholeDuties = dutiesQuery.omit({ size: true, cursor: true })
const wholeList = listQuery.omit({ size: true, cursor: true })

type OnPaper = Readonly<{ title: string; on: LocalDate; table: PaperTable }>

const paperFor = ({ at, today }: Ask, { title, on, table }: OnPaper): Paper => ({
  title,
  asAt: `${asAt(on, today)}. ${table.rows.length} in all.`,
  marking: 'OFFICIAL-SENSITIVE',
  madeBy: 'MOSOVO watch',
  madeAt: at,
  landscape: true,
  body: [{ heading: null, table }],
})

async function dutiesOffered(ask: Ask<z.output<typeof wholeDuties>>, as: 'csv' | 'pdf') {
  const { tx, input } = ask
  const { on: _, ...query } = input
  const { on, policy } = await dayAsked(ask)
  const { total, batches } = await allDuties(tx, await scopeFor(ask), {
    on,
    policy,
    query,
  })
  const against = dayAndHour(on, ask.at)
  const title = dutyTitle(query.state)
  const about = ({ offenderId }: DutyInFile): string => offenderId
  const paper = (rows: readonly DutyInFile[]): Paper =>
    paperFor(ask, { title, on, table: dutyTable(rows, { ...against, policy }) })
  return {
    what: 'backlog' as const,
    format: as,
    fileName: `backlog-${query.state.replace('_', '-')}-${on}`,
    filters: filtersIn(input),
    fields: ['duties', 'name', 'level'],
    rows: total,
    parts:
      as === 'csv'
        ? asSpreadsheet({
            batches,
            about,
            headings: dutyHeadings,
            cells: dutyCells({ ...against, policy }),
          })
        : asPaper({ batches, about, paper }),
  }
}

/** The same list as a spreadsheet and as paper: one way to it, two addresses. */
const dutiesFile = (as: 'csv' | 'pdf'): Route =>
  route({
    method: 'get',
    path: `/duties.${as}`,
    may: 'export-lists',
    audit: 'export.begun',
    summary: `The backlog as a file (${as.toUpperCase()}), with the filters of its page`,
    takes: wholeDuties,
    produces: as === 'csv' ? 'text/csv' : 'application/pdf',
    handle: async (ask) => exported(ask.tx, ask.actor, await dutiesOffered(ask, as)),
  })

function listAsked({ params, input }: Ask<z.output<typeof wholeList>>): ListQuery {
  const { on: _, ...filters } = input
  const name = params['name'] ?? ''
  if (!isListName(name)) throw new AppError('not-found')
  if (filters.band !== undefined && name !== 'overdue-visits')
    refuse('invalid', 'Only overdue visits are divided by days over', 'band')
  return { ...filters, name }
}

async function listOffered(ask: Ask<z.output<typeof wholeList>>, as: 'csv' | 'pdf') {
  const { tx, actor, input } = ask
  const query = listAsked(ask)
  const { on, policy } = await dayAsked(ask)
  const scope = await scopeAsked(tx, actor, query.team)
  const register = await registerOn(tx, scope, { on, policy })
  const { total, batches } = await allPeople(tx, register, query)
  const about = ({ person }: ListedPerson): string => person.id
  const paper = (rows: readonly ListedPerson[]): Paper =>
    paperFor(ask, { title: listTitle(query.name), on, table: personTable(rows) })
  return {
    what: 'people' as const,
    format: as,
    fileName: `${query.name}-${on}`,
    filters: filtersIn({ list: query.name, ...input }),
    fields: [query.name, 'name', 'level'],
    rows: total,
    parts:
      as === 'csv'
        ? asSpreadsheet({ batches, about, headings: personListHeadings, cells: personListCells })
        : asPaper({ batches, about, paper }),
  }
}

const listFile = (as: 'csv' | 'pdf'): Route =>
  route({
    method: 'get',
    path: `/lists/:name.${as}`,
    may: 'export-lists',
    audit: 'export.begun',
    summary: `The people that one figure counts as a file (${as.toUpperCase()})`,
    takes: wholeList,
    produces: as === 'csv' ? 'text/csv' : 'application/pdf',
    handle: async (ask) => exported(ask.tx, ask.actor, await listOffered(ask, as)),
  })

async function figuresExported(ask: Ask<z.output<typeof figuresQuery>>): Promise<Stream> {
  const { tx, actor, today } = ask
  const { on, policy } = await dayAsked(ask)
  const mayName = may(actor, 'find-people')
  const counted = toldTo(mayName, await figures(tx, scopeOf(actor), { on, policy }))
  const rows = figureRows({ figures: counted, on, today, policy, mayName })
  return await exported(tx, actor, {
    what: 'figures',
    format: 'csv',
    fileName: `figures-${on}`,
    filters: filtersIn(ask.input),
    fields: ['figures'],
    rows: rows.length,
    parts: asSpreadsheet({
      batches: async function* () {
        yield rows
      },
      headings: figureHeadings,
      cells: (row) => row,
    }),
  })
}

const figuresFile: Route = route({
  method: 'get',
  path: '/figures.csv',
  may: 'see-figures',
  audit: 'export.begun',
  summary: 'The figures of a day as a spreadsheet',
  takes: figuresQuery,
  produces: 'text/csv',
  handle: figuresExported,
})

/** Before the lists by name, which would take a name with its ending for a list. */
export const fileRoutes: readonly Route[] = [
  dutiesFile('csv'),
  dutiesFile('pdf'),
  listFile('csv'),
  listFile('pdf'),
  figuresFile,
]
