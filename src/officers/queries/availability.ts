// Who is away and who covers: one statement for the owners of some people's files, or for officers by name.
import { forWhom, type Whose } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, OfficerId } from '../../platform/ids.ts'
import { joined } from '../rules.ts'
import type {
  AbsenceKind,
  Availability,
  AwaySpell,
  CoverFacts,
  CoverState,
  KeptApart,
} from '../types/here.ts'

type Row = Readonly<{
  what: 'away' | 'cover' | 'apart'
  officerId: OfficerId
  fromOn: LocalDate
  lastOn: LocalDate | null
  /** When it was entered or answered. */
  at: Date | null
  kind: AbsenceKind | null
  id: string | null
  coveringId: OfficerId | null
  coveringKey: string | null
  coveringName: string | null
  offenderId: OffenderId | null
  state: CoverState | null
  endedAt: Date | null
}>

// Conflicts that stand, and restricted files that do not name an account of the officer.
const apart = `apart as (
    select a.officer_id, c.offender_id, c.declared_at as since
    from conflicts c join accounts a on a.id = c.account_id
    where c.ended_at is null and a.officer_id in (select b.officer_id from asked b)
    union all
    select a.officer_id, r.offender_id, greatest(r.restricted_at, (select max(n.removed_at)
        from restriction_readers n where n.restriction_id = r.id and n.account_id = a.id))
    from restrictions r join accounts a on a.force_id = r.force_id and a.disabled_at is null
    where r.lifted_at is null and a.officer_id in (select b.officer_id from asked b)
      and not exists (select from restriction_readers n
        where n.restriction_id = r.id and n.account_id = a.id and n.removed_at is null))`

// A day of the roster is away when it holds nothing but absence; days without a gap between are one spell.
const textFor = (owners: string): string => `with owners as (${owners}),
  covered as (
    select c.id, c.officer_id, c.covering_id, o.key, o.name, c.offender_id, c.from_on, c.last_on,
      c.state, c.answered_at, c.ended_at
    from covers c join officers o on o.id = c.covering_id
    where c.officer_id in (select w.officer_id from owners w)
      and c.state in ('accepted', 'ended') and c.struck is null),
  asked as (select w.officer_id from owners w union select c.covering_id from covered c),
  days as (
    select r.officer_id, r.on_day, min(r.kind) as kind, min(r.recorded_at) as known_at
    from roster_entries r where r.officer_id in (select a.officer_id from asked a)
    group by r.officer_id, r.on_day having bool_and(r.kind not in ('duty', 'rest'))),
  placed as (
    select d.*, d.on_day - (row_number() over (partition by d.officer_id order by d.on_day))::int as island
    from days d),
  ${apart}
  select 'away' as what, a.officer_id as "officerId", a.from_on as "fromOn", a.last_on as "lastOn",
    a.recorded_at as at, a.kind, null::uuid as id, null::uuid as "coveringId",
    null as "coveringKey", null as "coveringName", null::uuid as "offenderId", null as state,
    null::timestamptz as "endedAt"
  from absences a
  where a.withdrawn_at is null and a.officer_id in (select b.officer_id from asked b)
  union all
  select 'away', p.officer_id, min(p.on_day), max(p.on_day), min(p.known_at), min(p.kind),
    null, null, null, null, null, null, null
  from placed p group by p.officer_id, p.island
  union all
  select 'cover', c.officer_id, c.from_on, c.last_on, c.answered_at, null, c.id, c.covering_id,
    c.key, c.name, c.offender_id, c.state, c.ended_at
  from covered c
  union all
  select 'apart', k.officer_id, null, null, k.since, null, null, null, null, null, k.offender_id,
    null, null
  from apart k`

const ofOwners = forWhom(
  'officers-availability',
  textFor(
    `select distinct l.officer_id from allocations l where WHOSE(l.offender_id) and l.officer_id is not null`,
  ),
)

const ofOfficers = {
  name: 'officers-availability-of',
  text: textFor(
    `select o.id as officer_id from officers o
      where o.force_id = $1 and ($2::uuid[] is null or o.id = any($2::uuid[]))`,
  ),
}

function grouped<Fact extends Readonly<{ officerId: OfficerId }>>(
  facts: readonly Fact[],
): Map<OfficerId, Fact[]> {
  const found = new Map<OfficerId, Fact[]>()
  for (const fact of facts) found.set(fact.officerId, [...(found.get(fact.officerId) ?? []), fact])
  return found
}

const spellOf = ({ what, officerId, fromOn, lastOn, kind, at }: Row): AwaySpell[] =>
  what === 'away' && kind !== null && at !== null
    ? [{ officerId, kind, fromOn, lastOn, knownAt: at }]
    : []

const coverOf = (row: Row): CoverFacts[] => {
  const { id, coveringId, coveringKey, coveringName, state } = row
  if (id === null || coveringId === null || state === null) return []
  return [
    {
      id,
      officerId: row.officerId,
      coveringId,
      coveringKey: coveringKey ?? '',
      coveringName: coveringName ?? '',
      offenderId: row.offenderId,
      fromOn: row.fromOn,
      lastOn: row.lastOn,
      state,
      answeredAt: row.at,
      endedAt: row.endedAt,
    },
  ]
}

const apartOf = ({ what, officerId, offenderId, at }: Row): KeptApart[] =>
  what === 'apart' && offenderId !== null && at !== null
    ? [{ officerId, offenderId, since: at }]
    : []

function availabilityIn(rows: readonly Row[]): Availability {
  const spells = [...grouped(rows.flatMap(spellOf))].map(([id, own]) => [id, joined(own)] as const)
  return {
    spells: new Map(spells),
    covers: grouped(rows.flatMap(coverOf)),
    apart: rows.flatMap(apartOf),
  }
}

/** For the officers who own or ever owned the files of these people. */
export const availabilityFor = async (tx: Tx, whose: Whose): Promise<Availability> =>
  availabilityIn(await ofOwners<Row>(tx, whose))

/** For some officers of a force, or for all of them. */
export const availabilityOf = async (
  tx: Tx,
  forceId: ForceId,
  ids: readonly OfficerId[] | null = null,
): Promise<Availability> => availabilityIn(await tx.query<Row>(ofOfficers, [forceId, ids]))
