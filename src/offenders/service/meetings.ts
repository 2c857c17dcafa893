// Checks made of other systems, meetings held about a person, and what the meetings asked for.
import type { Actor } from '../../access/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { aroundOf } from '../queries/around.ts'
import { actionText, checkText, meetingText, meetingWords } from '../rules/around.ts'
import { addAround, amendMeetingAction, aroundTables } from '../store.ts'
import type {
  ActionAsk,
  ActionDoneAsk,
  CheckAsk,
  CheckMade,
  Held,
  Meeting,
  MeetingAction,
  MeetingAsk,
} from '../types.ts'
import type { OneOf } from './around.ts'
import {
  fileToChange,
  keep,
  notAfter,
  rowOf,
  whomOf,
  type FileToChange,
  type Whose,
} from './file.ts'
import { denied } from './refusals.ts'

export async function addCheck(tx: Tx, actor: Actor, asked: CheckAsk & Whose): Promise<CheckMade> {
  const file = await fileToChange(tx, actor, asked)
  const { system, named = null, doneOn, doneBy, result } = asked
  notAfter(file.today, doneOn, 'doneOn')
  if (system === 'other' && named === null) denied('system-needed')
  const row = { ...rowOf(tx, file), system, named, doneOn, doneBy, result }
  await addAround(tx, aroundTables.checksMade, [row])
  const summary = `Check made by ${doneBy}. ${checkText(row)}.`
  await keep(tx, whomOf(file), {
    fields: ['checks'],
    told: [{ kind: 'check', summary, on: doneOn }],
  })
  return row
}

const actionRow = (
  tx: Tx,
  file: FileToChange,
  { meetingId, what, who, by: byOn }: ActionAsk & Readonly<{ meetingId: string }>,
): MeetingAction => ({
  ...rowOf(tx, file),
  ...{ meetingId, what, who, byOn },
  ...{ doneOn: null, doneBy: null, doneSaid: null, version: 1 },
})

const actionTold = (action: MeetingAction) => ({
  kind: 'meeting',
  summary: `Action by ${formatShortDate(action.byOn)}. ${actionText(action)}.`,
})

export type MeetingKept = Meeting & Readonly<{ actions: readonly MeetingAction[] }>

/** A meeting that was held, with all that it asked for. */
export async function addMeeting(
  tx: Tx,
  actor: Actor,
  asked: MeetingAsk & Whose,
): Promise<MeetingKept> {
  const file = await fileToChange(tx, actor, asked)
  const { kind, on: onDate, attended, outcome, next: nextOn = null } = asked
  notAfter(file.today, onDate, 'on')
  if (nextOn !== null && nextOn <= onDate) denied('not-after-the-meeting')
  const row = { ...rowOf(tx, file), kind, onDate, attended, outcome, nextOn }
  const actions = (asked.actions ?? []).map((action) =>
    actionRow(tx, file, { ...action, meetingId: row.id }),
  )
  await addAround(tx, aroundTables.meetings, [row])
  await addAround(tx, aroundTables.meetingActions, actions)
  await keep(tx, whomOf(file), {
    fields: ['meetings', ...(actions.length === 0 ? [] : ['meetingActions'])],
    told: [
      { kind: 'meeting', summary: `${meetingText(row)}.`, on: onDate },
      ...actions.map(actionTold),
    ],
  })
  return { ...row, actions }
}

/** An action that a meeting asked for, told after the meeting was recorded. */
export async function addMeetingAction(
  tx: Tx,
  actor: Actor,
  asked: OneOf & ActionAsk,
): Promise<MeetingAction> {
  const file = await fileToChange(tx, actor, { offenderId: asked.offenderId })
  const { meetings } = await aroundOf(tx, file.offender.id)
  if (meetings.every(({ id }) => id !== asked.rowId)) throw new AppError('not-found')
  const row = actionRow(tx, file, { ...asked, meetingId: asked.rowId })
  await addAround(tx, aroundTables.meetingActions, [row])
  await keep(tx, whomOf(file), { fields: ['meetingActions'], told: [actionTold(row)] })
  return row
}

export async function doMeetingAction(
  tx: Tx,
  actor: Actor,
  { offenderId, rowId, version, said, on }: OneOf & ActionDoneAsk,
): Promise<Held<MeetingAction>> {
  const file = await fileToChange(tx, actor, { offenderId })
  const { meetingActions, meetings } = await aroundOf(tx, file.offender.id)
  const row = meetingActions.find(({ id }) => id === rowId)
  const meeting = meetings.find(({ id }) => id === row?.meetingId)
  if (row === undefined || meeting === undefined) throw new AppError('not-found')
  if (version !== undefined && version !== row.version) throw new AppError('stale')
  if (row.doneOn !== null) denied('already-decided')
  const doneOn = on ?? file.today
  notAfter(file.today, doneOn, 'on')
  if (doneOn < meeting.onDate) denied('before-it-began')
  const change = { doneOn, doneBy: tx.actor, doneSaid: said }
  await amendMeetingAction(tx, row, change)
  const summary = `Action of the ${meetingWords[meeting.kind].toLowerCase()} done on ${formatShortDate(doneOn)} (${actionText(row)}): ${said}.`
  await keep(tx, whomOf(file), { fields: ['meetingActions'], told: [{ kind: 'meeting', summary }] })
  return { ...row, ...change, version: row.version + 1 }
}
