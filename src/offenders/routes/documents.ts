// The documents of one person: the index, a new line of it with or without its file, and the file itself.
import { namesOf, route, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt, type Upload } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { nextUrl } from '../../platform/paging.ts'
import { cleaned, endings, type Shelf, type UploadRefusal } from '../../platform/uploads/index.ts'
import { noQuery } from '../forms.ts'
import { document, documentList } from '../forms/around.ts'
import { documentOf, documentsMark, documentsOf, personLines } from '../queries.ts'
import { addDocument, type SentFile } from '../service.ts'
import type { Held, IndexedDocument } from '../types.ts'
import { documentHref, documentsPage, type OffenderViews } from '../views.ts'
import { resourceOf } from '../views/resource.ts'
import { openFile, type OffenderPorts } from './open.ts'
import { markOf } from './people.ts'
import { refuseIfChanged } from './task.ts'

const page = pagesOf<OffenderViews>()

type ListAsk = ReturnType<typeof documentList.parse>
const firstPart: ListAsk = { size: 50 }

const shownAs = (offenderId: string, row: Held<IndexedDocument>) => ({
  ...resourceOf(row),
  href: row.digest === null ? null : documentHref(offenderId, row),
})

async function drawList(ask: Ask, asked: ListAsk, attempt: Attempt): Promise<Page> {
  const { id, readOnlyText, shown } = await openFile(ask)
  const { q, kind, system, size, cursor } = asked
  const mark = markOf(cursor, documentsMark)
  const sought = { q: q ?? null, kind: kind ?? null, system: system ?? null, size, mark }
  const { items, total, ...part } = await documentsOf(ask.tx, id, sought)
  const line = (await personLines(ask.tx, [id])).get(id)
  if (line === undefined) throw new AppError('not-found')
  const path = `/offenders/${id}/documents`
  const next = part.cursor === null ? null : nextUrl(ask.url, part.cursor)
  const model = documentsPage({
    ...{ line, attempt, readOnlyText, items, total },
    names: await namesOf(
      ask.tx,
      items.map(({ recordedBy }) => recordedBy),
    ),
    today: ask.today,
    at: ask.at,
    key: newId(),
    filters: { q, kind, system },
    nextHref: next,
    firstHref: cursor === undefined ? null : path,
  })
  return page('offenders/documents', model, {
    resource: () => ({ items: items.map((row) => shownAs(id, row)), total, next }),
    shown: { ...shown(['documents']), count: items.length },
  })
}

const refusalWords: Readonly<Record<UploadRefusal, string>> = {
  'unknown-kind':
    'This kind of file is not taken. Send a JPEG, PNG or WebP image, a PDF, or plain text',
  'too-many-pixels': 'The image has more than 60 million pixels. Make it smaller and send it again',
  'unreadable-image': 'The image is damaged and could not be read. Save it anew and send it again',
}

/** The file as it may be kept, or the sentence beside its field. */
async function fileIn(uploads: readonly Upload[], shelf: Shelf): Promise<SentFile> {
  const sent = uploads.find(({ field }) => field === 'file')
  if (sent === undefined) return null
  if (sent.isCut) return refuse('invalid', 'The file is over 20 MB. Send a smaller one', 'file')
  if (sent.bytes.length === 0) return refuse('invalid', 'The file is empty. Choose another', 'file')
  const file = await cleaned(sent.bytes)
  return file.ok ? { shelf, file: file.value } : refuse(file.why, refusalWords[file.why], 'file')
}

const addRoute = ({ documents: shelf }: OffenderPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/documents',
    may: 'change-files',
    audit: 'offender.changed',
    summary: 'Adds a document: its file (multipart: file), or its reference in another system',
    takes: document,
    uploads: true,
    redraw: (ask, attempt) => drawList(ask, firstPart, attempt),
    handle: async ({ tx, actor, input, params, uploads }) => {
      const offenderId = params['id'] ?? ''
      await refuseIfChanged(tx, offenderId, input)
      const sent = await fileIn(uploads, shelf)
      const row = await addDocument(tx, actor, { ...input, offenderId, sent })
      return done(`/offenders/${offenderId}/documents`, shownAs(offenderId, row), {
        status: 201,
        flash: success('The document has been added'),
      })
    },
  })

const fileRoute = ({ documents: shelf }: OffenderPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/documents/:rowId/file',
    may: 'open-files',
    audit: 'document.opened',
    summary: 'The file of one document, as a download under a neutral name',
    takes: noQuery,
    produces: 'application/octet-stream',
    handle: async (ask) => {
      const { id, shown } = await openFile(ask)
      const row = await documentOf(ask.tx, id, ask.params['rowId'] ?? '')
      if (row?.digest == null || row.mediaType === null) throw new AppError('not-found')
      return {
        kind: 'download',
        fileName: `document-${row.id.slice(0, 8)}.${endings[row.mediaType] ?? 'bin'}`,
        type: row.mediaType,
        body: await shelf.read(row.digest),
        shown: shown([`documents.${row.id}`]),
      }
    },
  })

export const documentRoutes = (ports: OffenderPorts): readonly Route[] => [
  route({
    method: 'get',
    path: '/offenders/:id/documents',
    may: 'open-files',
    audit: 'offender.opened',
    summary: 'The documents of a person: found by title, kind and record, and the form',
    takes: documentList,
    handle: (ask) => drawList(ask, ask.input, firstDraw),
  }),
  addRoute(ports),
  fileRoute(ports),
]
