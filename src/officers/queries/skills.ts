// Reads of the skills matrix: grants with the end of their course's version, bookings, versions.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { CourseVersion, GrantFacts, SkillBooking } from '../types/skills.ts'

export type SkilledOfficer = Readonly<{
  id: OfficerId
  key: string
  name: string
  rank: string
  teamName: string | null
  fromImport: boolean
  grants: readonly (GrantFacts & { id: string; version: number })[]
  bookings: readonly Pick<
    SkillBooking,
    'id' | 'skill' | 'courseVersion' | 'bookedFor' | 'version'
  >[]
}>

const skilled = {
  name: 'skills-of-officers',
  text: `select o.id, o.key, o.name, o.rank, t.name as "teamName", o.from_import as "fromImport",
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'version', g.version, 'skill', g.skill,
          'heldFrom', g.held_from, 'heldUntil', g.held_until, 'courseVersion', g.course_version,
          'supersededOn', v.superseded_on) order by g.held_from, g.id)
        from skill_grants g left join course_versions v on v.force_id = o.force_id
          and v.skill = g.skill and v.course_version = g.course_version
        where g.officer_id = o.id), '[]') as grants,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'skill', b.skill, 'version', b.version,
          'courseVersion', b.course_version, 'bookedFor', b.booked_for) order by b.booked_for, b.id)
        from skill_bookings b where b.officer_id = o.id and b.withdrawn_at is null), '[]') as bookings
    from officers o left join teams t on t.id = o.team_id
    where o.force_id = $1 and ($2::uuid is null or o.team_id = $2) and ($3::uuid is null or o.id = $3)
    order by t.name nulls first, o.name, o.key`,
}

export const skilledOfficers = (
  tx: Tx,
  forceId: ForceId,
  { teamId = null, officerId = null }: { teamId?: TeamId | null; officerId?: OfficerId | null },
): Promise<SkilledOfficer[]> => tx.query<SkilledOfficer>(skilled, [forceId, teamId, officerId])

export const courseVersionsOf = (tx: Tx, forceId: ForceId): Promise<CourseVersion[]> =>
  tx.query<CourseVersion>(
    {
      name: 'course-versions-of',
      text: `select v.id, v.force_id as "forceId", v.skill, v.course_version as "courseVersion",
          v.superseded_on as "supersededOn", v.recorded_at as "recordedAt",
          v.recorded_by as "recordedBy", v.version
        from course_versions v where v.force_id = $1 order by v.skill, v.course_version`,
    },
    [forceId],
  )
