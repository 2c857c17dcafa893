// That a briefing was held: when, by whom, who was there.
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { refuse } from '../../platform/http/problem.ts'
import { officersByKeys } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { amendEdition } from '../store.ts'
import type { Edition } from '../types.ts'

export type Holding = Readonly<{
  present: readonly string[]
  note?: string | undefined
  version?: number | undefined
}>

/** Nobody is put down as present who is no officer of the force. */
async function allOfficers(
  tx: Tx,
  { forceId }: Pick<Edition, 'forceId'>,
  present: readonly string[],
): Promise<void> {
  const known = await officersByKeys(tx, forceId, present)
  const unknown = present.find((key) => !known.has(key))
  if (unknown !== undefined) refuse('unknown-officer', 'Choose officers from the list', 'present')
}

/** Marks an edition as the one that the meeting was held on; held once, its hour stays. */
export async function holdBriefing(
  tx: Tx,
  edition: Edition,
  { present, note, version }: Holding,
): Promise<void> {
  await allOfficers(tx, edition, present)
  // The first word needs none; what is already put down is changed from the version that it was drawn from.
  if (
    version === undefined
      ? edition.heldAt !== null && edition.present.length > 0
      : version !== edition.version
  )
    throw new AppError('stale')
  const held = edition.heldAt === null ? { heldAt: tx.at, heldBy: tx.actor } : {}
  await amendEdition(tx, edition, { ...held, present: [...present], note: note ?? null })
  await record(tx, {
    action: 'briefing.held',
    path: `/briefings/${edition.forDate}`,
    fields: ['present', 'note'],
    count: present.length,
    result: 'done',
  })
}
