// Deciding what a later register proposes: one person, or two where a level or reactive management is concerned.
import { fileOwner, mayChangeFile, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { knownPeople } from '../queries/known.ts'
import { stillProposed, takesTwo } from '../rules/proposals.ts'
import { wordsOf } from '../rules/words.ts'
import { amendProposal, findProposal } from '../store.ts'
import type { DecisionRefusal, Known, Proposal } from '../types.ts'
import { addChanges, amendBefore, type Applied } from './apply.ts'
import { prepare, writeRows } from './prepare.ts'

export type ProposalDecision = Readonly<{
  proposalId: string
  accept: boolean
  why: string | undefined
  version: number | undefined
}>

const isInspector = ({ role }: Actor): boolean => role === 'inspector' || role === 'chief_inspector'

const decided = new Set<Proposal['state']>(['accepted', 'refused', 'overtaken'])

/** The state in the database decides, before the version that a form was drawn from. */
function whyNot(proposal: Proposal, actor: Actor, ask: ProposalDecision): DecisionRefusal | null {
  if (decided.has(proposal.state)) return 'already-decided'
  if (!ask.accept && ask.why === undefined) return 'why-needed'
  if (proposal.state !== 'awaiting_second') return null
  if (proposal.firstBy === actor.username) return 'second-approver-needed'
  return ask.accept && !isInspector(actor) ? 'inspector-needed' : null
}

type Told = Readonly<{ change: Partial<Proposal>; line: string }>

const whyWords = (why: string | undefined): string => (why === undefined ? '' : ` Why: ${why}`)

function tell(tx: Tx, { forceId, offenderId }: Proposal, summary: string): Promise<void> {
  const line = {
    forceId,
    offenderId,
    at: tx.at,
    hasTime: true,
    kind: 'register',
    summary,
    href: null,
  }
  return addToChronology(tx, [line])
}

async function knownNow(tx: Tx, { forceId, change }: Proposal): Promise<Known> {
  const on = localDateOf(tx.at)
  const known = await knownPeople(tx, forceId, { refs: [change.visorRef], on })
  const found = known.get(change.visorRef)
  if (found === undefined) throw new AppError('not-found')
  return found
}

/** Makes the one change, through the same code as a load. */
async function apply(tx: Tx, proposal: Proposal, known: Known): Promise<void> {
  const { forceId, change: person, what } = proposal
  const load = await prepare(tx, forceId, [person])
  const applied: Applied = { person, known, kinds: new Set([what]) }
  await amendBefore(tx, [applied], load.on)
  const by = proposal.firstBy === null ? tx.actor : `${proposal.firstBy} and ${tx.actor}`
  addChanges(load, applied, `The register's change of ${wordsOf(what)} was accepted by ${by}.`)
  await writeRows(tx, load)
  tx.touch(proposal.offenderId)
}

const overtakenBecause =
  'Overtaken: what is held now already says so, or something recorded here since stands against it.'

async function accepted(tx: Tx, proposal: Proposal, why: string | undefined): Promise<Told> {
  const known = await knownNow(tx, proposal)
  const closing = { decidedBy: tx.actor, decidedAt: tx.at }
  if (stillProposed(proposal.what, proposal.change, known) === null)
    return {
      change: { ...closing, state: 'overtaken', why: overtakenBecause },
      line: `The register's change of ${wordsOf(proposal.what)} was overtaken.`,
    }
  if (takesTwo(proposal.what) && proposal.state === 'waiting')
    return {
      change: { state: 'awaiting_second', firstBy: tx.actor, firstAt: tx.at, why: why ?? null },
      line: `${tx.actor} accepts the register's change of ${wordsOf(proposal.what)}; an inspector decides.${whyWords(why)}`,
    }
  await apply(tx, proposal, known)
  return { change: { ...closing, state: 'accepted', why: why ?? proposal.why }, line: '' }
}

const refused = (tx: Tx, { what }: Proposal, why: string | undefined): Told => ({
  change: { state: 'refused', decidedBy: tx.actor, decidedAt: tx.at, why: why ?? null },
  line: `The register's change of ${wordsOf(what)} was refused by ${tx.actor}.${whyWords(why)}`,
})

/** A supervisor of the person's team, or an inspector, says whether the register's change is made. */
export async function decideProposal(
  tx: Tx,
  actor: Actor,
  ask: ProposalDecision,
): Promise<Decision<Proposal, DecisionRefusal>> {
  const { offenderId } = await findProposal(tx, ask.proposalId)
  const owner = await fileOwner(tx, offenderId)
  if (owner === null) throw new AppError('not-found')
  mayChangeFile(actor, owner)
  await lockOffenders(tx, [offenderId])
  const proposal = await findProposal(tx, ask.proposalId)
  const refusal = whyNot(proposal, actor, ask)
  if (refusal !== null) return no(refusal)
  if (ask.version !== undefined && ask.version !== proposal.version) throw new AppError('stale')
  const told = ask.accept ? await accepted(tx, proposal, ask.why) : refused(tx, proposal, ask.why)
  await amendProposal(tx, proposal, told.change)
  if (told.line !== '') await tell(tx, proposal, told.line)
  await record(tx, {
    action: 'proposal.decided',
    offenderId,
    fields: [proposal.what, 'state'],
    result: 'done',
  })
  return yes(await findProposal(tx, ask.proposalId))
}
