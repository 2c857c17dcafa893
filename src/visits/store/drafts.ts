// The drafts of people's forms: the only code that writes them.
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { drafts } from '../entity.ts'
import type { Draft, DraftPlace, DraftSave } from '../types.ts'

/** Keeps a first draft, or the fault `stale` when another page began one in the same moment. */
export async function insertDraft(
  tx: Tx,
  place: DraftPlace & Pick<Draft, 'forceId'>,
  { key, fields, writer, saves }: DraftSave,
): Promise<Draft> {
  const draft: Draft = {
    ...{ id: newId(), ...place, key, fields, writer, saves, version: 1 },
    ...{ begunAt: tx.at, savedAt: tx.at, endedAt: null, endedAs: null },
  }
  const begun = await tx.query(
    `insert into drafts (id, force_id, offender_id, account_id, form, key, fields, begun_at, saved_at, writer, saves)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10) on conflict do nothing returning id`,
    [
      ...[draft.id, place.forceId, place.offenderId, place.accountId, place.form],
      ...[key, JSON.stringify(fields), tx.at, writer, saves],
    ],
  )
  if (begun.length === 0) throw new AppError('stale')
  return draft
}

export const amendDraft = (
  tx: Tx,
  draft: Pick<Draft, 'id' | 'version'>,
  change: Partial<Draft>,
): Promise<void> => tx.amend(drafts, draft, change)

/** Ends the draft under a form's key, or writes down that the key is used; its words go. */
export const endDraft = (
  tx: Tx,
  place: DraftPlace & Pick<Draft, 'forceId'>,
  { key, endedAs }: Pick<Draft, 'key' | 'endedAs'>,
): Promise<unknown> =>
  tx.query(
    `insert into drafts as d
        (id, force_id, offender_id, account_id, form, key, fields, begun_at, saved_at, ended_at, ended_as)
      values ($1, $2, $3, $4, $5, $6, '{}', $7, $7, $7, $8)
      on conflict (account_id, key) do update set fields = '{}', saved_at = excluded.saved_at,
        ended_at = excluded.ended_at, ended_as = excluded.ended_as, version = d.version + 1
        where d.offender_id = excluded.offender_id and d.ended_as is null`,
    [newId(), place.forceId, place.offenderId, place.accountId, place.form, key, tx.at, endedAs],
  )

/** Forgets what nobody wrote on since. */
export const forgetDraftsBefore = (tx: Tx, at: Date): Promise<unknown> =>
  tx.query('delete from drafts where saved_at < $1', [at])
