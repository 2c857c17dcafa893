// Opens a file for a page: who it is about, whether the reader may see it and change it.
import { admitToFile, ownsFile, type Actor, type Ask } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Shown } from '../../platform/http/reply.ts'
import type { Shelf } from '../../platform/uploads/index.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { offenderHead } from '../queries.ts'
import type { OffenderHead } from '../types.ts'

/** What the wiring gives this room from the rooms above it. */
export type OffenderPorts = Readonly<{
  /** Stands people anew whom a new day has changed: asked before every list. */
  bringUpToDate: (tx: Tx) => Promise<void>
  /** Where the files of documents are kept. */
  documents: Shelf
}>

export type Opened = Readonly<{
  head: OffenderHead
  id: OffenderId
  mayChange: boolean
  /** Why nothing can be changed on it; null for whoever may change it. */
  readOnlyText: string | null
  policy: Policy
  /** What the audit row of the look says. */
  shown: (fields: readonly string[]) => Shown
}>

/** Of the past nothing is changed by anybody, whoever owns the file. */
const readOnlyText = ({ looksBackAt }: Actor): string =>
  looksBackAt === undefined
    ? 'You can read this. Changing it is for the team that manages the person.'
    : 'This is shown as it was known. To change it, show it as it is now.'

/** Opens a file or throws: nobody of that id, another force, or another team's without a reason. */
export async function openFile({ tx, actor, params, reason, at, today }: Ask): Promise<Opened> {
  const head = await offenderHead(tx, params['id'] ?? '')
  if (head === null) throw new AppError('not-found')
  const { id, forceId, teamId, officerId } = head
  const person = { offenderId: id, forceId, teamId, officerId }
  const policy = await policyOn(tx, today)
  const hours = policy.number('access.opening_hours')
  const admission = await admitToFile(tx, actor, { person, ask: { reason, at, hours } })
  const mayChange = ownsFile(actor, person)
  return {
    head,
    id: head.id,
    mayChange,
    readOnlyText: mayChange ? null : readOnlyText(actor),
    policy,
    shown: (fields) => ({
      offenderId: head.id,
      fields,
      ...(admission.reason === null ? {} : { reason: admission.reason }),
    }),
  }
}
