// A visit written up, or its words put right: what was said before stays, with who wrote it and when.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { wordsWritten } from '../queries.ts'
import { takenOutBy } from '../rules/found.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import { changedParts, editFaults, newPromiseFaults, saidAfter, saidOf } from '../rules/said.ts'
import { amendVisit, insertWords } from '../store.ts'
import type { DecisionRefusal, ReportFault, Said, SaidChange, Visit } from '../types.ts'
import { keepLines } from './lines.ts'
import { foundVisit } from './found-visit.ts'
import { visitToWrite } from './to-write.ts'

export type EditAsk = Readonly<{ visitId: string; version: number; change: SaidChange }>
export type Edited = Readonly<{
  visit: Visit
  fields: readonly string[]
  isOwn: boolean
  /** Whether it was written up already, so that this put words right. */
  wasWrittenUp: boolean
}>
export type Editing =
  | Readonly<{ ok: true; value: Edited }>
  | Readonly<{ ok: false; why: DecisionRefusal }>
  | Readonly<{ ok: false; faults: readonly ReportFault[] }>

/** Why nothing of it may be put in words any more; null when it may. */
export function whyNotEdit({ struck, origin }: Visit): DecisionRefusal | null {
  if (struck !== null && struck !== undefined) return 'struck-out'
  return origin === 'register' ? 'from-the-register' : null
}

/** Keeps the words as they stood, with whoever had written them. */
async function keepWords(tx: Tx, actor: Actor, visit: Visit): Promise<void> {
  const written = await wordsWritten(tx, visit.id)
  await insertWords(tx, [
    {
      id: newId(),
      forceId: visit.forceId,
      offenderId: visit.offenderId,
      visitId: visit.id,
      words: saidOf(visit),
      writtenAt: written?.writtenAt ?? visit.recordedAt,
      writtenBy: written?.writtenBy ?? visit.recordedBy,
      recordedAt: tx.at,
      recordedBy: actor.username,
    },
  ])
}

type Change = Readonly<{ visit: Visit; said: Said; fields: readonly string[] }>

/** Who wrote it up and when: kept while it says something, and told anew once it does again. */
function writtenNow(tx: Tx, actor: Actor, { visit, said }: Omit<Change, 'fields'>): Partial<Visit> {
  const [was, is] = [isWrittenUp(visit), isWrittenUp(said)]
  if (was === is) return {}
  return is
    ? { writtenUpAt: tx.at, writtenUpBy: actor.username }
    : { writtenUpAt: null, writtenUpBy: null }
}

/** Its row, the words before, the lines that are new, its line in the chronology and its row in the log. */
async function keepEdit(tx: Tx, actor: Actor, { visit, said, fields }: Change): Promise<void> {
  const { id, forceId, offenderId, onDate } = visit
  const isWriteUp = !isWrittenUp(visit) && isWrittenUp(said)
  await keepWords(tx, actor, visit)
  await amendVisit(tx, visit, {
    ...said,
    ...writtenNow(tx, actor, { visit, said }),
    takenOut: takenOutBy(visit, said, { by: actor.username, at: tx.at.toISOString() }),
  })
  await keepLines(tx, { ...visit, ...said }, visit)
  const day = formatShortDate(onDate)
  await addToChronology(tx, [
    {
      ...{ forceId, offenderId, at: tx.at, hasTime: true, kind: 'visit', href: `/visits/${id}` },
      summary: isWriteUp
        ? `The visit of ${day} was written up.`
        : `What was written of the visit of ${day} was put right.`,
    },
  ])
  await record(tx, { action: 'visit.written', offenderId, fields, result: 'done' })
  tx.touch(offenderId)
}

/** Words alone: when, where, whether seen and who went are never edited. The same words again change nothing. */
export async function editVisit(
  tx: Tx,
  actor: Actor,
  { visitId, version, change }: EditAsk,
): Promise<Editing> {
  const { visit: asked, isOwn } = await visitToWrite(tx, actor, visitId)
  await lockOffenders(tx, [asked.offenderId])
  const visit = await foundVisit(tx, visitId)
  const why = whyNotEdit(visit)
  if (why !== null) return { ok: false, why }
  if (version !== visit.version) throw new AppError('stale')
  const said = saidAfter(saidOf(visit), change)
  const faults = [...editFaults(saidOf(visit), said), ...newPromiseFaults(visit, said.selfReports)]
  if (faults.length > 0) return { ok: false, faults }
  const fields = changedParts(visit, said)
  if (fields.length > 0) await keepEdit(tx, actor, { visit, said, fields })
  const wasWrittenUp = isWrittenUp(visit)
  return { ok: true, value: { visit: await foundVisit(tx, visitId), fields, isOwn, wasWrittenUp } }
}
