// The only writer of what officers are trained in: grants, bookings and versions of courses.
import type { Tx } from '../../platform/database/transaction.ts'
import { courseVersions, skillBookings, skillGrants } from '../entity.ts'
import type { CourseVersion, NewSkillGrant, SkillBooking, SkillGrant } from '../types/skills.ts'

type Versioned = Readonly<{ id: string; version: number }>

export const insertGrant = (tx: Tx, row: SkillGrant): Promise<void> => tx.insert(skillGrants, [row])

export const amendGrant = (tx: Tx, row: Versioned, change: Partial<SkillGrant>): Promise<void> =>
  tx.amend(skillGrants, row, change)

export const insertBooking = (tx: Tx, row: SkillBooking): Promise<void> =>
  tx.insert(skillBookings, [row])

export const amendBooking = (
  tx: Tx,
  row: Versioned,
  change: Partial<SkillBooking>,
): Promise<void> => tx.amend(skillBookings, row, change)

export const insertCourseVersion = (tx: Tx, row: CourseVersion): Promise<void> =>
  tx.insert(courseVersions, [row])

export const amendCourseVersion = (
  tx: Tx,
  row: Versioned,
  change: Partial<CourseVersion>,
): Promise<void> => tx.amend(courseVersions, row, change)

/** Adds grants that the officer does not already hold from that day. */
export const addSkillGrants = (tx: Tx, rows: readonly NewSkillGrant[]): Promise<unknown> =>
  tx.query(
    `insert into skill_grants (id, officer_id, skill, held_from, held_until)
      select gen_random_uuid(), r.officer_id, r.skill, r.held_from, r.held_until
      from jsonb_to_recordset($1) r(officer_id uuid, skill text, held_from date, held_until date)
      where not exists (select from skill_grants g
        where g.officer_id = r.officer_id and g.skill = r.skill and g.held_from = r.held_from)`,
    [
      JSON.stringify(
        rows.map(({ officerId, skill, heldFrom, heldUntil }) => ({
          officer_id: officerId,
          skill,
          held_from: heldFrom,
          held_until: heldUntil,
        })),
      ),
    ],
  )
