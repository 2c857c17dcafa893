// What officers are trained in: granted, ended, booked; and versions of courses that count no longer.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import {
  courseVersionsOf,
  skilledOfficers,
  type OfficerOne,
  type SkilledOfficer,
} from '../queries.ts'
import { isInDate } from '../rules.ts'
import {
  amendBooking,
  amendCourseVersion,
  amendGrant,
  insertBooking,
  insertCourseVersion,
  insertGrant,
} from '../store/skills.ts'
import type { Skill, SkillRefusal } from '../types/skills.ts'

export type SkillAsk = Readonly<{
  skill: Skill
  /** Of the course. */
  version?: string | undefined
  heldFrom?: LocalDate | undefined
  heldUntil?: LocalDate | undefined
  bookedFor?: LocalDate | undefined
}>

const refusalWords: Readonly<Record<SkillRefusal, string>> = {
  'own-skills': 'Nobody enters their own skills: ask another administrator',
  'nothing-entered': 'Say from when the skill is held, until when, or for when a course is booked',
  'held-in-the-future': 'A skill is held from a day that has come: enter a course ahead as booked',
  'ends-before-it-begins': 'The day on which it ends must be after the day from which it is held',
  'not-held': 'This officer does not hold that skill, so it cannot end',
  'already-held': 'This officer already holds that skill on that day, by the same version',
  'booked-in-the-past': 'A course is booked for today or a day ahead',
}

const denied = (why: SkillRefusal, field: string): never => refuse(why, refusalWords[why], field)

const skilledOne = async (tx: Tx, officer: OfficerOne): Promise<SkilledOfficer> => {
  const [found] = await skilledOfficers(tx, officer.forceId, { officerId: officer.id })
  if (found === undefined) throw new AppError('not-found')
  return found
}

const made = (tx: Tx) => ({ id: newId(), recordedAt: tx.at, recordedBy: tx.actor, version: 1 })

async function book(tx: Tx, officer: OfficerOne, ask: SkillAsk & { bookedFor: LocalDate }) {
  if (ask.bookedFor < localDateOf(tx.at)) denied('booked-in-the-past', 'bookedFor')
  await insertBooking(tx, {
    ...made(tx),
    officerId: officer.id,
    skill: ask.skill,
    courseVersion: ask.version ?? null,
    bookedFor: ask.bookedFor,
    withdrawnAt: null,
    withdrawnBy: null,
  })
}

type Granting = Readonly<{ known: SkilledOfficer; ask: SkillAsk; heldFrom: LocalDate }>

/** A course attended is booked no longer. */
async function grant(tx: Tx, { known, ask, heldFrom }: Granting): Promise<void> {
  if (heldFrom > localDateOf(tx.at)) denied('held-in-the-future', 'heldFrom')
  if (ask.heldUntil !== undefined && ask.heldUntil <= heldFrom)
    denied('ends-before-it-begins', 'heldUntil')
  const courseVersion = ask.version ?? null
  const isHeld = known.grants.some(
    (one) =>
      one.skill === ask.skill && isInDate(one, heldFrom) && one.courseVersion === courseVersion,
  )
  if (isHeld) denied('already-held', 'heldFrom')
  const { skill, heldUntil = null } = ask
  await insertGrant(tx, {
    ...made(tx),
    officerId: known.id,
    skill,
    courseVersion,
    heldFrom,
    heldUntil,
  })
  const attended = known.bookings.filter(
    (one) => one.skill === skill && one.bookedFor <= localDateOf(tx.at),
  )
  for (const booking of attended)
    await amendBooking(tx, booking, { withdrawnAt: tx.at, withdrawnBy: tx.actor })
}

/** The skill that is held ends on a day. */
async function end(tx: Tx, known: SkilledOfficer, ask: SkillAsk & { heldUntil: LocalDate }) {
  const held = known.grants
    .filter((one) => one.skill === ask.skill && isInDate(one, localDateOf(tx.at)))
    .at(-1)
  if (held === undefined) return denied('not-held', 'skill')
  if (ask.heldUntil <= held.heldFrom) return denied('ends-before-it-begins', 'heldUntil')
  await amendGrant(tx, held, { heldUntil: ask.heldUntil })
}

/** Grants, ends or books one skill of another officer; permissions read the same rows from then on. */
export async function changeSkill(
  tx: Tx,
  actor: Actor,
  { officer, ask }: Readonly<{ officer: OfficerOne; ask: SkillAsk }>,
): Promise<SkilledOfficer> {
  if (actor.officerId === officer.id) denied('own-skills', 'skill')
  const { heldFrom, heldUntil, bookedFor } = ask
  const known = await skilledOne(tx, officer)
  if (heldFrom !== undefined) await grant(tx, { known, ask, heldFrom })
  else if (heldUntil !== undefined) await end(tx, known, { ...ask, heldUntil })
  else if (bookedFor === undefined) denied('nothing-entered', 'heldFrom')
  if (bookedFor !== undefined) await book(tx, officer, { ...ask, bookedFor })
  await record(tx, {
    action: 'skills.changed',
    path: `/officers/${officer.key}/skills`,
    fields: [ask.skill],
    result: 'done',
  })
  return await skilledOne(tx, officer)
}

export type VersionAsk = Readonly<{
  skill: Skill
  version: string
  supersededOn?: LocalDate | undefined
}>

/** The force's own word on a version of a course: from which day it counts no longer; none is that it counts. */
export async function supersede(tx: Tx, actor: Actor, ask: VersionAsk): Promise<void> {
  const known = (await courseVersionsOf(tx, actor.forceId)).find(
    ({ skill, courseVersion }) => skill === ask.skill && courseVersion === ask.version,
  )
  const { skill, version: courseVersion, supersededOn = null } = ask
  if (known !== undefined) await amendCourseVersion(tx, known, { supersededOn })
  else
    await insertCourseVersion(tx, {
      ...made(tx),
      forceId: actor.forceId,
      skill,
      courseVersion,
      supersededOn,
    })
  await record(tx, {
    action: 'skills.changed',
    path: '/skills/versions',
    fields: ['version', 'supersededOn'],
    result: 'done',
  })
}
