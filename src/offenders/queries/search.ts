// The search for people of a force: by name with typing errors forgiven, by reference, by postcode, by birth.
import type { Tx } from '../../platform/database/transaction.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import { isId, type ForceId } from '../../platform/ids.ts'
import type { OffenderItem } from '../types.ts'
import type { Sought } from '../rules/sought.ts'

export type SearchAsk = Readonly<{
  forceId: ForceId
  sought: Sought
  level: string | null
  status: string | null
  team: string | null
  officer: string | null
  size: number
  /** Where the part before stopped. */
  mark: Mark | null
}>

type Mark = readonly [place: number, surname: string, forenames: string, id: string]

/** Each way of searching gives ids with a score; $1 is the force, $2 what is sought. */
const ways: Readonly<Record<Sought['by'], string>> = {
  everyone: `select o.id, 0 as score from offenders o where o.force_id = $1 and o.merged_into is null and $2::text is null`,
  visorRef: `select coalesce(o.merged_into, o.id) as id, 0 as score from offenders o where o.force_id = $1 and o.visor_ref = $2::text`,
  pncId: `select distinct coalesce(o.merged_into, o.id) as id, 0 as score from offenders o
    where o.force_id = $1 and o.pnc_plain = plain_pnc($2::text)`,
  birth: `select o.id, 0 as score from offenders o where o.force_id = $1 and o.merged_into is null and o.date_of_birth = $2::date`,
  postcode: `select a.offender_id as id, max(case when a.until_on is null then 1 else 0 end) as score
    from addresses a where a.struck is null and a.force_id = $1 and a.postcode = $2::text group by a.offender_id`,
  district: `select distinct a.offender_id as id, 0 as score from addresses a
    where a.struck is null and a.force_id = $1 and a.district = $2::text and a.until_on is null`,
  identifier: `select i.offender_id as id, 1 as score from identifiers i
      where i.struck is null and i.force_id = $1 and lower(i.value) = lower($2::text)
    union select n.offender_id, 0 from offender_names n
      where n.struck is null and n.force_id = $1 and n.plain = plain_name($2::text)`,
  shortName: `select distinct n.offender_id as id, 0 as score from offender_names n
    where n.struck is null and n.force_id = $1 and (' ' || n.plain || ' ') like ('% ' || plain_name($2::text) || ' %')`,
  // A name in a script that is not told apart by likeness is found by its own letters.
  exactName: `select distinct n.offender_id as id, 0 as score from offender_names n
    where n.struck is null and n.force_id = $1 and $2::text in (n.surname, n.forenames, n.forenames || ' ' || n.surname)`,
  name: `select n.offender_id as id,
      max(round(300 * word_similarity(plain_name($2::text), n.plain)
        + 700 * similarity(plain_name($2::text), n.plain)))::int as score
    from offender_names n where n.struck is null and n.force_id = $1 and n.plain %> plain_name($2::text)
    group by n.offender_id`,
}

const statement = (by: Sought['by']): { name: string; text: string } => ({
  name: `offenders-search-${by}`,
  text: `with matched as (${ways[by]}),
  found as materialized (
    select o.id, -m.score as place, lower(o.surname) as surname, lower(o.forenames) as forenames
    from matched m join offenders o on o.id = m.id join standings s on s.offender_id = o.id
    left join officers f on f.id = s.officer_id join teams t on t.id = s.team_id
    where o.force_id = $1 and ($3::text is null or s.level = $3) and ($4::text is null or s.status = $4)
      and ($5::text is null or t.name = $5) and ($6::text is null or f.key = $6)),
  part as (
    select * from found n
    where $7::int is null or (n.place, n.surname, n.forenames, n.id) > ($7, $8::text, $9::text, $10::uuid)
    order by n.place, n.surname, n.forenames, n.id limit $11)
  select c.total, p.place, p.surname as "sortSurname", p.forenames as "sortForenames",
    o.id, o.visor_ref as "visorRef", o.pnc_id as "pncId", o.surname, o.forenames,
    o.date_of_birth as "dateOfBirth", o.sex, s.level, s.mappa_level as "mappaLevel", s.status,
    s.management, s.lead_agency as "leadAgency", s.lead_since as "leadSince", f.key as officer,
    t.name as team, case when a.id is null then null else jsonb_build_object('line', a.line,
      'postcode', a.postcode, 'kind', a.kind, 'from', a.from_on) end as "homeAddress"
  from (select count(*)::int as total from found) c
  left join part p on true
  left join offenders o on o.id = p.id left join standings s on s.offender_id = o.id
  left join officers f on f.id = s.officer_id left join teams t on t.id = s.team_id
  left join addresses a on a.id = s.address_id
  order by p.place, p.surname, p.forenames, p.id`,
})

type Placed = Readonly<{
  total: number
  place: number
  sortSurname: string
  sortForenames: string
}>
type Row = Placed & OffenderItem

/** How like a name must be to what was typed: 'jonh' finds John, 'smth' Smith. */
const likeness = {
  name: 'offenders-likeness',
  text: `select set_config('pg_trgm.word_similarity_threshold', '0.4', true)`,
}

/** The place in the list that a cursor of ours marks, or null when it is not one. */
export function searchMark(cursor: string): Mark | null {
  const [place, surname, forenames, id, ...rest] = decodeCursor(cursor) ?? []
  if (typeof place !== 'number' || !Number.isInteger(place) || rest.length > 0) return null
  if (typeof surname !== 'string' || typeof forenames !== 'string' || typeof id !== 'string')
    return null
  return isId(id) ? [place, surname, forenames, id] : null
}

export type Found = Readonly<{
  items: readonly OffenderItem[]
  total: number
  cursor: string | null
}>

/** One part of what was found, best first and then by name; the force is the scope (contract section 7). */
export async function searchOffenders(tx: Tx, ask: SearchAsk): Promise<Found> {
  if (ask.sought.by === 'name') await tx.query(likeness)
  const rows = await tx.query<Row | (Placed & { id: null })>(statement(ask.sought.by), [
    ask.forceId,
    ask.sought.text,
    ask.level,
    ask.status,
    ask.team,
    ask.officer,
    ...(ask.mark ?? [null, null, null, null]),
    ask.size + 1,
  ])
  const found = rows.filter((row): row is Row => row.id !== null)
  const shown = found.slice(0, ask.size)
  const last = shown.at(-1)
  const more = found.length > ask.size && last !== undefined
  return {
    items: shown.map(itemOf),
    total: rows[0]?.total ?? 0,
    cursor: more ? encodeCursor([last.place, last.sortSurname, last.sortForenames, last.id]) : null,
  }
}

const itemOf = ({ total, place, sortSurname, sortForenames, ...item }: Row): OffenderItem => item
