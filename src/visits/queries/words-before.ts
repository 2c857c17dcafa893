// The words of a visit as they were before others took their place, newest first.
import type { Tx } from '../../platform/database/transaction.ts'
import type { WordsBefore } from '../types.ts'

const before = {
  name: 'visits-words-before',
  text: `select w.id, w.words, w.written_at as "writtenAt", w.written_by as "writtenBy",
      w.recorded_at as "recordedAt", w.recorded_by as "recordedBy"
    from visit_words w where w.struck is null and w.visit_id = $1 order by w.recorded_at desc, w.id limit 100`,
}

export const wordsBefore = (tx: Tx, visitId: string): Promise<WordsBefore[]> =>
  tx.query<WordsBefore>(before, [visitId])

const written = {
  name: 'visits-words-written',
  text: `select w.recorded_at as "writtenAt", w.recorded_by as "writtenBy"
    from visit_words w where w.struck is null and w.visit_id = $1 order by w.recorded_at desc, w.id limit 1`,
}

/** Who wrote the words as they stand, and when; null when they are still those of the record. */
export async function wordsWritten(
  tx: Tx,
  visitId: string,
): Promise<Pick<WordsBefore, 'writtenAt' | 'writtenBy'> | null> {
  const [row] = await tx.query<Pick<WordsBefore, 'writtenAt' | 'writtenBy'>>(written, [visitId])
  return row ?? null
}
