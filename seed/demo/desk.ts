// The everyday work at the desk: assessments written and ratified, later days decided, absences looked at again, escalations answered, leavings confirmed.
import {
  acknowledge,
  confirmLeaving,
  escalationsListed,
  leavingsListed,
  type Registered,
} from '../../src/backlog/index.ts'
import { addDays, daysBetween, localDate, localDateOf } from '../../src/platform/calendar.ts'
import { acknowledgeSoleCrew } from '../../src/visits/index.ts'
import { beginArms, ratify, settlePlan, status, submit } from './acts.ts'
import { pick } from './chance.ts'
import { weekdayOf, type Day } from './day.ts'
import type { Office } from './offices.ts'
import { armsWaiting, loneVisits, openArmsOf, plansWaiting } from './reads.ts'
import { notAssessed } from './stories/index.ts'

const isSubmitted = ({ counted: { arms } }: Registered): boolean =>
  arms.reason === 'awaitingRatification'

/** Until when an assessment is wanted; null for those who need none. */
function armsDue({ counted: { arms } }: Registered): string | null {
  if (arms.scope !== 'in-scope') return null
  return arms.initialDueOn ?? arms.reviewDueOn
}

const rationales = [
  'Steady work and a settled week; little new under opportunity. The level is held.',
  'Alone since the move and drinking more; routine is weak. The level is held with more calls.',
  'Keeps to the order and says so unasked; his brother confirms it. The level is held.',
] as const

/** An office writes one or two assessments a week, of those most late or soon due. */
async function assess(day: Day, office: Office): Promise<void> {
  if (![2, 4].includes(weekdayOf(day)) || day.roll(100) >= 85) return
  const waiting = new Set((await armsWaiting(day.tx, office.name)).map(({ ref }) => ref))
  const horizon = addDays(day.on, 10)
  const [one] = [...day.people.values()]
    .filter((each) => {
      const due = armsDue(each)
      const { visorRef, team } = each.counted
      const isFree = team === office.name && !notAssessed.has(visorRef) && !waiting.has(visorRef)
      return isFree && due !== null && due < horizon && !isSubmitted(each)
    })
    .toSorted(
      (a, b) =>
        (armsDue(a) ?? '').localeCompare(armsDue(b) ?? '') ||
        (a.counted.visorRef < b.counted.visorRef ? -1 : 1),
    )
  if (one === undefined) return
  const id = one.file.person.id
  const kind = one.counted.arms.current === null ? 'initial' : 'review'
  await beginArms(kind)(await day.at('09:50', office.officer), id)
  await submit(
    await day.at('15:25', office.officer),
    await openArmsOf(day.tx, id),
    pick(rationales, day.roll),
  )
}

/** The north ratifies on Fridays; the south waits for the inspector, every other Thursday. */
const ratifiesOn = (day: Day, office: Office): boolean =>
  office.approver === office.supervisor
    ? weekdayOf(day) === 5
    : weekdayOf(day) === 4 && Math.floor(day.ago / 7) % 2 === 0

async function ratifyWaiting(day: Day, office: Office): Promise<void> {
  if (!ratifiesOn(day, office)) return
  const waiting = (await armsWaiting(day.tx, office.name)).filter(
    ({ ref, state, since }) =>
      state === 'submitted' && !notAssessed.has(ref) && daysBetween(localDate(since), day.on) > 2,
  )
  const scene = await day.at('16:35', office.approver)
  for (const arms of waiting.slice(0, 3)) await ratify(scene, arms)
}

/** A later day is decided within the week; mostly it is agreed. */
async function decidePlans(day: Day, office: Office): Promise<void> {
  const scene = await day.at('16:50', office.supervisor)
  for (const { id, madeOn } of await plansWaiting(day.tx, office.name)) {
    if (daysBetween(localDate(madeOn), day.on) < 3) continue
    const agree = day.roll(4) > 0
    const why = agree ? 'Nothing new against it' : 'Too long for this one; find an evening'
    await settlePlan(scene, { planId: id, agree, why })
  }
}

// Somebody abroad has a day of return.
const looksAgain = new Set(['custody', 'hospital'])

/** Where somebody away still is, asked in the days before the review. */
async function reviewAbsences(day: Day, office: Office): Promise<void> {
  for (const one of day.people.values()) {
    const { standing, team, visorRef } = one.counted
    const { reviewOn, status: now } = standing
    if (team !== office.name || !looksAgain.has(now) || reviewOn === null) continue
    if (notAssessed.has(visorRef) || daysBetween(day.on, reviewOn) > 4) continue
    const act = status(now, { reason: 'Asked again: still there', reviewIn: 42 })
    await act(await day.at('11:15', office.supervisor), one.file.person.id)
  }
}

const answers = [
  'Goes on the list for this week, with a second officer.',
  'The owner was in court; the colleague goes tomorrow evening.',
  'Agreed that it is late. To be written up by Friday.',
] as const

/** The sergeant answers what the nights escalated, most of it within days. */
async function answerEscalations(day: Day, office: Office): Promise<void> {
  const scene = await day.at('10:40', office.supervisor)
  const ask = {
    forceId: day.forceId,
    teamId: scene.actor.teamId,
    toInspector: false,
    decides: false,
  }
  const size = { size: 60, after: null }
  const { rows } = await escalationsListed(scene.tx, { ...ask, state: 'open' }, size)
  const refOf = new Map(
    [...day.people.values()].map(({ file, counted }) => [file.person.id, counted.visorRef]),
  )
  const inOrder = rows.toSorted((a, b) =>
    `${a.forDate} ${refOf.get(a.offenderId) ?? ''} ${a.kind}` <
    `${b.forDate} ${refOf.get(b.offenderId) ?? ''} ${b.kind}`
      ? -1
      : 1,
  )
  for (const { id, version, forDate } of inOrder) {
    const waited = daysBetween(forDate, day.on)
    if (waited < 1 || day.roll(100) >= 30 + 10 * Math.min(waited, 4)) continue
    const said = pick(answers, day.roll)
    const spokenTo = day.register.officers.find(({ key }) => key === office.officer)?.name ?? ''
    const answered = await acknowledge(scene.tx, scene.actor, {
      id,
      answer: { spokenTo, said, version },
    })
    if (!answered.ok) throw new Error(`an answer was refused: ${answered.why}`)
  }
}

/** The sergeant looks at how people left the overdue list in the week after next; what she recorded or agreed to herself waits for the inspector. */
async function confirmLeavings(day: Day, office: Office): Promise<void> {
  const scene = await day.at('16:30', office.supervisor)
  const ask = {
    forceId: day.forceId,
    teamId: scene.actor.teamId,
    state: 'open',
    on: day.on,
  } as const
  const { rows } = await leavingsListed(scene.tx, ask, { size: 60, after: null })
  for (const { id, version, leftAt, madeBy, agreedBy } of rows) {
    const waited = daysBetween(localDateOf(leftAt), day.on)
    if (waited < 10 || [madeBy, agreedBy].includes(scene.actor.username)) continue
    const confirmation = { checked: 'The record, and a call to the officer', version }
    const confirmed = await confirmLeaving(scene.tx, scene.actor, { id, confirmation })
    if (!confirmed.ok) throw new Error(`a leaving was not confirmed: ${confirmed.why}`)
  }
}

/** The sergeant takes note of visits made alone without leave, mostly within the week. */
async function noteLoneVisits(day: Day, office: Office): Promise<void> {
  const scene = await day.at('16:20', office.supervisor)
  for (const { id, on } of await loneVisits(day.tx, office.name)) {
    if (daysBetween(localDate(on), day.on) < 4 || day.roll(3) === 0) continue
    const noted = await acknowledgeSoleCrew(scene.tx, scene.actor, {
      visitId: id,
      version: undefined,
    })
    if (!noted.ok) throw new Error(`a lone visit could not be noted: ${noted.why}`)
  }
}

/** One working day of an office at its desks. */
export async function everydayDesk(day: Day, office: Office): Promise<void> {
  await answerEscalations(day, office)
  await confirmLeavings(day, office)
  await reviewAbsences(day, office)
  await assess(day, office)
  await ratifyWaiting(day, office)
  await decidePlans(day, office)
  await noteLoneVisits(day, office)
}
