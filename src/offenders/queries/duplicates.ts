// Who on record may be the person about to be entered; the same force only, so that no other's people show.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'

export async function visorRefHeld(tx: Tx, forceId: ForceId, visorRef: string): Promise<boolean> {
  const found = await tx.query<{ id: string }>(
    {
      name: 'offenders-visor-ref',
      text: 'select o.id from offenders o where o.force_id = $1 and o.visor_ref = $2',
    },
    [forceId, visorRef],
  )
  return found.length > 0
}

export type Likeness = Readonly<{
  pncId?: string | null | undefined
  surname: string
  forenames: string
  dateOfBirth: LocalDate
}>

const same = {
  name: 'offenders-likely-same',
  text: `select o.id from offenders o
    where o.force_id = $1 and o.merged_into is null and (
      o.pnc_plain = plain_pnc($2)
      or (o.date_of_birth = $3 and exists (select from offender_names n
        where n.struck is null and n.offender_id = o.id and n.plain in (plain_name($4 || ' ' || $5), plain_name($5 || ' ' || $4)))))
    order by o.id limit 10`,
}

/** People with the same PNC id, or with the same date of birth and a name of theirs the same, spelled plainly. */
export async function likelySame(
  tx: Tx,
  forceId: ForceId,
  { pncId, surname, forenames, dateOfBirth }: Likeness,
): Promise<OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(same, [
    forceId,
    pncId ?? null,
    dateOfBirth,
    forenames,
    surname,
  ])
  return rows.map(({ id }) => id)
}

const team = {
  name: 'offenders-area-team',
  text: `select t.id, t.name from teams t
    where t.force_id = $1 and t.id = coalesce($2::uuid,
      (select a.team_id from areas a where a.force_id = $1 and a.district = $3))`,
}

/** The team given, or the one whose area a district is. */
export async function areaTeam(
  tx: Tx,
  forceId: ForceId,
  place: Readonly<{ teamId: TeamId | null; district: string | null }>,
): Promise<Readonly<{ id: TeamId; name: string }> | null> {
  const [found] = await tx.query<{ id: TeamId; name: string }>(team, [
    forceId,
    place.teamId,
    place.district,
  ])
  return found ?? null
}
