// Covers as their pages show them: who, for whom, from when, and how each stands.
import { nameOf } from '../../access/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type ForceId, type OfficerId, type TeamId } from '../../platform/ids.ts'
import type { Cover, CoverLoad, HandBackLine } from '../types/here.ts'

export type CoverShown = Cover &
  Readonly<{
    officerKey: string
    officerName: string
    coveringKey: string
    coveringName: string
    teamId: TeamId | null
    teamName: string | null
    personName: string | null
    recordedByName: string
    endedByName: string | null
    visorRef: string | null
  }>

const shown = `select c.id, c.force_id as "forceId", c.officer_id as "officerId",
    c.covering_id as "coveringId", c.offender_id as "offenderId", c.from_on as "fromOn",
    c.last_on as "lastOn", c.deputises, c.state, c.origin, c.recorded_at as "recordedAt",
    c.recorded_by as "recordedBy", c.answered_at as "answeredAt", c.answered_by as "answeredBy",
    c.answer_note as "answerNote", c.ended_at as "endedAt", c.ended_by as "endedBy",
    c.hand_back as "handBack", c.handed_back_at as "handedBackAt", c.struck, c.version,
    o.key as "officerKey", o.name as "officerName", o.team_id as "teamId", t.name as "teamName",
    v.key as "coveringKey", v.name as "coveringName",
    btrim(p.forenames || ' ' || p.surname) as "personName", p.visor_ref as "visorRef",
    coalesce(${nameOf('c.recorded_by')}, c.recorded_by) as "recordedByName",
    coalesce(${nameOf('c.ended_by')}, c.ended_by) as "endedByName"
  from covers c join officers o on o.id = c.officer_id join officers v on v.id = c.covering_id
  left join teams t on t.id = o.team_id left join offenders p on p.id = c.offender_id`

export async function coverById(tx: Tx, forceId: ForceId, id: string): Promise<CoverShown | null> {
  if (!isId(id)) return null
  const [found] = await tx.query<CoverShown>(
    { name: 'covers-one', text: `${shown} where c.force_id = $1 and c.id = $2` },
    [forceId, id],
  )
  return found ?? null
}

/** Every cover of an officer and every cover that the officer stands, newest first. */
export const coversWith = (tx: Tx, officerId: OfficerId): Promise<CoverShown[]> =>
  tx.query<CoverShown>(
    {
      name: 'covers-with',
      text: `${shown} where (c.officer_id = $1 or c.covering_id = $1) and c.struck is null
        order by c.from_on desc, c.recorded_at desc, c.id limit 100`,
    },
    [officerId],
  )

export type CoverFilter = Readonly<{ forceId: ForceId; teamId: TeamId | null; on: LocalDate }>

/** Covers of officers of a team or a force that hold on a day or lie ahead: asked for and accepted. */
export const coversStanding = (
  tx: Tx,
  { forceId, teamId, on }: CoverFilter,
): Promise<CoverShown[]> =>
  tx.query<CoverShown>(
    {
      name: 'covers-standing',
      text: `${shown} where c.force_id = $1 and ($2::uuid is null or o.team_id = $2)
        and c.state in ('asked', 'accepted') and c.struck is null
        and (c.last_on is null or c.last_on >= $3)
        order by c.from_on, o.name, c.id limit 500`,
    },
    [forceId, teamId, on],
  )

/** What an officer is asked to cover or covers today, and covers ahead. */
export const coversHeldBy = (tx: Tx, officerId: OfficerId, on: LocalDate): Promise<CoverShown[]> =>
  tx.query<CoverShown>(
    {
      name: 'covers-held-by',
      text: `${shown} where c.covering_id = $1 and c.state in ('asked', 'accepted')
        and c.struck is null and (c.last_on is null or c.last_on >= $2)
        order by c.from_on, o.name, c.id`,
    },
    [officerId, on],
  )

/** Covers of an officer's files that ended on a day or since: what came of them is there to be read. */
export const coversHandedBack = (
  tx: Tx,
  officerId: OfficerId,
  { since, on }: Readonly<{ since: LocalDate; on: LocalDate }>,
): Promise<CoverShown[]> =>
  tx.query<CoverShown>(
    {
      name: 'covers-handed-back',
      text: `${shown} where c.officer_id = $1 and c.struck is null and c.answered_at is not null
        and ((c.state = 'ended' and c.ended_at >= $2::date)
          or (c.state = 'accepted' and c.last_on >= $2 and c.last_on < $3))
        order by coalesce(c.ended_at::date, c.last_on) desc, c.id limit 100`,
    },
    [officerId, since, on],
  )

type Days = Readonly<{ from: LocalDate; to: LocalDate }>
type Told = HandBackLine & Readonly<{ isOpen: boolean }>

/** What was owed of the people covered: done in the days of a cover or since, or still open. */
export const dutiesUnder = (
  tx: Tx,
  cover: Pick<Cover, 'officerId' | 'offenderId'>,
  { from, to }: Days,
): Promise<Told[]> =>
  tx.query<Told>(
    {
      name: 'covers-duties-under',
      text: `select d.offender_id as "offenderId", btrim(p.forenames || ' ' || p.surname) as name,
          p.visor_ref as "visorRef", d.kind, d.due_on as "dueOn", d.met_on as "metOn",
          d.closed_at is null as "isOpen"
        from duties d join offenders p on p.id = d.offender_id
        where d.officer_id = $1 and ($2::uuid is null or d.offender_id = $2)
          and (d.closed_at is null or (d.met_on is not null and d.kind <> 'cover'
            and (d.met_on between $3 and $4 or (d.met_on > $4 and d.due_on <= $4))))
          and d.suspended_why is null
        order by d.rank, d.due_sort, d.id`,
    },
    [cover.officerId, cover.offenderId, from, to],
  )

/** How many people a cover is of, and how many of them are of very high or high risk level. */
export async function peopleUnder(
  tx: Tx,
  { officerId, offenderId }: Pick<Cover, 'officerId' | 'offenderId'>,
): Promise<Omit<CoverLoad, 'overdue'>> {
  const [found] = await tx.query<Omit<CoverLoad, 'overdue'>>(
    {
      name: 'covers-people-under',
      text: `select count(*)::int as people,
          count(*) filter (where s.level in ('very_high', 'high'))::int as dangerous
        from standings s join offenders p on p.id = s.offender_id
        where s.officer_id = $1 and s.in_caseload and ($2::uuid is null or s.offender_id = $2)`,
    },
    [officerId, offenderId],
  )
  return found ?? { people: 0, dangerous: 0 }
}

/**
 * In a statement, who stands in for an owner with one person on a day; null where nobody does. Whether the owner has
 * a cover at all is asked first: the function called for each person would cost as much as the rest of a list.
 */
export const coverToShow = (
  owner: string,
  person: string,
  day: string,
): string => `case when exists (
    select from covers taken where taken.officer_id = ${owner} and taken.state = 'accepted' and taken.struck is null)
  then covering_on(${owner}, ${person}, ${day}) end`

/** In a statement, who stands in for an owner with one person on a day, and the number to ring; null where nobody does. */
export const coverToRing = (owner: string, person: string, day: string): string => `(select
    c.cover || jsonb_build_object('phone', standing_in.phone)
  from (select ${coverToShow(owner, person, day)} as cover) c
  join officers owning on owning.id = ${owner}
  join officers standing_in on standing_in.force_id = owning.force_id and standing_in.key = c.cover ->> 'key')`
