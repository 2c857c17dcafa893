// What holds a risk meanwhile: recorded with its last day, and ended early with a reason.
import type { Actor } from '../../access/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { interimControlOf } from '../queries/one-person.ts'
import { amendInterimControl } from '../store.ts'
import type { InterimControl, InterimControlAsk } from '../types.ts'
import { fileToChange, keep, rowOf, whomOf, type Whose } from './file.ts'
import { denied } from './refusals.ts'

/** A control holds from today to its last day; one before it stands beside it until its own. */
export async function addInterimControl(
  tx: Tx,
  actor: Actor,
  { offenderId, control, until, why, version }: InterimControlAsk & Whose,
): Promise<InterimControl> {
  const file = await fileToChange(tx, actor, { offenderId, version })
  if (until < file.today) denied('in-the-past')
  const row: InterimControl = {
    ...rowOf(tx, file),
    control,
    fromOn: file.today,
    untilOn: until,
    why,
    endedOn: null,
    endedBy: null,
    endedWhy: null,
    version: 1,
  }
  await keep(tx, whomOf(file), {
    records: { interimControls: [row] },
    fields: ['interimControl', 'until', 'why'],
    told: [
      {
        kind: 'interim_control',
        summary: `Interim control until ${formatShortDate(until)}: ${control}. Why: ${why}.`,
      },
    ],
  })
  return row
}

type EndAsk = Whose & Readonly<{ controlId: string; why: string }>

/** Ended today, it no longer holds today. `version` is that of the control. */
export async function endInterimControl(
  tx: Tx,
  actor: Actor,
  { offenderId, controlId, why, version }: EndAsk,
): Promise<InterimControl> {
  const file = await fileToChange(tx, actor, { offenderId })
  const held = await interimControlOf(tx, file.offender.id, controlId)
  if (held === null) throw new AppError('not-found')
  if (version !== undefined && version !== held.version) throw new AppError('stale')
  if (held.endedOn !== null || held.untilOn < file.today) denied('already-ended')
  const ended = { endedOn: file.today, endedBy: tx.actor, endedWhy: why }
  await amendInterimControl(tx, held, ended)
  await keep(tx, whomOf(file), {
    fields: ['interimControl', 'endedOn', 'why'],
    told: [
      {
        kind: 'interim_control',
        summary: `Interim control ended (${held.control}): ${why}.`,
      },
    ],
  })
  return { ...held, ...ended, version: held.version + 1 }
}
