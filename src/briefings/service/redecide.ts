// What became of a decision of the meeting, and putting it right.
import { may, mayChangeFile, type Actor } from '../../access/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { amendDecision } from '../store.ts'
import type { BriefingDecision, DecisionState, ListedDecision } from '../types.ts'
import {
  dueInTime,
  kept,
  officerNamed,
  personDecided,
  sentence,
  tellAudit,
  tellFile,
} from './decision-parts.ts'

export type DecisionEdit = Readonly<{
  id: string
  forDate: LocalDate
  version: number
  decision?: string | undefined
  by?: string | undefined
  dueOn?: LocalDate | undefined
  time?: string | undefined
  state?: DecisionState | undefined
  outcome?: string | undefined
  why?: string | undefined
}>

/** Who closed it and when, as soon as its state is another than it was. */
function closing(
  tx: Tx,
  decision: ListedDecision,
  { state, outcome }: DecisionEdit,
): Partial<BriefingDecision> {
  const said = outcome === undefined || outcome === decision.outcome ? {} : { outcome }
  if (state === undefined || state === decision.state) return said
  if (state === 'open') return { state, closedAt: null, closedBy: null, outcome: null }
  return { state, closedAt: tx.at, closedBy: tx.actor, ...said }
}

/** The fields that were sent: a form sends every one, changed or not. */
async function fieldsSent(
  tx: Tx,
  actor: Actor,
  { decision, by, dueOn, time }: DecisionEdit,
): Promise<Partial<BriefingDecision>> {
  const officer = by === undefined ? null : await officerNamed(tx, actor, by)
  return {
    ...(decision === undefined ? {} : { decision }),
    ...(officer === null ? {} : { officerId: officer.id }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(time === undefined ? {} : { atTime: time }),
  }
}

/** What was decided is changed by those who take decisions, with a reason, and only while it is open. */
function mayRedecide(actor: Actor, { state }: ListedDecision, { why }: DecisionEdit): void {
  if (!may(actor, 'take-decisions'))
    throw new AppError('forbidden', {
      type: 'not-yours',
      detail:
        'What was decided is changed by a supervisor. You can say what became of it: done, or not done and why.',
    })
  if (state !== 'open')
    refuse(
      'already-decided',
      'This decision is closed. Open it again before you change it',
      'state',
    )
  if (why === undefined) refuse('why-needed', 'Say why the decision is changed', 'why')
}

/** What the edit makes different. */
async function changeOf(
  tx: Tx,
  actor: Actor,
  { decision, edit }: Readonly<{ decision: ListedDecision; edit: DecisionEdit }>,
): Promise<Partial<BriefingDecision>> {
  const sent = differing(decision, await fieldsSent(tx, actor, edit))
  if (Object.keys(sent).length > 0) mayRedecide(actor, decision, edit)
  if (sent.dueOn !== undefined) dueInTime(tx, sent.dueOn)
  if (edit.state === 'not_done' && (edit.outcome ?? decision.outcome) === null)
    refuse('outcome-needed', 'Say why it was not done', 'outcome')
  return { ...sent, ...closing(tx, decision, edit) }
}

const differing = (
  decision: BriefingDecision,
  asked: Partial<BriefingDecision>,
): Partial<BriefingDecision> =>
  Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => fieldOf(decision, name) !== value),
  )

const fieldOf = (decision: BriefingDecision, name: string): unknown =>
  Object.entries(decision).find(([field]) => field === name)?.[1]

/** 'the decision was changed: by 5 Mar 2026 (was 2 Mar 2026). He is away' */
function changedWords(was: ListedDecision, now: ListedDecision, { why }: DecisionEdit): string {
  const parts: readonly (readonly [string, string, string])[] = [
    ['', now.decision, was.decision],
    ['by ', formatShortDate(now.dueOn), formatShortDate(was.dueOn)],
    ['', now.officerName, was.officerName],
    ['at ', now.atTime ?? 'no time', was.atTime ?? 'no time'],
  ]
  const changed = parts
    .filter(([, to, from]) => to !== from)
    .map(([lead, to, from]) => `${lead}${sentence(to)} (was ${sentence(from)})`)
  const because = why === undefined ? '' : `. ${sentence(why)}`
  return changed.length === 0
    ? `what became of it was put down${because}`
    : `the decision was changed: ${changed.join('; ')}${because}`
}

const stateWords = { open: 'open again', done: 'done', not_done: 'not done' } as const

/** Puts a decision right, or says what became of it, from the version that it was drawn from. */
export async function changeDecision(
  tx: Tx,
  actor: Actor,
  edit: DecisionEdit,
): Promise<ListedDecision> {
  const decision = await kept(tx, actor, edit.id)
  const person = await personDecided(tx, decision.offenderId)
  mayChangeFile(actor, { ...person, offenderId: person.id })
  if (decision.version !== edit.version) throw new AppError('stale')
  const change = await changeOf(tx, actor, { decision, edit })
  if (Object.keys(change).length === 0)
    refuse('nothing-changed', 'Say what became of it, or change something', '')
  await amendDecision(tx, { id: decision.id, version: edit.version }, change)
  const words =
    edit.state === undefined || edit.state === decision.state
      ? changedWords(decision, await kept(tx, actor, edit.id), edit)
      : `${stateWords[edit.state]}${edit.outcome === undefined ? '' : `: ${sentence(edit.outcome)}`}`
  await tellFile(
    tx,
    { ...decision, forDate: edit.forDate },
    `${sentence(decision.decision)}: ${words}.`,
  )
  await tellAudit(tx, decision, Object.keys(change))
  return await kept(tx, actor, edit.id)
}
