// The person whose file is changed: locked, the actor's to change, and as drawn; and what every change leaves behind.
import { mayChangeFile, mayDecideFile, type Actor } from '../../access/index.ts'
import { record, type AuditAction } from '../../audit/index.ts'
import { localDateOf, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type ForceId, type OffenderId, type TeamId } from '../../platform/ids.ts'
import { personFactsOf } from '../queries/facts.ts'
import { lockedOffender } from '../queries/one-person.ts'
import { inForceOn } from '../rules.ts'
import { addRecords, amendOffender } from '../store.ts'
import type { ChronologyLine, Offender, Origin, PersonFacts, Recorded, Records } from '../types.ts'
import { denied } from './refusals.ts'

/** Whose file a use case changes, and the version that the form was drawn from where one was sent. */
export type Whose = Readonly<{ offenderId: string; version?: number | undefined }>

export type FileToChange = Readonly<{
  offender: Offender
  facts: PersonFacts
  teamId: TeamId
  today: LocalDate
}>

/** Locks the person until the change is kept; another's file, or a stale form, ends here. */
export async function fileToChange(
  tx: Tx,
  actor: Actor,
  { offenderId, version }: Whose,
): Promise<FileToChange> {
  const offender = await lockedOffender(tx, offenderId)
  if (offender === null) throw new AppError('not-found')
  const [facts] = await personFactsOf(tx, { ids: [offender.id] })
  const today = localDateOf(tx.at)
  const { teamId, officerId = null } = inForceOn(facts?.allocations ?? [], today) ?? {}
  if (facts === undefined || teamId === undefined) throw new AppError('not-found')
  const { id, forceId } = offender
  mayChangeFile(actor, { offenderId: id, forceId, teamId, officerId })
  asDrawn(offender, version)
  return { offender, facts, teamId, today }
}

/** The same for a supervisor's word, which a claim of the weekend list does not open. */
export async function fileToDecide(tx: Tx, actor: Actor, whose: Whose): Promise<FileToChange> {
  const file = await fileToChange(tx, actor, whose)
  mayDecide(actor, file)
  return file
}

/** Ends a decision on a file that the actor has by a claim only. */
export function mayDecide(actor: Actor, { offender, facts, teamId, today }: FileToChange): void {
  const { officerId = null } = inForceOn(facts.allocations, today) ?? {}
  const { id: offenderId, forceId } = offender
  mayDecideFile(actor, { offenderId, forceId, teamId, officerId })
}

/** A stale form ends here. */
export function asDrawn({ version }: Offender, drawn: number | undefined): void {
  if (drawn !== undefined && drawn !== version) throw new AppError('stale')
}

/** Marks the file as changed for every form drawn before; answers the new version. */
export async function nextVersion(tx: Tx, offender: Offender): Promise<number> {
  await amendOffender(tx, offender, { visorRef: offender.visorRef })
  return offender.version + 1
}

export const notAfter = (today: LocalDate, on: LocalDate | undefined, field = 'from'): void => {
  if (on !== undefined && on > today) denied('in-the-future', field)
}

type Whom = Readonly<{ forceId: ForceId; offenderId: OffenderId }>

export const recorded = (tx: Tx, { forceId, offenderId }: Whom): Recorded => ({
  id: newId(),
  forceId,
  offenderId,
  recordedAt: tx.at,
  recordedBy: tx.actor,
  origin: 'here',
})

/** A row of this person, recorded now by whoever acts. */
export const rowOf = (tx: Tx, { offender }: FileToChange): Recorded =>
  recorded(tx, { forceId: offender.forceId, offenderId: offender.id })

/** A line for the chronology: `on` for a day, without it this moment. */
export type Told = Readonly<{ kind: string; summary: string; on?: LocalDate | undefined }>

export const lineOf = (tx: Tx, whom: Whom, { kind, summary, on }: Told): ChronologyLine => ({
  ...recorded(tx, whom),
  at: on === undefined ? tx.at : startOfDay(on),
  hasTime: on === undefined,
  kind,
  // What people typed may end with a stop of its own.
  summary: summary.replace(/([.?!])\.(?=\s|$)/g, '$1'),
  href: null,
})

export type NewLine = Pick<
  ChronologyLine,
  'forceId' | 'offenderId' | 'at' | 'hasTime' | 'kind' | 'summary' | 'href'
> &
  Readonly<{ origin?: Origin }>

/** Lines that other rooms add to people's chronologies: one statement for any number. */
export const addToChronology = (tx: Tx, lines: readonly NewLine[]): Promise<void> =>
  addRecords(tx, { chronology: lines.map((line) => ({ ...recorded(tx, line), ...line })) })

export type Kept = Readonly<{
  records?: Records
  /** Names of the fields changed, for the audit. */
  fields: readonly string[]
  told: readonly Told[]
  action?: AuditAction
}>

/** What every change leaves: its rows, its lines in the chronology, its audit row, duties derived anew. */
export async function keep(tx: Tx, whom: Whom, kept: Kept): Promise<void> {
  const chronology = kept.told.map((told) => lineOf(tx, whom, told))
  await addRecords(tx, { ...kept.records, chronology })
  await record(tx, {
    action: kept.action ?? 'offender.changed',
    offenderId: whom.offenderId,
    fields: kept.fields,
    result: 'done',
  })
  tx.touch(whom.offenderId)
}

export const whomOf = ({ offender }: FileToChange): Whom => ({
  forceId: offender.forceId,
  offenderId: offender.id,
})
