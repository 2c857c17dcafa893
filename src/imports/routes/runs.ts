// Handing a register in, and one file handed in: its progress, what it did, its rejected rows, and its load.
import { may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { personLines } from '../../offenders/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page, type Reply } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt, type Upload } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { glanceAtTable, tableRefusalWords } from '../../platform/table-file/index.ts'
import { emptyForm, listQuery, noQuery, uploadForm } from '../forms.ts'
import {
  goLiveFacts,
  notLoadedCount,
  proposalsWaiting,
  rejectFileOf,
  runById,
  runShown,
  runsOf,
  type RunMark,
} from '../queries.ts'
import { admitLoader, handInRegister, loadTried, mayLoadNow } from '../service.ts'
import type { ShownRun } from '../types.ts'
import {
  listModel,
  loadTriedWords,
  runModel,
  runResource,
  runSummary,
  type ImportViews,
} from '../views.ts'
import { instantKey, markIn } from './ports.ts'

const page = pagesOf<ImportViews>()

const everySecond = 1

type Part = Readonly<{ size: number; cursor?: string | undefined }>

const afterIn = ({ cursor }: Part): RunMark | null => {
  const mark = markIn(cursor, instantKey)
  return mark === null ? null : { at: mark.key, id: mark.id }
}

async function drawList(ask: Ask, part: Part, attempt: Attempt): Promise<Page> {
  const { tx, actor } = ask
  const { forceId } = actor
  const found = await runsOf(tx, forceId, { size: part.size, after: afterIn(part) })
  const next = found.next && nextUrl(ask.url, encodeCursor([found.next.at, found.next.id]))
  const facts = await goLiveFacts(tx, forceId)
  const waiting = await proposalsWaiting(tx, scopeOf(actor), { size: 1, after: null })
  const model = listModel({
    attempt,
    runs: found.items,
    total: found.total,
    nextHref: next,
    firstHref: part.cursor === undefined ? null : '/imports',
    notLoaded: await notLoadedCount(tx, scopeOf(actor)),
    waiting: waiting.total,
    live: { since: facts.liveSince, by: facts.liveBy },
    mayGoLive: may(actor, 'go-live'),
    mayLoad: mayLoadNow(actor),
    key: newId(),
  })
  return page('imports/list', model, {
    resource: () => ({ items: found.items.map(runSummary), total: found.total, next }),
    shown: { count: found.items.length },
  })
}

const list = route({
  method: 'get',
  path: '/imports',
  may: 'load-register',
  audit: 'register.opened',
  summary: 'Registers handed in, newest first',
  takes: listQuery,
  handle: (ask) => drawList(ask, ask.input, firstDraw),
})

/** What can be said of a file at a glance; the rest is said once it has been read. */
function fileIn(uploads: readonly Upload[]): Upload {
  const file = uploads.find(({ field }) => field === 'file')
  if (file === undefined) return refuse('invalid', 'Choose the file of the register', 'file')
  if (file.isCut)
    return refuse('invalid', 'The file is over 20 MB. Split it into smaller files', 'file')
  const why = glanceAtTable(file.bytes)
  return why === null ? file : refuse('invalid', tableRefusalWords(why), 'file')
}

const upload = route({
  method: 'post',
  path: '/imports',
  may: 'load-register',
  audit: 'register.loaded',
  summary: 'Hands in a register (multipart: file, dryRun yes or no); it is read in the background',
  takes: uploadForm,
  uploads: true,
  redraw: (ask, attempt) => drawList(ask, { size: firstPart }, attempt),
  handle: async ({ tx, actor, input, uploads }) => {
    admitLoader(actor)
    const { fileName, bytes } = fileIn(uploads)
    const run = await handInRegister(tx, actor, { fileName, bytes, dryRun: input.dryRun })
    return accepted({ ...run, isKept: true })
  },
})

const firstPart = 50

const accepted = (run: ShownRun): Reply =>
  done(`/imports/${run.id}`, runResource(run), {
    status: 201,
    flash: success('The file was sent', 'It is read now; this page says how far it has come.'),
  })

async function drawRun(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor } = ask
  const found = await runById(tx, actor.forceId, ask.params['id'] ?? '')
  if (found === null) throw new AppError('not-found')
  const run = await runShown(tx, found)
  const absentIds = run.result?.absent ?? []
  const lines = await personLines(tx, absentIds)
  const absent = absentIds.flatMap((id) => lines.get(id) ?? [])
  const model = runModel({ run, absent, attempt, mayLoad: mayLoadNow(actor), key: newId() })
  const isUnderWay = run.state === 'waiting' || run.state === 'running'
  return page('imports/run', model, {
    resource: () => runResource(run),
    shown: { offenderIds: absentIds, fields: ['register'] },
    ...(isUnderWay ? { refreshSeconds: everySecond } : {}),
  })
}

const one = route({
  method: 'get',
  path: '/imports/:id',
  may: 'load-register',
  audit: 'register.opened',
  summary: 'One register handed in: its progress, or what it did or would do',
  takes: noQuery,
  handle: (ask) => drawRun(ask, firstDraw),
})

const rejects = route({
  method: 'get',
  path: '/imports/:id/rejects',
  may: 'load-register',
  audit: 'register.opened',
  summary: 'The rejected rows as they came, each with why: to mend and load again',
  takes: noQuery,
  handle: async ({ tx, actor, params }) => {
    const id = params['id'] ?? ''
    const run = await runById(tx, actor.forceId, id)
    const body = await rejectFileOf(tx, actor.forceId, id)
    if (run === null || body === null) throw new AppError('not-found')
    return {
      kind: 'download',
      fileName: `${run.fileName.replace(/\.[^.]*$/, '')}.rejected.csv`,
      type: 'text/csv; charset=utf-8',
      body,
      shown: { fields: ['rejectedRows'], count: run.result?.rejected ?? 0 },
    }
  },
})

const loadIt = route({
  method: 'post',
  path: '/imports/:id/load',
  may: 'load-register',
  audit: 'register.loaded',
  summary: 'Loads the file that a dry run tried',
  takes: emptyForm,
  redraw: drawRun,
  handle: async ({ tx, actor, params }) => {
    const loaded = await loadTried(tx, actor, params['id'] ?? '')
    if (!loaded.ok) return refuse(loaded.why, loadTriedWords[loaded.why])
    return accepted({ ...loaded.value, isKept: true })
  },
})

export const runRoutes: readonly Route[] = [list, upload]
/** After every fixed path under /imports: its id would take their names. */
export const oneRunRoutes: readonly Route[] = [rejects, loadIt, one]
