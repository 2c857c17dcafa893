// The measures of visits, and the list behind each number: an officer's own first, then one at a time.
import type { z } from 'zod'
import {
  hidingRestricted,
  may,
  route,
  type Actor,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { asSpreadsheet, exported, filtersIn } from '../../exports/index.ts'
import { parseLocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { isId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { measuredFileQuery, measuredQuery, measuresQuery } from '../forms.ts'
import { measureCounts, measuredRows, type MeasuredAsk, type MeasuredMark } from '../queries.ts'
import { measuredFor, measuresFor, type Measured, type MeasuresAsked } from '../service.ts'
import type { MeasureCounts, MeasuredRow } from '../types.ts'
import {
  measuredCells,
  measuredHeadings,
  measuredModel,
  measuresModel,
  measuresRefusalWords,
  measuresResource,
  type VisitViews,
} from '../views.ts'

const page = pagesOf<VisitViews>()

async function asked(tx: Tx, actor: Actor, input: MeasuresAsked): Promise<Measured> {
  const found = await measuredFor(tx, actor, input)
  if (found.ok) return found.value
  const { why } = found
  const field = why === 'backwards' || why === 'too-long' ? 'from' : 'to'
  return refuse(why === 'officer-first' ? why : 'invalid', measuresRefusalWords[why], field)
}

const ownKeyOf = ({ choices }: Measured, actor: Actor): string | null =>
  choices.officers.find(({ id }) => id === actor.officerId)?.key ?? null

const measures: Route = route({
  method: 'get',
  path: '/measures',
  may: 'see-measures',
  audit: 'measures.opened',
  summary:
    'Measures of visits over a period: own up to today; of a team, the force or one officer once the officers have seen it',
  takes: measuresQuery,
  handle: async ({ tx, actor, input }) => {
    const measured = await asked(tx, actor, input)
    const shown = {
      measured,
      ...(await measuresFor(tx, measured)),
      mayName: may(actor, 'find-people'),
      ownKey: ownKeyOf(measured, actor),
    }
    return page('visits/measures', measuresModel(shown), {
      resource: () => measuresResource(shown),
      shown: { fields: ['measures'] },
    })
  },
})

/** The place in the list that a cursor marks; one that is not ours is a fault of the address. */
function markIn(cursor: string | undefined): MeasuredMark | null {
  if (cursor === undefined) return null
  const [on, id] = decodeCursor(cursor) ?? []
  const day = typeof on === 'string' ? parseLocalDate(on) : null
  if (day === null || typeof id !== 'string' || !isId(id))
    return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
  return { day, id }
}

type ListInput = z.output<typeof measuredFileQuery>

const rowsAsked = (
  { ask }: Measured,
  { which, level }: ListInput,
  part: Pick<MeasuredAsk, 'size' | 'after'>,
): MeasuredAsk => ({ ...ask, list: which, level: level ?? null, ...part })

type OfLevel = MeasureCounts['lateByLevel'][number]

/** The lists that are divided by risk level. */
const byLevel: Readonly<Partial<Record<ListInput['which'], (found: OfLevel) => number>>> = {
  owed: ({ owed }) => owed,
  late: ({ late }) => late,
  'still-overdue': ({ stillOverdue }) => stillOverdue,
}

/** As many as the number that leads to the list. */
function totalOf({ lists, lateByLevel }: MeasureCounts, { which, level }: ListInput): number {
  if (level === undefined) return lists[which]
  const countOf =
    byLevel[which] ??
    refuse(
      'invalid',
      'Only what is owed, what is late and what is still overdue is divided by risk level',
      'level',
    )
  const found = lateByLevel.find((one) => one.level === level)
  return found === undefined ? 0 : countOf(found)
}

/** As many as a file of the list holds: no restricted person leaves the system in one. */
const totalInFile = async (tx: Tx, { ask }: Measured, input: ListInput): Promise<number> =>
  totalOf(await hidingRestricted(tx, () => measureCounts(tx, ask)), input)

const measuredResource = ({ crew, ...row }: MeasuredRow) => ({
  ...row,
  crew: crew === '' ? [] : crew.split(', '),
})

const visits: Route = route({
  method: 'get',
  path: '/measures/visits',
  may: 'find-people',
  audit: 'measures.opened',
  summary: 'The list behind one number of the measures, in the order of its days',
  takes: measuredQuery,
  handle: async (ask: Ask<z.output<typeof measuredQuery>>) => {
    const { tx, actor, input } = ask
    const { which, level, size, cursor, ...rest } = input
    const measured = await asked(tx, actor, rest)
    const { counts, measures: figures } = await measuresFor(tx, measured)
    const total = totalOf(counts, input)
    const mayExport = may(actor, 'export-lists')
    const inFile = mayExport ? await totalInFile(tx, measured, input) : total
    const part = await measuredRows(tx, rowsAsked(measured, input, { size, after: markIn(cursor) }))
    const next = part.next && nextUrl(ask.url, encodeCursor([part.next.day, part.next.id]))
    const model = measuredModel({
      measured,
      which,
      level: level ?? null,
      items: part.items,
      total,
      nextHref: next,
      isFirstPart: cursor === undefined,
      personDays: which === 'overdue' ? figures.overdue.days : null,
      mayExport,
      inFile,
    })
    return page('visits/measured', model, {
      resource: () => ({ items: part.items.map(measuredResource), total, next }),
      shown: {
        offenderIds: [...new Set(part.items.map(({ offenderId }) => offenderId))],
        fields: ['measures', 'name', 'level'],
        count: part.items.length,
      },
    })
  },
})

const batch = 500

async function* batchesOf(
  tx: Tx,
  measured: Measured,
  input: ListInput,
): AsyncGenerator<readonly MeasuredRow[]> {
  let after: MeasuredMark | null = null
  do {
    const part: Awaited<ReturnType<typeof measuredRows>> = await measuredRows(
      tx,
      rowsAsked(measured, input, { size: batch, after }),
    )
    yield part.items
    after = part.next
  } while (after !== null)
}

const file: Route = route({
  method: 'get',
  path: '/measures/visits.csv',
  may: 'export-lists',
  audit: 'export.begun',
  summary: 'The list behind one number of the measures as a file (CSV)',
  takes: measuredFileQuery,
  produces: 'text/csv',
  handle: async ({ tx, actor, input }) => {
    const { which, level: _, ...rest } = input
    const measured = await asked(tx, actor, rest)
    const rows = await totalInFile(tx, measured, input)
    return await exported(tx, actor, {
      what: 'measures',
      format: 'csv',
      fileName: `measures-${which}-${measured.ask.period.to}`,
      filters: filtersIn({ ...measured.ask.period, ...input }),
      fields: ['measures', 'name', 'level'],
      rows,
      parts: asSpreadsheet({
        batches: (reading) => batchesOf(reading, measured, input),
        about: ({ offenderId }) => offenderId,
        headings: measuredHeadings,
        cells: measuredCells,
      }),
    })
  },
})

export const measureRoutes: readonly Route[] = [measures, file, visits]
