// The supervisor's word on a submitted assessment: ratified, or returned with reasons.
import type { Actor } from '../../access/index.ts'
import { officerFacts } from '../../officers/index.ts'
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes } from '../../platform/decision.ts'
import { answersOf, decideFaults, ratifyFaults, type GivenAnswers } from '../rules/steps.ts'
import { amendArms, findArms } from '../store.ts'
import { armsToChange, notStale, tell, type ArmsDecision } from './write.ts'

/** Whether the actor's skill to approve is in date today: it opens the button and the service alike. */
export async function isApprover(tx: Tx, { officerId }: Actor): Promise<boolean> {
  if (officerId === null) return false
  const facts = await officerFacts(tx, [officerId], localDateOf(tx.at))
  return facts.get(officerId)?.skills.includes('arms_approver') ?? false
}

export type RatifyArmsAsk = Readonly<{
  armsId: string
  version: number
  ratifiedOn?: LocalDate | undefined
  answers: GivenAnswers
}>

/** Ratified by a trained supervisor who had no part in it; its answers are kept. */
export async function ratifyArms(tx: Tx, actor: Actor, ask: RatifyArmsAsk): Promise<ArmsDecision> {
  const arms = await armsToChange(tx, actor, ask.armsId)
  const today = localDateOf(tx.at)
  const ratifiedOn = ask.ratifiedOn ?? today
  const faults = ratifyFaults({
    arms,
    username: actor.username,
    isApprover: await isApprover(tx, actor),
    answers: ask.answers,
    ratifiedOn,
    today,
  })
  if (faults.length > 0) return { ok: false, faults }
  notStale(arms, ask.version)
  await amendArms(tx, arms, {
    state: 'ratified',
    ratifiedOn,
    ratifiedBy: actor.username,
    answers: answersOf(ask.answers),
  })
  const words = `ratified, dated ${formatShortDate(ratifiedOn)}.`
  await tell(tx, arms, { words, fields: ['state', 'ratifiedOn', 'answers'] })
  return yes(await findArms(tx, arms.id))
}

export type ReturnArmsAsk = Readonly<{ armsId: string; version: number; reasons: string }>

/** Sent back to whoever wrote it: until it is submitted again it counts as not done. */
export async function returnArms(tx: Tx, actor: Actor, ask: ReturnArmsAsk): Promise<ArmsDecision> {
  const arms = await armsToChange(tx, actor, ask.armsId)
  const faults = decideFaults({
    arms,
    username: actor.username,
    isApprover: await isApprover(tx, actor),
  })
  if (faults.length > 0) return { ok: false, faults }
  notStale(arms, ask.version)
  await amendArms(tx, arms, {
    state: 'returned',
    returnedOn: localDateOf(tx.at),
    returnedReasons: ask.reasons,
  })
  await tell(tx, arms, { words: 'returned with reasons.', fields: ['state', 'returnedReasons'] })
  return yes(await findArms(tx, arms.id))
}
