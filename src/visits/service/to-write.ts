// Who may put a visit in words: whose file it is, and until it is written up whoever recorded it or was there.
import { fileOwner, fileToChange, ownsFile, type Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { owesWriteUp } from '../queries.ts'
import type { Visit } from '../types.ts'
import { wasThere } from './acknowledge.ts'
import { foundVisit } from './found-visit.ts'

export type ToWrite = Readonly<{
  visit: Visit
  /** Whether the rest of the file is the reader's too; without it the visit is all that is told. */
  isOwn: boolean
}>

/** Nobody of another force or who looks back; the database hides what is kept from the reader. */
async function writesOwnVisit(tx: Tx, actor: Actor, visit: Visit): Promise<boolean> {
  if (visit.forceId !== actor.forceId || actor.looksBackAt !== undefined) return false
  return (await wasThere(tx, actor, visit)) && (await owesWriteUp(tx, visit))
}

/** The visit, for whoever may write it up or put its words right; anyone else's ends here. */
export async function visitToWrite(tx: Tx, actor: Actor, visitId: string): Promise<ToWrite> {
  const visit = await foundVisit(tx, visitId)
  const person = await fileOwner(tx, visit.offenderId)
  if (person !== null && !ownsFile(actor, person) && (await writesOwnVisit(tx, actor, visit)))
    return { visit, isOwn: false }
  await fileToChange(tx, actor, visit.offenderId)
  return { visit, isOwn: true }
}
