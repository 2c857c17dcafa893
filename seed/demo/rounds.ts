// The everyday rounds of an office: who is called on, what is found at the door, when the next visit is planned.
import type { Registered } from '../../src/backlog/index.ts'
import type { Level } from '../../src/offenders/index.ts'
import { addDays, daysBetween } from '../../src/platform/calendar.ts'
import { call, notSeen, plan, seen, type Act } from './acts.ts'
import { pick, type Roll } from './chance.ts'
import type { Day } from './day.ts'
import type { Office } from './offices.ts'
import { openDecisions } from './reads.ts'
import { notVisited } from './stories/index.ts'

/** The meetings of the last weeks turned the tide: before them fewer doors were knocked on than fell due. */
const tideTurned = 30

const accounts = [
  'Seen in the kitchen. Work and week as before; both rooms looked at.',
  'Seen with his brother there. Nothing new; telephone looked at with his leave.',
  'He talked about the allotment. Fridge full, post opened, nobody else living there.',
  'Short of money since the summer; told him whom to ring. Tidy, calm.',
  'Angry about the order at first, then showed us round. No child’s things in the house.',
  'Has a new bicycle and a new round at the bakery. Landlord was met on the stairs.',
] as const

const neighbours = [
  'No answer at the front or the back.',
  'No answer. A light was on and the bins were out.',
  'A neighbour had not seen him since the weekend.',
] as const

const levelWeight: Readonly<Record<Level, number>> = { very_high: 0, high: 1, medium: 2, low: 3 }

/** Days to the next visit, a little inside the ceiling of the level. */
const nextVisitDays: Readonly<Record<Level, number>> = {
  very_high: 26,
  high: 84,
  medium: 172,
  low: 348,
}

const soonDays = 9

const standsOpen = ({ counted: { standing } }: Registered): boolean =>
  standing.status === 'community' && standing.management === 'active'

const lateBy = (day: Day, { counted: { latestBy } }: Registered): number =>
  latestBy === null ? -1_000 : daysBetween(latestBy.on, day.on)

/** Those whose day has come or nearly, most dangerous first, then the longest late. */
export function dueIn(day: Day, office: Office): Registered[] {
  return [...day.people.values()]
    .filter(
      (one) =>
        one.counted.team === office.name &&
        standsOpen(one) &&
        !notVisited.has(one.counted.visorRef) &&
        lateBy(day, one) > -soonDays,
    )
    .toSorted(
      (a, b) =>
        levelWeight[a.counted.standing.level] - levelWeight[b.counted.standing.level] ||
        lateBy(day, b) - lateBy(day, a) ||
        (a.counted.visorRef < b.counted.visorRef ? -1 : 1),
    )
}

/** How many doors an office gets to in a day. */
function doors({ roll, ago }: Day, office: Office): number {
  const chance = roll(100)
  const isNorth = office.officer === 'om.north'
  const busy = ago > tideTurned ? (isNorth ? 76 : 98) : isNorth ? 215 : 160
  return Math.floor(busy / 100) + (chance < busy % 100 ? 1 : 0)
}

/** The owner and whoever is free; now and then somebody goes alone, with or without leave. */
function crewFor({ roll }: Day, office: Office, { owner }: Registered): readonly string[] {
  const first = owner?.key ?? office.officer
  const others = [office.officer, office.colleague, office.supervisor].filter(
    (key) => key !== first,
  )
  return roll(14) === 0 ? [first] : [first, pick(others, roll)]
}

type Door = Readonly<{ act: Act; isSeen: boolean }>

function doorOf(crew: readonly string[], roll: Roll): Door {
  const found = roll(100)
  const alone =
    crew.length === 1 && roll(2) === 0 ? { soleCrewAuthority: 'Agreed by the sergeant' } : {}
  if (found < 74) {
    const act =
      roll(9) === 0
        ? call({
            seen: 'inside',
            place: 'home',
            crew,
            account: pick(accounts, roll),
            ...alone,
            announcedBecause: 'He cares for his mother and asked for an hour’s warning',
          })
        : alone.soleCrewAuthority === undefined
          ? seen(crew, pick(accounts, roll))
          : call({ seen: 'inside', place: 'home', crew, account: pick(accounts, roll), ...alone })
    return { act, isSeen: true }
  }
  if (found < 78)
    return {
      act: call({
        seen: 'doorstep',
        place: 'home',
        crew,
        account: 'Spoke on the step; he was on his way out.',
      }),
      isSeen: false,
    }
  if (found < 94) return { act: notSeen('no_reply', crew, pick(neighbours, roll)), isSeen: false }
  if (found < 97)
    return { act: notSeen('cancelled_by_police', crew, 'Called away.'), isSeen: false }
  return {
    act: notSeen('gone', crew, 'Said by the neighbour to be away for some days.'),
    isSeen: false,
  }
}

const hours = ['10:10', '11:35', '14:05', '16:45', '18:20'] as const

/** A call on one person, and mostly a plan for the next one when he was seen. */
async function callOn(day: Day, office: Office, one: Registered): Promise<void> {
  const { roll } = day
  const { act, isSeen } = doorOf(crewFor(day, office, one), roll)
  const id = one.file.person.id
  await act(await day.at(pick(hours, roll), office.officer), id)
  if (!isSeen || roll(12) === 0) return
  const days = nextVisitDays[one.counted.standing.level] - roll(12)
  await plan(days, 'Inside the interval of the level')(await day.at('19:15', office.officer), id)
}

/** Those whom a meeting sent somebody to come before those who are merely due. */
async function visits(day: Day, office: Office): Promise<void> {
  const due = dueIn(day, office)
  const sent = new Set(
    (await openDecisions(day.tx, office.name))
      .filter(({ kind, done }) => kind === 'visit' && !done)
      .map(({ ref }) => ref),
  )
  const [first, others] = [
    due.filter(({ counted }) => sent.has(counted.visorRef) && day.roll(4) > 0),
    due.filter(({ counted }) => !sent.has(counted.visorRef)),
  ]
  for (const one of [...first, ...others].slice(0, doors(day, office)))
    await callOn(day, office, one)
}

/** A register tells many no day for their next visit: plans are made for them, a few a week. */
async function plansOwed(day: Day, office: Office): Promise<void> {
  if (day.roll(100) >= 85) return
  const owed = [...day.people.values()]
    .filter(
      (one) =>
        one.counted.team === office.name &&
        standsOpen(one) &&
        !one.counted.hasOwnPlan &&
        one.counted.latestBy !== null &&
        lateBy(day, one) < -12 &&
        !notVisited.has(one.counted.visorRef),
    )
    .toSorted((a, b) => (a.counted.visorRef < b.counted.visorRef ? -1 : 1))
  const [one] = owed
  if (one === undefined) return
  const days = Math.max(1, -lateBy(day, one) - day.roll(10))
  await plan(days, 'The register gave no day')(
    await day.at('12:40', office.officer),
    one.file.person.id,
  )
}

/** Now and then a day is asked to be moved later, which waits for the supervisor. */
async function moves(day: Day, office: Office): Promise<void> {
  if (day.roll(100) >= 14) return
  const one = dueIn(day, office).find(
    (each) => each.counted.hasOwnPlan && levelWeight[each.counted.standing.level] >= 2,
  )
  if (one?.counted.latestBy == null) return
  const later = addDays(day.on, 10 + day.roll(8))
  const days = Math.max(daysBetween(day.on, later), -lateBy(day, one) + 5)
  await plan(days, 'He is on nights until then')(
    await day.at('12:55', office.officer),
    one.file.person.id,
  )
}

/** One working day of an office's officers. */
export async function everydayRounds(day: Day, office: Office): Promise<void> {
  await plansOwed(day, office)
  await moves(day, office)
  await visits(day, office)
}
