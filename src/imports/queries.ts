// Reads of the registers loaded so far.
import type { Tx } from '../platform/database/transaction.ts'
import type { Scope } from '../access/index.ts'

/**
 * People in the last register whose rows were rejected and not yet mended. A second row of a loaded person
 * is not one, and someone since loaded or created here is not one either. A team sees its own rows, and
 * those whose team could not be read.
 */
const notLoaded = {
  name: 'imports-not-loaded',
  text: `select count(*)::int as total
    from import_rejects r
    where r.import_id = (select i.id from imports i
        where i.force_id = $1 and i.state = 'done' and not i.dry_run
        order by i.finished_at desc, i.id desc limit 1)
      and not r.is_second_row
      and ($2::uuid is null or r.team is null or r.team = (select t.name from teams t where t.id = $2))
      and not exists (select from offenders o
        where o.force_id = r.force_id and o.visor_ref = r.visor_ref)`,
}

export async function notLoadedCount(tx: Tx, scope: Scope): Promise<number> {
  const [row] = await tx.query<{ total: number }>(notLoaded, [scope.forceId, scope.teamId])
  return row?.total ?? 0
}
