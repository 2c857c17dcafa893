// What taking and changing a decision have in common: who does it, by when, and what is told of it.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, offenderHead, type OffenderHead } from '../../offenders/index.ts'
import { officersByKeys, type OfficerRef } from '../../officers/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { decisionById } from '../queries.ts'
import type { BriefingDecision, ListedDecision } from '../types.ts'

export async function officerNamed(tx: Tx, actor: Actor, key: string): Promise<OfficerRef> {
  const officer = (await officersByKeys(tx, actor.forceId, [key])).get(key)
  return officer ?? refuse('unknown-officer', 'No officer of the force has this name', 'by')
}

export const tellFile = (
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

export const sentence = (words: string): string => words.replace(/[.\s]+$/, '')

export function dueInTime(tx: Tx, dueOn: LocalDate): void {
  if (dueOn < localDateOf(tx.at))
    refuse('in-the-past', 'Choose today or a later day: the past cannot be decided', 'dueOn')
}

export const tellAudit = (
  tx: Tx,
  { offenderId }: Pick<BriefingDecision, 'offenderId'>,
  fields: readonly string[],
): Promise<void> => record(tx, { action: 'briefing.decided', offenderId, fields, result: 'done' })

export async function kept(tx: Tx, actor: Actor, id: string): Promise<ListedDecision> {
  const found = await decisionById(tx, actor.forceId, { id, on: localDateOf(tx.at) })
  if (found === null) throw new AppError('not-found')
  return found
}

/** The person that a decision is about, or nothing is there. */
export async function personDecided(tx: Tx, offenderId: string): Promise<OffenderHead> {
  const person = await offenderHead(tx, offenderId)
  if (person === null) throw new AppError('not-found')
  return person
}
