// The tables of looks without need and of readers' homes: the only code that writes them.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import { looks } from '../entity.ts'
import type { Look, ReaderHome, Standing } from '../types/looks.ts'

const keep = {
  name: 'administration-keep-looks',
  text: `insert into looks (id, force_id, account_id, actor, offender_id, on_date, reasons, files, found_at)
    select gen_random_uuid(), $2, r."accountId", r."actor", r."offenderId", r."onDate",
      array(select jsonb_array_elements_text(r."reasons")), r."files", $3
    from jsonb_to_recordset($1::jsonb) r("accountId" uuid, "actor" text, "offenderId" uuid,
      "onDate" date, "reasons" jsonb, "files" integer)
    on conflict (account_id, offender_id, on_date) do update
      set reasons = excluded.reasons, files = excluded.files
      where looks.answer is null and (looks.reasons, looks.files) is distinct from
        (excluded.reasons, excluded.files)`,
}

/** Keeps what stands out, each once; what was answered is never asked again. */
export async function keepLooks(
  tx: Tx,
  forceId: ForceId,
  found: readonly Standing[],
): Promise<void> {
  if (found.length > 0) await tx.query(keep, [JSON.stringify(found), forceId, tx.at])
}

/** The log of a force has been read up to now. */
export async function markRead(tx: Tx, forceId: ForceId): Promise<void> {
  await tx.query(
    `insert into looks_read (force_id, read_to) values ($1, $2)
      on conflict (force_id) do update set read_to = greatest(looks_read.read_to, excluded.read_to)`,
    [forceId, tx.at],
  )
}

export const amendLook = (
  tx: Tx,
  row: Pick<Look, 'id' | 'version'>,
  change: Partial<Look>,
): Promise<void> => tx.amend(looks, row, change)

type Home = Readonly<{ forceId: ForceId }> & ReaderHome

export async function keepHome(tx: Tx, { accountId, forceId, postcode }: Home): Promise<void> {
  await tx.query(
    `insert into reader_homes (account_id, force_id, postcode, recorded_at, recorded_by)
      values ($1, $2, $3, $4, $5)
      on conflict (account_id) do update set postcode = excluded.postcode,
        recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [accountId, forceId, postcode, tx.at, tx.actor],
  )
}

export async function dropHome(tx: Tx, accountId: string): Promise<void> {
  await tx.query('delete from reader_homes where account_id = $1', [accountId])
}
