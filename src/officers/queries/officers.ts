// Officers as their lists and pages show them, and one by whatever name an address gives.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import {
  isId,
  type ForceId,
  type OffenderId,
  type OfficerId,
  type TeamId,
} from '../../platform/ids.ts'
import type { Absence, OfficerHere } from '../types/here.ts'
import type { Rank } from '../types.ts'

export type OfficerOne = OfficerHere &
  Readonly<{
    forceId: ForceId
    rank: Rank
    collarNumber: string | null
    isConstable: boolean
    fromImport: boolean
    /** Of the account that signs in as this officer. */
    role: string | null
  }>

const columns = `o.id, o.force_id as "forceId", o.key, o.name, o.rank, o.team_id as "teamId",
  t.name as "teamName", o.phone, o.collar_number as "collarNumber", o.is_constable as "isConstable",
  o.from_import as "fromImport", a.role,
  (select count(*)::int from standings s where s.officer_id = o.id and s.in_caseload) as caseload`

const from = `from officers o left join teams t on t.id = o.team_id
  left join lateral (select b.role from accounts b where b.officer_id = o.id and b.disabled_at is null
    order by b.made_at, b.id limit 1) a on true`

const named = {
  name: 'officers-one',
  text: `select ${columns} ${from}
    where o.force_id = $1 and (o.key = $2 or o.collar_number = $2 or o.id = $3
      or exists (select from accounts b where b.officer_id = o.id and b.username = $2))
    order by o.key = $2 desc, o.id limit 1`,
}

const plainName = /^[\w.@-]{1,64}$/

/** An officer of the force by username, collar number or id. */
export async function officerNamed(
  tx: Tx,
  forceId: ForceId,
  name: string,
): Promise<OfficerOne | null> {
  if (!plainName.test(name)) return null
  const [found] = await tx.query<OfficerOne>(named, [forceId, name, isId(name) ? name : null])
  return found ?? null
}

const listed = {
  name: 'officers-listed',
  text: `select ${columns} ${from}
    where o.force_id = $1 and ($2::uuid is null or o.team_id = $2)
    order by t.name nulls first, o.name, o.key`,
}

/** The officers of a force or a team, those of no team first. */
export const officersListed = (
  tx: Tx,
  forceId: ForceId,
  teamId: TeamId | null,
): Promise<OfficerOne[]> => tx.query<OfficerOne>(listed, [forceId, teamId])

/** The version that a form of the officer's particulars is drawn from. */
export async function officerVersion(tx: Tx, id: OfficerId): Promise<number> {
  const [found] = await tx.query<{ version: number }>(
    'select o.version from officers o where o.id = $1',
    [id],
  )
  return found?.version ?? 0
}

export const officersById = async (
  tx: Tx,
  forceId: ForceId,
  ids: readonly OfficerId[],
): Promise<OfficerOne[]> =>
  tx.query<OfficerOne>(
    {
      name: 'officers-by-id',
      text: `select ${columns} ${from} where o.force_id = $1 and o.id = any($2::uuid[]) order by o.name`,
    },
    [forceId, [...new Set(ids)]],
  )

export type FallsDue = Readonly<{
  offenderId: OffenderId
  visorRef: string
  name: string
  level: 'very_high' | 'high'
  dueOn: LocalDate | null
}>

/** Who of very high or high risk level is late, or falls due by a day: what an absence leaves to somebody. */
export const fallingDue = (tx: Tx, officerId: OfficerId, by: LocalDate): Promise<FallsDue[]> =>
  tx.query<FallsDue>(
    {
      name: 'officers-falling-due',
      text: `select o.id as "offenderId", o.visor_ref as "visorRef",
          btrim(o.forenames || ' ' || o.surname) as name, d.level, d.due_on as "dueOn"
        from duties d join offenders o on o.id = d.offender_id
        where d.officer_id = $1 and d.kind = 'visit' and d.closed_at is null
          and d.suspended_why is null and d.level in ('very_high', 'high')
          and (d.due_on is null or d.due_on <= $2::date)
        order by d.rank, d.due_sort, d.id`,
    },
    [officerId, by],
  )

const absence = `select a.id, a.force_id as "forceId", a.officer_id as "officerId", a.kind,
    a.from_on as "fromOn", a.last_on as "lastOn", a.asked_by as "askedBy", a.note,
    a.recorded_at as "recordedAt", a.recorded_by as "recordedBy",
    a.withdrawn_at as "withdrawnAt", a.withdrawn_by as "withdrawnBy", a.version
  from absences a`

/** An officer's absences, the latest first. */
export const absencesOf = (tx: Tx, officerId: OfficerId): Promise<Absence[]> =>
  tx.query<Absence>(
    {
      name: 'officers-absences-of',
      text: `${absence} where a.officer_id = $1 order by a.from_on desc, a.recorded_at desc limit 100`,
    },
    [officerId],
  )

export async function absenceById(tx: Tx, forceId: ForceId, id: string): Promise<Absence | null> {
  if (!isId(id)) return null
  const [found] = await tx.query<Absence>(
    { name: 'officers-absence', text: `${absence} where a.force_id = $1 and a.id = $2` },
    [forceId, id],
  )
  return found ?? null
}
