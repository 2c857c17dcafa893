// What was decided at the meeting, and what became of it.
import { mayChangeFile, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addInterimControl, addToChronology, offenderHead } from '../../offenders/index.ts'
import { officersByKeys, type OfficerRef } from '../../officers/index.ts'
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import { decisionById } from '../queries.ts'
import { amendDecision, amendEdition, insertDecision } from '../store.ts'
import type {
  BriefingDecision,
  DecisionKind,
  DecisionState,
  Edition,
  ListedDecision,
} from '../types.ts'

export type NewDecision = Readonly<{
  offenderId: string
  kind: DecisionKind
  decision: string
  by: string
  dueOn: LocalDate
  time?: string | undefined
  interimControl?: string | undefined
  interimUntil?: LocalDate | undefined
}>

async function officerNamed(tx: Tx, actor: Actor, key: string): Promise<OfficerRef> {
  const officer = (await officersByKeys(tx, actor.forceId, [key])).get(key)
  return officer ?? refuse('unknown-officer', 'No officer of the force has this name', 'by')
}

const tellFile = (
  tx: Tx,
  {
    forceId,
    offenderId,
    forDate,
  }: Pick<BriefingDecision, 'forceId' | 'offenderId'> & { forDate: LocalDate },
  summary: string,
): Promise<void> =>
  addToChronology(tx, [
    {
      forceId,
      offenderId,
      at: tx.at,
      hasTime: true,
      kind: 'briefing',
      summary,
      href: `/briefings/${forDate}/decisions`,
    },
  ])

const sentence = (words: string): string => words.replace(/[.\s]+$/, '')

function dueInTime(tx: Tx, dueOn: LocalDate): void {
  if (dueOn < localDateOf(tx.at))
    refuse('in-the-past', 'Choose today or a later day: the past cannot be decided', 'dueOn')
}

/** What holds the risk until the person is seen, typed at the meeting with the decision. */
async function holdMeanwhile(tx: Tx, actor: Actor, asked: NewDecision): Promise<void> {
  const { offenderId, interimControl: control, interimUntil: until, decision } = asked
  if (control === undefined) {
    if (until !== undefined) refuse('control-needed', 'Say what holds the risk', 'interimControl')
    return
  }
  if (until === undefined)
    return refuse('until-needed', 'Say until when this holds', 'interimUntil')
  const why = `Decided at the briefing: ${sentence(decision)}`
  await addInterimControl(tx, actor, { offenderId, control, until, why })
}

/** Keeps a decision of the meeting; the edition that it is made on counts as held. */
export async function decideAtBriefing(
  tx: Tx,
  actor: Actor,
  { edition, asked }: Readonly<{ edition: Edition; asked: NewDecision }>,
): Promise<ListedDecision> {
  const person = await offenderHead(tx, asked.offenderId)
  if (person === null) throw new AppError('not-found')
  mayChangeFile(actor, { offenderId: person.id, forceId: person.forceId, teamId: person.teamId })
  dueInTime(tx, asked.dueOn)
  const officer = await officerNamed(tx, actor, asked.by)
  const decision: BriefingDecision = {
    id: newId(),
    forceId: person.forceId,
    teamId: person.teamId,
    offenderId: person.id,
    editionId: edition.id,
    kind: asked.kind,
    decision: asked.decision,
    officerId: officer.id,
    dueOn: asked.dueOn,
    atTime: asked.time ?? null,
    decidedAt: tx.at,
    decidedBy: tx.actor,
    state: 'open',
    closedAt: null,
    closedBy: null,
    outcome: null,
    version: 1,
  }
  await insertDecision(tx, decision)
  if (edition.heldAt === null) await amendEdition(tx, edition, { heldAt: tx.at, heldBy: tx.actor })
  await holdMeanwhile(tx, actor, asked)
  const words = `Decided at the briefing: ${sentence(asked.decision)}. ${officer.name}, by ${formatShortDate(asked.dueOn)}.`
  await tellFile(tx, { ...decision, forDate: edition.forDate }, words)
  await tellAudit(tx, decision, ['decision', 'by', 'dueOn'])
  return await kept(tx, actor, decision.id)
}

const tellAudit = (
  tx: Tx,
  { offenderId }: Pick<BriefingDecision, 'offenderId'>,
  fields: readonly string[],
): Promise<void> => record(tx, { action: 'briefing.decided', offenderId, fields, result: 'done' })

async function kept(tx: Tx, actor: Actor, id: string): Promise<ListedDecision> {
  const found = await decisionById(tx, actor.forceId, { id, on: localDateOf(tx.at) })
  if (found === null) throw new AppError('not-found')
  return found
}

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

/** What the edit makes different. */
async function changeOf(
  tx: Tx,
  actor: Actor,
  { decision, edit }: Readonly<{ decision: ListedDecision; edit: DecisionEdit }>,
): Promise<Partial<BriefingDecision>> {
  const sent = differing(decision, await fieldsSent(tx, actor, edit))
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

const stateWords = { open: 'open again', done: 'done', not_done: 'not done' } as const

/** Puts a decision right, or says what became of it, from the version that it was drawn from. */
export async function changeDecision(
  tx: Tx,
  actor: Actor,
  edit: DecisionEdit,
): Promise<ListedDecision> {
  const decision = await kept(tx, actor, edit.id)
  const person = await offenderHead(tx, decision.offenderId)
  if (person === null) throw new AppError('not-found')
  mayChangeFile(actor, { ...person, offenderId: person.id })
  const change = await changeOf(tx, actor, { decision, edit })
  if (Object.keys(change).length === 0)
    refuse('nothing-changed', 'Say what became of it, or change something', '')
  await amendDecision(tx, { id: decision.id, version: edit.version }, change)
  const words =
    edit.state === undefined
      ? 'the decision was changed'
      : `${stateWords[edit.state]}${edit.outcome === undefined ? '' : `: ${sentence(edit.outcome)}`}`
  await tellFile(
    tx,
    { ...decision, forDate: edit.forDate },
    `${sentence(decision.decision)}: ${words}.`,
  )
  await tellAudit(tx, decision, Object.keys(change))
  return await kept(tx, actor, edit.id)
}
