// Records that may be of one person: looked for, listed, and one of them.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { DuplicatePair } from '../types.ts'

export type PairFound = Readonly<{ oneId: OffenderId; twoId: OffenderId; why: string }>

const name = (one: string): string => `plain_name(${one}.forenames || ' ' || ${one}.surname)`
const turned = (one: string): string => `plain_name(${one}.surname || ' ' || ${one}.forenames)`
const living = (one: string): string => `${one}.force_id = $1 and ${one}.merged_into is null`

/** How like two names of people born on one day must be to be asked about. */
const likeness = 0.55

// Groups before pairs: the work grows with the people, whatever the database knows of their numbers.
const groups = `
    select 'the same PNC ID' as how, array_agg(o.id) as ids from offenders o
      where ${living('o')} and o.pnc_id is not null group by plain_pnc(o.pnc_id) having count(*) > 1
    union all
    select 'born on the same day, with a like name', array_agg(o.id) from offenders o
      where ${living('o')} group by o.date_of_birth having count(*) > 1
    union all
    select 'the same name, with day and month of birth the other way about', array_agg(distinct o.id)
      from offender_names n join offenders o on o.id = n.offender_id
      where n.struck is null and ${living('o')}
      group by n.plain, least(to_char(o.date_of_birth, 'YYYYMMDD'), to_char(o.date_of_birth, 'YYYYDDMM'))
      having count(distinct o.date_of_birth) > 1`

const alike = {
  name: 'correction-pairs-found',
  text: `with grouped as materialized (${groups}),
  pairs as (
    select g.how, x.id as one, y.id as two from grouped g, unnest(g.ids) x(id), unnest(g.ids) y(id)
      where x.id < y.id)
  select p.one as "oneId", p.two as "twoId", string_agg(p.how, '; ' order by p.how) as why
    from pairs p join offenders a on a.id = p.one join offenders b on b.id = p.two
    where case p.how
        when 'born on the same day, with a like name' then
          similarity(${name('a')}, ${name('b')}) >= ${likeness} or ${name('a')} = ${turned('b')}
        when 'the same PNC ID' then true
        else a.date_of_birth <> b.date_of_birth end
      and not exists (select from duplicate_pairs d where d.one_id = p.one and d.two_id = p.two)
    group by p.one, p.two order by p.one, p.two`,
}

/** Pairs of a force that nobody has been asked about. */
export const pairsToAsk = (tx: Tx, forceId: ForceId): Promise<PairFound[]> =>
  tx.query<PairFound>(alike, [forceId])

export type PairMark = Readonly<{ foundAt: string; id: string }>
export type PairsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  state: 'open' | 'decided'
  size: number
  after: PairMark | null
}>

const columns = `d.id, d.force_id as "forceId", d.one_id as "oneId", d.two_id as "twoId",
  d.found_by as "foundBy", d.found_at as "foundAt", d.why, d.state, d.decided_by as "decidedBy",
  d.decided_at as "decidedAt", d.decided_why as "decidedWhy", d.version`

// A pair is a team's when either of the two is.
const from = `from duplicate_pairs d
  join offenders a on a.id = d.one_id join offenders b on b.id = d.two_id
  join standings s on s.offender_id = d.one_id join standings r on r.offender_id = d.two_id`
const inScope = `d.force_id = $1 and ($2::uuid is null or s.team_id = $2 or r.team_id = $2)`
const states = { open: `d.state = 'open'`, decided: `d.state <> 'open'` } as const

const listed = (state: PairsAsk['state']) => ({
  name: `correction-pairs-${state}`,
  text: `select ${columns}, d.found_at::text as "markedAt" ${from}
    where ${inScope} and ${states[state]}
      and ($3::timestamptz is null or (d.found_at, d.id) > ($3, $4::uuid))
    order by d.found_at, d.id limit $5`,
})
const counted = (state: PairsAsk['state']) => ({
  name: `correction-pairs-count-${state}`,
  text: `select count(*)::int as total ${from} where ${inScope} and ${states[state]}`,
})

export type PairsPart = Readonly<{
  rows: readonly DuplicatePair[]
  total: number
  next: PairMark | null
}>

/** One part of the pairs that wait, or that were decided. */
export async function pairsListed(tx: Tx, ask: PairsAsk): Promise<PairsPart> {
  const { forceId, teamId, state, size, after } = ask
  const [count] = await tx.query<{ total: number }>(counted(state), [forceId, teamId])
  const values = [forceId, teamId, after?.foundAt ?? null, after?.id ?? null, size + 1]
  const found = await tx.query<DuplicatePair & { markedAt: string }>(listed(state), values)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const more = found.length > size && last !== undefined
  return {
    rows,
    total: count?.total ?? 0,
    next: more ? { foundAt: last.markedAt, id: last.id } : null,
  }
}

const between = {
  name: 'correction-pair-between',
  text: `select ${columns} from duplicate_pairs d
    where d.one_id = least($1::uuid, $2::uuid) and d.two_id = greatest($1::uuid, $2::uuid)`,
}

/** What was asked of these two, if anything was. */
export async function pairBetween(
  tx: Tx,
  one: OffenderId,
  two: OffenderId,
): Promise<DuplicatePair | null> {
  const [found] = await tx.query<DuplicatePair>(between, [one, two])
  return found ?? null
}

/** How many pairs of a team or of the force wait to be settled. */
export async function openPairs(
  tx: Tx,
  { forceId, teamId }: Pick<PairsAsk, 'forceId' | 'teamId'>,
): Promise<number> {
  const [count] = await tx.query<{ total: number }>(counted('open'), [forceId, teamId])
  return count?.total ?? 0
}

const one = {
  name: 'correction-pair',
  text: `select ${columns} ${from} where d.force_id = $1 and d.id = $2`,
}

export async function pairShown(
  tx: Tx,
  forceId: ForceId,
  id: string,
): Promise<DuplicatePair | null> {
  const [found] = await tx.query<DuplicatePair>(one, [forceId, id])
  return found ?? null
}
