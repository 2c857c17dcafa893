// The index of documents: a line for each, and the file itself where one is kept here.
import type { Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { mediaTypes, type Cleaned, type Shelf } from '../../platform/uploads/index.ts'
import { documentWords, recordWords } from '../rules/around.ts'
import { addAround, aroundTables } from '../store.ts'
import type { DocumentAsk, IndexedDocument } from '../types.ts'
import { fileToChange, keep, notAfter, rowOf, whomOf, type Whose } from './file.ts'
import { denied } from './refusals.ts'

/** The file as it may be kept, and where; null for a document that only another system holds. */
export type SentFile = Readonly<{ shelf: Shelf; file: Cleaned }> | null

/** A line that says where the document is: the file here, or its reference there. */
function checkPlace({ system, named, reference }: DocumentAsk, sent: SentFile): void {
  if (system === 'here' && sent === null) denied('file-needed')
  if (system !== 'here' && reference === undefined) denied('reference-needed')
  if (system === 'other' && named === undefined) denied('system-needed')
}

/** The file is on the disk before the row that names it: a crash between leaves a file that nothing names. */
async function shelved(sent: SentFile) {
  if (sent === null) return { digest: null, mediaType: null, bytes: null }
  const { kind, bytes } = sent.file
  const digest = await sent.shelf.keep(bytes)
  return { digest, mediaType: mediaTypes[kind], bytes: bytes.length }
}

export async function addDocument(
  tx: Tx,
  actor: Actor,
  { sent, ...asked }: DocumentAsk & Whose & Readonly<{ sent: SentFile }>,
): Promise<IndexedDocument> {
  const file = await fileToChange(tx, actor, asked)
  const { title, kind, on: ofOn = null, system, named = null, reference = null } = asked
  notAfter(file.today, asked.on, 'on')
  checkPlace(asked, sent)
  const held = { ...{ title, kind, ofOn, system, named, reference }, ...(await shelved(sent)) }
  const row: IndexedDocument = { ...rowOf(tx, file), ...held }
  await addAround(tx, aroundTables.documents, [row])
  const where = system === 'other' ? (named ?? recordWords.other) : recordWords[system]
  const place = reference === null ? where : `${where}, ${reference}`
  await keep(tx, whomOf(file), {
    fields: ['documents'],
    told: [
      { kind: 'document', summary: `${documentWords[kind]}: ${title}. The record: ${place}.` },
    ],
  })
  return row
}
