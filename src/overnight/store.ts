// The tables of the overnight lists: the only code that writes them, set-based however long a list.
import type { Tx } from '../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'
import { overnightHits } from './entity.ts'
import type { Hit, OvernightLine, OvernightList } from './types.ts'

const addList = {
  name: 'overnight-add-list',
  text: `insert into overnight_lists (id, force_id, kind, for_date, file_name, digest, loaded_at,
      loaded_by, lines, seen_before, faults)
    select r."id", r."forceId", r."kind", r."forDate", r."fileName", r."digest", r."loadedAt",
      r."loadedBy", r."lines", r."seenBefore", r."faults"
    from jsonb_to_record($1::jsonb) r("id" uuid, "forceId" uuid, "kind" text, "forDate" date,
      "fileName" text, "digest" text, "loadedAt" timestamptz, "loadedBy" text, "lines" integer,
      "seenBefore" integer, "faults" jsonb)
    on conflict (force_id, kind, for_date, digest) do nothing returning id`,
}

/** False when the very same list of that morning is here already. */
export async function insertList(tx: Tx, list: OvernightList): Promise<boolean> {
  const added = await tx.query<{ id: string }>(addList, [JSON.stringify(list)])
  return added.length === 1
}

const addLines = {
  name: 'overnight-add-lines',
  text: `insert into overnight_lines (id, force_id, list_id, kind, for_date, line, fingerprint,
      reference, on_date, at, pnc_id, visor_ref, surname, forenames, date_of_birth, address,
      postcode, summary, outcome, loaded_at)
    select r."id", r."forceId", r."listId", r."kind", r."forDate", r."line", r."fingerprint",
      r."reference", r."onDate", r."at", r."pncId", r."visorRef", r."surname", r."forenames",
      r."dateOfBirth", r."address", r."postcode", r."summary", r."outcome", r."loadedAt"
    from jsonb_to_recordset($1::jsonb) r("id" uuid, "forceId" uuid, "listId" uuid, "kind" text,
      "forDate" date, "line" integer, "fingerprint" text, "reference" text, "onDate" date,
      "at" timestamptz, "pncId" text, "visorRef" text, "surname" text, "forenames" text,
      "dateOfBirth" date, "address" text, "postcode" text, "summary" text, "outcome" text,
      "loadedAt" timestamptz)
    on conflict (force_id, kind, fingerprint) do nothing`,
}

/** Lines that another list brought meanwhile are left as they are. */
export async function insertLines(tx: Tx, lines: readonly OvernightLine[]): Promise<void> {
  if (lines.length > 0) await tx.query(addLines, [JSON.stringify(lines)])
}

const names = `(plain_name(n.surname) = l.plain_surname
        and split_part(plain_name(n.forenames), ' ', 1) = split_part(l.plain_forenames, ' ', 1))
      or (plain_name(n.surname) = l.plain_forenames
        and split_part(plain_name(n.forenames), ' ', 1) = split_part(l.plain_surname, ' ', 1))`

const holds = (row: string): string =>
  `(${row}.from_on is null or ${row}.from_on <= l.on_date)
      and (${row}.until_on is null or ${row}.until_on > l.on_date)`

/** Every pair of some lines and some people that the rule takes for a possible hit; `of` narrows either side. */
const matching = (of: (...person: readonly string[]) => string): string => `
  with pairs as (
    select l.id as line_id, coalesce(o.merged_into, o.id) as offender_id, 'pnc' as how
      from overnight_lines l join offenders o on o.force_id = l.force_id
        and o.pnc_id is not null and plain_pnc(o.pnc_id) = l.plain_pnc
      where l.pnc_id is not null and ${of('o.id', 'o.merged_into')}
    union all
    select l.id, coalesce(o.merged_into, o.id), 'visorRef'
      from overnight_lines l join offenders o on o.force_id = l.force_id and o.visor_ref = l.visor_ref
      where l.visor_ref is not null and ${of('o.id', 'o.merged_into')}
    union all
    select l.id, o.id, 'name'
      from overnight_lines l
      join offenders o on o.force_id = l.force_id and o.date_of_birth = l.date_of_birth
      join offender_names n on n.offender_id = o.id and n.struck is null and (${names})
      where l.date_of_birth is not null and l.plain_surname <> '' and l.plain_forenames <> ''
        and ${of('o.id')}
    union all
    select l.id, a.offender_id, 'address'
      from overnight_lines l join addresses a on a.force_id = l.force_id and a.postcode = l.postcode
        and a.struck is null and ${holds('a')} and plain_premises(a.line) = l.premises
      where l.postcode is not null and l.premises <> '' and ${of('a.offender_id')}
  )
  insert into overnight_hits (id, force_id, offender_id, recorded_at, recorded_by, origin, line_id,
      found_as, matched, state)
    select gen_random_uuid(), l.force_id, p.offender_id, $2, $3, 'here', p.line_id,
      p.offender_id, p.matched, 'possible'
    from (select line_id, offender_id, array_agg(distinct how order by how) as matched
      from pairs group by line_id, offender_id) p
    join overnight_lines l on l.id = p.line_id
    left join standings s on s.offender_id = p.offender_id
    where coalesce(s.status, 'community') <> 'closed'
      and not exists (select from overnight_hits h
        where h.line_id = p.line_id and h.offender_id = p.offender_id)
    on conflict (line_id, found_as) do nothing
    returning offender_id as "offenderId"`

const byList = {
  name: 'overnight-match-list',
  text: matching(() => 'l.list_id = $1'),
}

const byPeople = {
  name: 'overnight-match-people',
  text: matching((...people) => `(${people.map((one) => `${one} = any($1)`).join(' or ')})`),
}

type Found = Readonly<{ offenderId: OffenderId }>

/** Possible hits of a list's lines on anybody of the force; answers on whom. */
export const matchList = async (tx: Tx, listId: string): Promise<OffenderId[]> =>
  (await tx.query<Found>(byList, [listId, tx.at, tx.actor])).map(({ offenderId }) => offenderId)

/** Possible hits of any line that was ever kept on these people: who was entered, renamed or identified since. */
export async function matchPeople(tx: Tx, ids: readonly OffenderId[]): Promise<void> {
  await tx.query<Found>(byPeople, [ids, tx.at, tx.actor])
}

export const amendHit = (
  tx: Tx,
  row: Pick<Hit, 'id' | 'version'>,
  change: Partial<Hit>,
): Promise<void> => tx.amend(overnightHits, row, change)

const known = {
  name: 'overnight-known-lines',
  text: `select l.fingerprint from overnight_lines l
    where l.force_id = $1 and l.kind = $2 and l.fingerprint = any($3)`,
}

/** Which of these lines an earlier list has brought word for word. */
export async function linesSeen(
  tx: Tx,
  { forceId, kind }: Readonly<{ forceId: ForceId; kind: string }>,
  fingerprints: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ fingerprint: string }>(known, [forceId, kind, fingerprints])
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}
