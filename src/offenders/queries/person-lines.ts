// What every list shows of its people: one statement for any number of them.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { coverToShow } from '../../officers/index.ts'
import type { PersonLineFacts } from '../types.ts'

/**
 * Whether the visit at which somebody (`o`, standing as `s`) was last seen counts provisionally at an instant: its
 * write-up is owed and late. Of no instant, as of another day than today, nothing is said.
 */
export const seenProvisionally = (at: string): string =>
  `exists (select from duties w where w.offender_id = o.id and w.kind = 'visit_write_up'
        and w.closed_at is null and w.due_at < ${at}::timestamptz and w.starts_on = s.last_seen_on)`

const lines = {
  name: 'offenders-person-lines',
  text: `select o.id, o.visor_ref as "visorRef", o.surname, o.forenames,
      o.date_of_birth as "dateOfBirth", o.sex, s.level, s.level_since as "levelSince",
      s.mappa_level as "mappaLevel", s.status, s.management, s.lead_agency as "leadAgency",
      s.in_caseload as "inCaseload", s.last_seen_on as "lastSeenOn",
      ${seenProvisionally('$3')} as "lastSeenProvisional",
      s.attempts_since as "attemptsSince", s.arms_on as "armsOn",
      s.arms_ratified_on as "armsRatifiedOn", s.level_unsupported as "levelUnsupported", s.marks,
      s.officer_id as "officerId", f.key as "officerKey", f.name as "officerName",
      s.team_id as "teamId", t.name as "teamName", ${coverToShow('s.officer_id', 'o.id', '$2::date')} as cover
    from offenders o join standings s on s.offender_id = o.id
    join teams t on t.id = s.team_id left join officers f on f.id = s.officer_id
    where o.id = any($1)`,
}

/** By id, the facts of the common person line. Scope is the caller's: it shows whom it has already found. */
export async function personLines(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, PersonLineFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<PersonLineFacts>(lines, [ids, localDateOf(tx.at), tx.at])
  return new Map(rows.map((row) => [row.id, row]))
}
