// An inspector's choice on an alert: kept with why, and until when it stands. It never moves the visit.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import { addDays, formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { policyOn } from '../../policy/index.ts'
import { choiceWords } from '../rules/alerts.ts'
import { amendEscalation } from '../store/escalations.ts'
import type { ChoiceGiven, ChoiceRefusal, EscalationShown } from '../types/escalations.ts'
import { escalationOf } from './acknowledge.ts'

export type ChoiceAsk = Readonly<{ id: string; given: ChoiceGiven }>

async function refusalOf(
  tx: Tx,
  { isAlert, chosenAt }: EscalationShown,
  { lookAgainOn }: ChoiceGiven,
): Promise<ChoiceRefusal | null> {
  if (!isAlert) return 'not-an-alert'
  if (chosenAt !== null) return 'already-chosen'
  const today = localDateOf(tx.at)
  const most = (await policyOn(tx, today)).number('visits.alert_again_days')
  return lookAgainOn > today && lookAgainOn <= addDays(today, most) ? null : 'look-again-day'
}

const lineOf = (
  tx: Tx,
  actor: Actor,
  { found, given }: Readonly<{ found: EscalationShown; given: ChoiceGiven }>,
) => ({
  forceId: found.forceId,
  offenderId: found.offenderId,
  at: tx.at,
  hasTime: true,
  kind: 'escalation',
  summary: `${actor.name} chose what is done while this person is not seen: ${choiceWords[given.choice]}. Why: ${given.why} To be looked at again on ${formatShortDate(given.lookAgainOn)}.`,
  href: `/escalations/${found.id}`,
})

/** Answers an alert once; met since, it can still be answered. */
export async function chooseFor(
  tx: Tx,
  actor: Actor,
  { id, given }: ChoiceAsk,
): Promise<Decision<EscalationShown, ChoiceRefusal>> {
  const found = await escalationOf(tx, actor, id)
  const refusal = await refusalOf(tx, found, given)
  if (refusal !== null) return no(refusal)
  const { version, ...chosen } = given
  await amendEscalation(
    tx,
    { id, version },
    { chosenAt: tx.at, chosenBy: actor.username, ...chosen },
  )
  await addToChronology(tx, [lineOf(tx, actor, { found, given })])
  await record(tx, {
    action: 'escalation.chosen',
    offenderId: found.offenderId,
    fields: ['choice', 'why', 'lookAgainOn'],
    result: 'done',
  })
  return yes(await escalationOf(tx, actor, id))
}
