// Reads of the lists that came: of a morning, one, and which kinds have not come.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { overnightKinds, type OvernightKind, type OvernightList } from '../types.ts'

/** A list with how many of its lines may be somebody whom the reader may know of. */
export type ShownList = OvernightList & Readonly<{ hits: number }>

const shown = `select s.id, s.force_id as "forceId", s.kind, s.for_date as "forDate",
    s.file_name as "fileName", s.digest, s.loaded_at as "loadedAt", s.loaded_by as "loadedBy",
    s.lines, s.seen_before as "seenBefore", s.faults,
    (select count(*)::int from overnight_hits h join overnight_lines l on l.id = h.line_id
      where l.list_id = s.id and h.struck is null) as hits
  from overnight_lists s`

const ofMorning = {
  name: 'overnight-lists-of',
  text: `${shown} where s.force_id = $1 and s.for_date = $2 order by s.kind, s.loaded_at, s.id`,
}

export const listsOf = (tx: Tx, forceId: ForceId, forDate: LocalDate): Promise<ShownList[]> =>
  tx.query<ShownList>(ofMorning, [forceId, forDate])

export async function listById(tx: Tx, forceId: ForceId, id: string): Promise<ShownList | null> {
  const [found] = await tx.query<ShownList>(
    { name: 'overnight-list', text: `${shown} where s.force_id = $1 and s.id = $2` },
    [forceId, id],
  )
  return found ?? null
}

export async function listLike(
  tx: Tx,
  { forceId, kind, forDate, digest }: OvernightList,
): Promise<ShownList | null> {
  const [found] = await tx.query<ShownList>(
    {
      name: 'overnight-list-like',
      text: `${shown} where s.force_id = $1 and s.kind = $2 and s.for_date = $3 and s.digest = $4`,
    },
    [forceId, kind, forDate, digest],
  )
  return found ?? null
}

/** The kinds that the force takes by policy. */
const kindsTaken = (policy: Policy): OvernightKind[] =>
  overnightKinds.filter((kind) => policy.number(`overnight.takes.${kind}`) === 1)

const kindsCome = {
  name: 'overnight-kinds-come',
  text: `select distinct s.kind from overnight_lists s where s.force_id = $1 and s.for_date = $2`,
}

/** The kinds that the force takes and that have not come for a morning. */
export async function kindsNotLoaded(
  tx: Tx,
  forceId: ForceId,
  { on, policy }: Readonly<{ on: LocalDate; policy: Policy }>,
): Promise<OvernightKind[]> {
  const rows = await tx.query<{ kind: string }>(kindsCome, [forceId, on])
  const come = new Set(rows.map(({ kind }) => kind))
  return kindsTaken(policy).filter((kind) => !come.has(kind))
}
