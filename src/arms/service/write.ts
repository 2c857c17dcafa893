// Starting an assessment, saving what is known of it, submitting it.
import { fileToChange, type Actor, type FilePerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { armsById } from '../queries.ts'
import { saveFaults, submitFaults } from '../rules/steps.ts'
import { amendArms, findArms, insertArms } from '../store.ts'
import type { Arms, ArmsFault, ArmsKind } from '../types.ts'

export type ArmsDecision =
  Readonly<{ ok: true; value: Arms }> | Readonly<{ ok: false; faults: readonly ArmsFault[] }>

const kindWords: Readonly<Record<ArmsKind, string>> = {
  initial: 'First ARMS',
  review: 'ARMS review',
  event: 'ARMS after an event',
}

/** What every step leaves: a line in the chronology, an audit row, duties derived anew. */
export async function tell(
  tx: Tx,
  arms: Arms,
  { words, fields }: Readonly<{ words: string; fields: readonly string[] }>,
): Promise<void> {
  const { forceId, offenderId } = arms
  const summary = `${kindWords[arms.kind]} ${words}`
  const href = `/arms/${arms.id}`
  await addToChronology(tx, [
    { forceId, offenderId, at: tx.at, hasTime: true, kind: 'arms', summary, href },
  ])
  await record(tx, { action: 'arms.recorded', offenderId, fields, result: 'done' })
  tx.touch(offenderId)
}

const draftOf = (tx: Tx, actor: Actor, person: FilePerson): Omit<Arms, 'kind' | 'rationale'> => ({
  id: newId(),
  forceId: person.forceId,
  offenderId: person.offenderId,
  recordedAt: tx.at,
  recordedBy: actor.username,
  origin: 'here',
  state: 'draft',
  begunOn: localDateOf(tx.at),
  completedOn: null,
  ratifiedOn: null,
  returnedOn: null,
  ratifiedBy: null,
  level: null,
  contributors: [actor.username],
  submittedAt: null,
  answers: null,
  returnedReasons: null,
  version: 1,
})

export type StartAsk = Readonly<{
  offenderId: string
  kind: ArmsKind
  /** What happened that asks for it. */
  event: string | undefined
}>

/** A draft, begun today. */
export async function startArms(
  tx: Tx,
  actor: Actor,
  { offenderId, kind, event }: StartAsk,
): Promise<Arms> {
  const person = await fileToChange(tx, actor, offenderId)
  await lockOffenders(tx, [person.offenderId])
  const arms: Arms = { ...draftOf(tx, actor, person), kind, rationale: event ?? null }
  await insertArms(tx, [arms])
  await tell(tx, arms, { words: 'started.', fields: ['kind', 'begunOn'] })
  return arms
}

/** Reads an assessment whose person the actor may record for, held until the transaction ends. */
export async function armsToChange(tx: Tx, actor: Actor, armsId: string): Promise<Arms> {
  const { offenderId } = await findArms(tx, armsId)
  await fileToChange(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const arms = await armsById(tx, armsId)
  if (arms === null) throw new AppError('not-found')
  return arms
}

/** The state has had its say by now; then an edit drawn from an older one is stale. */
export const notStale = (arms: Arms, version: number): void => {
  if (arms.version !== version) throw new AppError('stale')
}

export const withContributor = ({ contributors }: Arms, actor: Actor): readonly string[] =>
  contributors.includes(actor.username) ? contributors : [...contributors, actor.username]

export type SaveAsk = Readonly<{
  armsId: string
  version: number
  completedOn?: LocalDate | undefined
  rationale?: string | undefined
}>

/** Saves the draft; with the day of completion it is submitted. */
export async function saveArms(tx: Tx, actor: Actor, ask: SaveAsk): Promise<ArmsDecision> {
  if (ask.completedOn !== undefined)
    return await submitArms(tx, actor, { ...ask, completedOn: ask.completedOn })
  const arms = await armsToChange(tx, actor, ask.armsId)
  const faults = saveFaults(arms)
  if (faults.length > 0) return { ok: false, faults }
  notStale(arms, ask.version)
  await amendArms(tx, arms, {
    rationale: ask.rationale ?? arms.rationale,
    contributors: withContributor(arms, actor),
  })
  await tell(tx, arms, { words: 'saved as a draft.', fields: ['rationale'] })
  return yes(await findArms(tx, arms.id))
}

export type SubmitAsk = Readonly<{
  armsId: string
  version: number
  /** When it was completed: today, unless told otherwise. */
  completedOn?: LocalDate | undefined
  rationale?: string | undefined
}>

/** Completed, and waiting for a supervisor. */
export async function submitArms(tx: Tx, actor: Actor, ask: SubmitAsk): Promise<ArmsDecision> {
  const arms = await armsToChange(tx, actor, ask.armsId)
  const today = localDateOf(tx.at)
  const completedOn = ask.completedOn ?? today
  const faults = submitFaults({ arms, completedOn, today })
  if (faults.length > 0) return { ok: false, faults }
  notStale(arms, ask.version)
  await amendArms(tx, arms, {
    state: 'submitted',
    completedOn,
    returnedOn: null,
    submittedAt: tx.at,
    rationale: ask.rationale ?? arms.rationale,
    contributors: withContributor(arms, actor),
  })
  const words = `completed on ${formatShortDate(completedOn)} and submitted for ratification.`
  await tell(tx, arms, { words, fields: ['completedOn', 'state'] })
  return yes(await findArms(tx, arms.id))
}
