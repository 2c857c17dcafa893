// What was decided at the meeting.
import { mayChangeFile, type Actor } from '../../access/index.ts'
import { addInterimControl, type OffenderHead } from '../../offenders/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import { editionHeads } from '../queries.ts'
import { amendEdition, insertDecision } from '../store.ts'
import type { BriefingDecision, DecisionKind, Edition, ListedDecision } from '../types.ts'
import {
  dueInTime,
  kept,
  officerNamed,
  personDecided,
  sentence,
  tellAudit,
  tellFile,
} from './decision-parts.ts'

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

/** The first decision of a day says that its briefing is being held; a later edition does not move that. */
async function heldByDeciding(tx: Tx, edition: Edition): Promise<void> {
  const day = { from: edition.forDate, to: edition.forDate }
  const heads = await editionHeads(tx, edition, day)
  if (heads.every(({ heldAt }) => heldAt === null))
    await amendEdition(tx, edition, { heldAt: tx.at, heldBy: tx.actor })
}

type Deciding = Readonly<{ edition: Edition; asked: NewDecision }>

/** Somebody whom the actor may decide about, at the briefing of the own office or of the force. */
async function personToDecide(
  tx: Tx,
  actor: Actor,
  { edition, asked }: Deciding,
): Promise<OffenderHead> {
  const person = await personDecided(tx, asked.offenderId)
  mayChangeFile(actor, { ...person, offenderId: person.id })
  if (person.status === 'closed' || person.status === 'transferred')
    refuse(
      'not-managed',
      'This person is no longer managed here, so there is nothing to decide',
      'offenderId',
    )
  if (edition.teamId !== null && edition.teamId !== person.teamId)
    refuse(
      'other-office',
      'This person belongs to another office: decide at its briefing',
      'offenderId',
    )
  return person
}

/** Keeps a decision of the meeting; the edition that it is made on counts as held. */
export async function decideAtBriefing(
  tx: Tx,
  actor: Actor,
  { edition, asked }: Deciding,
): Promise<ListedDecision> {
  const person = await personToDecide(tx, actor, { edition, asked })
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
  await heldByDeciding(tx, edition)
  await holdMeanwhile(tx, actor, asked)
  const words = `Decided at the briefing: ${sentence(asked.decision)}. ${officer.name}, by ${formatShortDate(asked.dueOn)}.`
  await tellFile(tx, { ...decision, forDate: edition.forDate }, words)
  await tellAudit(tx, decision, ['decision', 'by', 'dueOn'])
  return await kept(tx, actor, decision.id)
}
