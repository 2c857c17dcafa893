// What an account has begun and not recorded yet: its own alone.
import type { Tx } from '../../platform/database/transaction.ts'
import type { AccountId, OffenderId } from '../../platform/ids.ts'
import type { Draft, DraftForm } from '../types.ts'

/** Whose draft of which form about whom, as an address names them. */
export type DraftAsked = Readonly<{ accountId: AccountId; offenderId: string; form: DraftForm }>

const columns = `d.id, d.force_id as "forceId", d.offender_id as "offenderId", d.account_id as "accountId", d.form,
  d.key, d.fields, d.begun_at as "begunAt", d.saved_at as "savedAt", d.writer, d.saves, d.ended_at as "endedAt",
  d.ended_as as "endedAs", d.version`

const ofPlace = `select ${columns} from drafts d where d.account_id = $1 and d.offender_id = $2 and d.form = $3`

/** The draft that stands, or null. */
export async function draftOf(
  tx: Tx,
  { accountId, offenderId, form }: DraftAsked,
): Promise<Draft | null> {
  const [draft] = await tx.query<Draft>(
    { name: 'draft-of-form', text: `${ofPlace} and d.ended_at is null` },
    [accountId, offenderId, form],
  )
  return draft ?? null
}

/** The draft under a form's key, ended or not, or null. */
export async function draftByKey(
  tx: Tx,
  { accountId, offenderId, form }: DraftAsked,
  key: string,
): Promise<Draft | null> {
  const [draft] = await tx.query<Draft>(
    { name: 'draft-by-key', text: `${ofPlace} and d.key = $4` },
    [accountId, offenderId, form, key],
  )
  return draft ?? null
}

export type BegunBy = Readonly<{
  offenderId: OffenderId
  name: string
  visorRef: string
  form: DraftForm
  savedAt: Date
}>

/** All that an account has begun, the oldest first; people hidden from who asks are not among them. */
export const begunBy = (tx: Tx, accountId: AccountId): Promise<BegunBy[]> =>
  tx.query<BegunBy>(
    {
      name: 'drafts-begun-by',
      text: `select d.offender_id as "offenderId", concat_ws(' ', o.forenames, o.surname) as name,
          o.visor_ref as "visorRef", d.form, d.saved_at as "savedAt"
        from drafts d join offenders o on o.id = d.offender_id
        where d.account_id = $1 and d.ended_at is null order by d.begun_at, d.id`,
    },
    [accountId],
  )
