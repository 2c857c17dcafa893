// Breaking the glass: the inspector on call opens a restricted file in an emergency, and everybody named on it is told.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import { addWorkingDays, hoursBefore, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { glassById, isOnCall, restrictedBehind, type Sought } from '../queries.ts'
import { whyNotReview } from '../rules.ts'
import { amendGlass, insertGlass } from '../store.ts'
import type { BrokenGlass, GlassShown, RestrictRefusal } from '../types.ts'

export type GlassAsk = Sought & Readonly<{ why: string }>

const askedWords = ({ visorRef }: Sought): string =>
  visorRef === null ? 'surname and date of birth' : 'ViSOR ref'

/** The try as it was kept, and the file that needed none since the reader may open it as it is. */
export type Tried = Readonly<{ glass: BrokenGlass; open: OffenderId | null }>

/** Opens the file that the words name exactly, for the hours of policy; every try is kept, whatever it found. */
export async function breakGlass(tx: Tx, actor: Actor, asked: GlassAsk): Promise<Tried> {
  if (!(await isOnCall(tx, actor)))
    throw new AppError('forbidden', {
      type: 'not-on-call',
      detail:
        'Only the inspector on call may break the glass. Ring them: the roster says who it is. This try has been kept.',
    })
  const policy = await policyOn(tx, localDateOf(tx.at))
  const { hidden: offenderId, open } = await restrictedBehind(tx, actor, asked)
  const hours = policy.number('access.break_glass_hours')
  const holidays = new Set(policy.dates('calendar.bank_holidays'))
  const glass: BrokenGlass = {
    ...{ id: newId(), forceId: actor.forceId, offenderId, accountId: actor.accountId },
    ...{ asked: askedWords(asked), why: asked.why, brokenAt: tx.at, brokenBy: actor.username },
    untilAt: offenderId === null ? null : hoursBefore(tx.at, -hours),
    reviewBy: addWorkingDays(localDateOf(tx.at), 1, holidays),
    ...{ reviewedAt: null, reviewedBy: null, review: null, version: 1 },
  }
  await insertGlass(tx, glass)
  await record(tx, {
    action: 'restriction.forced',
    ...(offenderId === null ? {} : { offenderId }),
    fields: [glass.asked],
    result: offenderId === null ? 'refused' : 'done',
    reason: asked.why,
  })
  if (offenderId !== null) await toldOnFile(tx, actor, { ...glass, offenderId })
  return { glass, open }
}

const toldOnFile = (
  tx: Tx,
  { name }: Actor,
  { forceId, offenderId, id, why }: BrokenGlass & Readonly<{ offenderId: string }>,
) =>
  addToChronology(tx, [
    {
      ...{ forceId, offenderId, at: tx.at, hasTime: true, kind: 'restriction' },
      summary: `${name} broke the glass of this restricted file. ${why}`,
      href: `/break-glass/${id}`,
    },
  ])

type ReviewAsk = Readonly<{ id: string; review: string; version: number }>

/** Looked at by another than whoever broke it. */
export async function reviewGlass(
  tx: Tx,
  actor: Actor,
  { id, review, version }: ReviewAsk,
): Promise<Decision<GlassShown, RestrictRefusal>> {
  const found = await glassById(tx, { id, accountId: actor.accountId })
  if (found === null) throw new AppError('not-found')
  const whyNot = whyNotReview(found, actor)
  if (whyNot !== null) return no(whyNot)
  const change = { reviewedAt: tx.at, reviewedBy: actor.username, review }
  await amendGlass(tx, { id, version }, change)
  await record(tx, {
    action: 'restriction.forced',
    ...(found.offenderId === null ? {} : { offenderId: found.offenderId }),
    fields: ['review'],
    result: 'done',
  })
  return yes({ ...found, ...change, version: version + 1 })
}
