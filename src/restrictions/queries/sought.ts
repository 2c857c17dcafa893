// Breaking the glass: whether the reader is the inspector on call, and whom of the hidden the words name exactly.
import type { Actor } from '../../access/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'

/** True for the inspector whose turn on call it is at this instant. */
export async function isOnCall(tx: Tx, { forceId, officerId }: Actor): Promise<boolean> {
  const found = await tx.query(
    `select c.id from on_call_turns c where c.force_id = $1 and c.officer_id = $2 and c.rank = 'inspector'
      and c.withdrawn_at is null and c.from_at <= $3 and c.until_at > $3 limit 1`,
    [forceId, officerId, tx.at],
  )
  return found.length > 0
}

/** A ViSOR ref, or a surname and a date of birth: exactly, and nothing like them. */
export type Sought = Readonly<{
  visorRef: string | null
  surname: string | null
  dateOfBirth: LocalDate | null
}>

const exactly = `select o.id from offenders o join restrictions r on r.offender_id = o.id and r.lifted_at is null
  where o.force_id = $1
    and not exists (select from conflicts c where c.offender_id = o.id and c.account_id = $2
      and c.ended_at is null)
    and (o.visor_ref = $3 or (o.date_of_birth = $5 and exists (select from offender_names n
      where n.struck is null and n.offender_id = o.id and plain_name(n.surname) = plain_name($4))))
  order by o.id limit 2`

/** Whom the words name: hidden from the reader, or open to the reader as it is; null for none and for more than one. */
export type Behind = Readonly<{ hidden: OffenderId | null; open: OffenderId | null }>

const onlyOne = ([one, ...others]: readonly OffenderId[]): OffenderId | null =>
  one === undefined || others.length > 0 ? null : one

/** The one restricted person whom the words name; nothing of one whom the reader must not know. */
export async function restrictedBehind(
  tx: Tx,
  { forceId, accountId }: Pick<Actor, 'forceId' | 'accountId'>,
  { visorRef, surname, dateOfBirth }: Sought,
): Promise<Behind> {
  const hidden = new Set(tx.hidden())
  const values = [forceId, accountId, visorRef, surname, dateOfBirth]
  const found = await hidingNobody(tx, () => tx.query<{ id: OffenderId }>(exactly, values))
  const ids = found.map(({ id }) => id)
  const behind = ids.filter((id) => hidden.has(id))
  return {
    hidden: onlyOne(behind),
    open: behind.length > 0 ? null : onlyOne(ids),
  }
}
