// That a briefing was held: when, by whom, who was there.
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { amendEdition } from '../store.ts'
import type { Edition } from '../types.ts'

export type Holding = Readonly<{
  present: readonly string[]
  note?: string | undefined
  version?: number | undefined
}>

/** Marks an edition as the one that the meeting was held on; held once, its hour stays. */
export async function holdBriefing(
  tx: Tx,
  edition: Edition,
  { present, note, version }: Holding,
): Promise<void> {
  if (version !== undefined && version !== edition.version) throw new AppError('stale')
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
