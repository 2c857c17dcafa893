// The people that a list shows, all of them in one statement.
import { dayAndHour, listPeople, type DutyAsk } from '../../duties/index.ts'
import { coverToShow } from '../../officers/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import {
  seenProvisionally,
  type ControlInForce,
  type PersonLineFacts,
} from '../../offenders/index.ts'

/** What the common person line is made from, and what the order in words reads besides. */
export type PersonShown = PersonLineFacts &
  Readonly<{
    returnedOn: LocalDate | null
    movedOn: LocalDate | null
    interimControl: HeldBy | null
  }>

/** What holds the risk of a person on the day, and its last day. */
type HeldBy = Pick<ControlInForce, 'control' | 'untilOn'>

// Whether the level is supported turns with the day, so it is asked of the ARMS duties and never stored.
const person = (on: string, at: string): string =>
  `select o.id, o.visor_ref as "visorRef", o.surname, o.forenames,
    o.date_of_birth as "dateOfBirth", o.sex, s.level, s.level_since as "levelSince",
    s.mappa_level as "mappaLevel", s.status, s.management, s.lead_agency as "leadAgency",
    s.in_caseload as "inCaseload", s.last_seen_on as "lastSeenOn",
    ${seenProvisionally(at)} as "lastSeenProvisional",
    s.attempts_since as "attemptsSince", s.arms_on as "armsOn", s.arms_ratified_on as "armsRatifiedOn",
    coalesce((select true from duties d where d.offender_id = o.id and d.closed_at is null
      and d.suspended_why is null and d.kind in ('arms_initial', 'arms_review')
      and d.due_on < ${on}::date limit 1), false) as "levelUnsupported",
    array(select distinct m.kind from markers m where m.struck is null and m.offender_id = o.id
      and (m.from_on is null or m.from_on <= ${on}::date)
      and (m.until_on is null or m.until_on > ${on}::date) order by m.kind) as marks,
    s.officer_id as "officerId", f.key as "officerKey", f.name as "officerName",
    ${coverToShow('s.officer_id', 'o.id', `${on}::date`)} as cover,
    s.team_id as "teamId", t.name as "teamName", s.returned_on as "returnedOn", a.from_on as "movedOn",
    (select jsonb_build_object('control', i.control, 'untilOn', i.until_on)
      from interim_controls i where i.struck is null and i.offender_id = o.id
        and i.from_on <= ${on}::date and i.until_on >= ${on}::date
        and (i.ended_on is null or i.ended_on > ${on}::date)
      order by i.from_on desc, i.recorded_at desc, i.id desc limit 1) as "interimControl"
  from offenders o
  join standings s on s.offender_id = o.id
  join teams t on t.id = s.team_id
  left join officers f on f.id = s.officer_id
  left join addresses a on a.id = s.address_id`

const shown = {
  name: 'backlog-people-shown',
  text: `${person('$2', '$3')} where o.id = any($1::uuid[])`,
}

type People = ReadonlyMap<OffenderId, PersonShown>

const byId = (rows: readonly PersonShown[]): People => new Map(rows.map((row) => [row.id, row]))

/** How these people stand, with their marks of a day. */
export const peopleShown = async (
  tx: Tx,
  ids: readonly OffenderId[],
  on: LocalDate,
): Promise<People> =>
  byId(await tx.query<PersonShown>(shown, [[...new Set(ids)], on, dayAndHour(on, tx.at).at]))

/** Each row with the person it is about; one statement for all of them. */
export async function withPeople<Row extends Readonly<{ offenderId: OffenderId }>>(
  tx: Tx,
  rows: readonly Row[],
  on: LocalDate,
): Promise<readonly Readonly<{ row: Row; person: PersonShown }>[]> {
  const people = await peopleShown(
    tx,
    rows.map(({ offenderId }) => offenderId),
    on,
  )
  return rows.flatMap((row) => {
    const person = people.get(row.offenderId)
    return person === undefined ? [] : [{ row, person }]
  })
}

/**
 * How those stand whom a part of the backlog is about, without waiting to be told who they are. As an array
 * they are looked up one by one; joined to, PostgreSQL would rather read the whole of a force.
 */
export const peopleListed = async (tx: Tx, ask: DutyAsk): Promise<People> =>
  byId(
    await listPeople<PersonShown>(
      tx,
      ask,
      (ids, { on, at }) => `${person(on, at)} where o.id = any(array${ids})`,
    ),
  )
