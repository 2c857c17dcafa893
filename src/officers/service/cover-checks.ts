// Who may cover whom: somebody with a sign-in who is here, and for a supervisor an equal.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { refuse } from '../../platform/http/problem.ts'
import type { OfficerId } from '../../platform/ids.ts'
import { availabilityOf, officersListed, type OfficerOne } from '../queries.ts'
import { awayOn, standsInFor } from '../rules.ts'
import type { Availability, Cover, CoverRefusal } from '../types/here.ts'
import { officerFacts } from './facts.ts'

const refusalWords: Readonly<Record<Exclude<CoverRefusal, 'not-equal-skill'>, string>> = {
  'own-cover': 'Nobody covers for themselves: choose somebody else',
  'covering-away': 'That officer is away on some of these days: choose somebody who is here',
  'not-away':
    'The officer is not away on that day, and a cover is for the days of an absence. Record the absence first, or begin the cover on a day of it',
  'after-the-absence':
    'The officer is back before that day: a cover ends with the absence. Leave it blank for the whole of the absence',
  'ends-before-it-begins': 'The last day must not be before the first',
  'no-sign-in':
    'That officer has no sign-in as an officer or supervisor, so could not accept: choose somebody else',
  'already-covered': 'That officer is already asked or covers on some of these days',
  'not-the-covering-officer': 'Only the officer who was asked can answer',
  'already-answered': 'This has been answered already',
  'already-ended': 'This cover has ended already',
}

export const denied = (why: Exclude<CoverRefusal, 'not-equal-skill'>, field = ''): never =>
  refuse(why, refusalWords[why], field)

/** Who is covered, and by whom. */
export type Pair = Readonly<{ officer: OfficerOne; covering: OfficerOne }>
export type Days = Readonly<{ fromOn: LocalDate; lastOn: LocalDate | null }>

type Asked = Days & Pick<Cover, 'deputises' | 'offenderId'>

export const meets = (a: Days, b: Days): boolean =>
  (a.lastOn === null || b.fromOn <= a.lastOn) && (b.lastOn === null || a.fromOn <= b.lastOn)

/** Without a last day somebody is asked who is here on the first: leave in half a year is no reason to refuse. */
const isAway = ({ spells }: Availability, id: OfficerId, { fromOn, lastOn }: Days): boolean =>
  (spells.get(id) ?? []).some((spell) => meets(spell, { fromOn, lastOn: lastOn ?? fromOn }))

/**
 * A cover opens the files of another officer, so it is for days on which that officer is away. One person's file is taken
 * only where a duty to do so is owed, which the absence or the keeping apart has brought about.
 */
function checkAbsence(cover: Asked, officer: OfficerOne, availability: Availability): void {
  if (cover.offenderId !== null) return
  if (awayOn(availability, officer.id, cover.fromOn) === null) denied('not-away', 'from')
  const { lastOn } = cover
  const last = (availability.spells.get(officer.id) ?? []).filter((one) => meets(one, cover)).at(-1)
  if (lastOn !== null && last !== undefined && last.lastOn !== null && last.lastOn < lastOn)
    denied('after-the-absence', 'to')
}

const canSignIn = new Set(['officer', 'supervisor', 'inspector', 'chief_inspector'])

/** Those of the force who could stand in for a supervisor and are here on these days. */
async function equals(tx: Tx, officer: OfficerOne, days: Days): Promise<OfficerOne[]> {
  const all = await officersListed(tx, officer.forceId, null)
  const availability = await availabilityOf(tx, officer.forceId)
  const facts = await officerFacts(
    tx,
    all.map(({ id }) => id),
    days.fromOn,
  )
  const covered = facts.get(officer.id)
  return all.filter((one) => {
    const deputy = facts.get(one.id)
    return (
      covered !== undefined &&
      deputy !== undefined &&
      standsInFor(deputy, covered) &&
      !isAway(availability, one.id, days)
    )
  })
}

/** N13: a supervisor's queue goes to somebody with the same skills in date, or is refused with who could. */
async function checkDeputy(tx: Tx, { officer, covering }: Pair, days: Days): Promise<void> {
  const could = await equals(tx, officer, days)
  if (could.some(({ id }) => id === covering.id)) return
  const names = could.map(({ name, teamName }) =>
    teamName === null ? name : `${name} (${teamName})`,
  )
  const who =
    names.length === 0 ? 'Nobody else of the force can' : `These could: ${names.join(', ')}`
  refuse(
    'not-equal-skill',
    `${covering.name} does not hold the skills that the queue of ${officer.name} needs. ${who}.`,
    'by',
  )
}

/** What makes a cover impossible, before anything is written. */
export async function checkCover(tx: Tx, pair: Pair, days: Asked): Promise<void> {
  const { officer, covering } = pair
  if (days.lastOn !== null && days.lastOn < days.fromOn) denied('ends-before-it-begins', 'to')
  if (officer.id === covering.id) denied('own-cover', 'by')
  if (covering.role === null || !canSignIn.has(covering.role)) denied('no-sign-in', 'by')
  const availability = await availabilityOf(tx, officer.forceId, [officer.id, covering.id])
  if (isAway(availability, covering.id, days)) denied('covering-away', 'by')
  checkAbsence(days, officer, availability)
  if (days.deputises) await checkDeputy(tx, pair, days)
}
