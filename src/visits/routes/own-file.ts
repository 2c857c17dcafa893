// What the page of a visit tells and offers those whose file it is.
import { may, type Ask } from '../../access/index.ts'
import type { LookLine } from '../rules/look.ts'
import { ceilingAfter, lookOfVisit } from '../service.ts'
import type { LatestBy, Visit } from '../types.ts'

type OfOwnFile = Readonly<{
  mayCorrect: boolean
  mayWrite: boolean
  ceiling: LatestBy | null
  /** For whoever wrote it, and nobody else. */
  look: readonly LookLine[] | null
}>

export async function ofOwnFile(
  { tx, actor }: Ask,
  visit: Visit,
  isOwn: boolean,
): Promise<OfOwnFile> {
  const mayWrite = may(actor, 'record-visits') && isOwn
  const isWriter = visit.recordedBy === actor.username && visit.struck == null
  return {
    mayCorrect: may(actor, 'correct-records') && isOwn,
    mayWrite,
    ceiling: mayWrite ? await ceilingAfter(tx, visit) : null,
    look: isWriter && isOwn ? await lookOfVisit(tx, visit) : null,
  }
}
