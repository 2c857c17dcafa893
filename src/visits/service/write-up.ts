// A write-up as its form sends it: the words, and the plan of the next visit when one is made with them.
import type { Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import type { DecisionRefusal, PlanFault, ReportFault } from '../types.ts'
import { editVisit, type EditAsk, type Edited } from './edit.ts'
import { planVisit, type NextVisit, type PlannedVisit } from './plan.ts'

export type WriteUpAsk = EditAsk & Readonly<{ next: NextVisit | undefined }>
export type WrittenUp = Edited & Readonly<{ next: PlannedVisit | null }>
/** A write-up that is refused is undone by its caller: part of it may be written. */
export type WritingUp =
  | Readonly<{ ok: true; value: WrittenUp }>
  | Readonly<{ ok: false; why: DecisionRefusal }>
  | Readonly<{ ok: false; faults: readonly (ReportFault | PlanFault)[] }>

/** A form sent with an empty account, of a visit that nobody has written up: there is nothing to keep and something to say. */
const isEmpty = ({ visit, fields }: Edited, { change, next }: WriteUpAsk): boolean =>
  fields.length === 0 &&
  next === undefined &&
  change.account === null &&
  visit.seen !== 'no' &&
  !isWrittenUp(visit)

export async function writeUpVisit(tx: Tx, actor: Actor, ask: WriteUpAsk): Promise<WritingUp> {
  const { next } = ask
  const edited = await editVisit(tx, actor, ask)
  if (!edited.ok) return edited
  const { visit } = edited.value
  if (isEmpty(edited.value, ask))
    return { ok: false, faults: [{ field: 'account', why: 'nothing-written' }] }
  if (next === undefined) return { ok: true, value: { ...edited.value, next: null } }
  if (visit.seen === 'no')
    return { ok: false, faults: [{ field: 'next', why: 'attempt-has-no-next' }] }
  const planned = await planVisit(tx, actor, { offenderId: visit.offenderId, next })
  return planned.ok
    ? { ok: true, value: { ...edited.value, next: planned.value } }
    : {
        ok: false,
        faults: planned.faults.map(({ field, why }) => ({ field: `next.${field}`, why })),
      }
}
