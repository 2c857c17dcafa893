// The office meetings: the briefing held, what became of the last decisions, and what is decided today.
import { worstOf, type Registered } from '../../src/backlog/index.ts'
import {
  changeDecision,
  decideAtBriefing,
  holdBriefing,
  latestEdition,
} from '../../src/briefings/index.ts'
import { addDays, localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { pick } from './chance.ts'
import {
  idOf,
  isFirstWorkingDay,
  isLastWorkingDay,
  weekdayOf,
  type Day,
  type Scene,
} from './day.ts'
import { briefedDailyFor } from './nights.ts'
import { offices, type Office } from './offices.ts'
import { openDecisions, type OpenDecision } from './reads.ts'
import { dueIn } from './rounds.ts'
import { worstCaseRef } from './stories/index.ts'

/** Every working morning in the last weeks; before that on Mondays. */
const isHeld = (day: Day): boolean =>
  day.isWorking && (day.ago <= briefedDailyFor || weekdayOf(day) === 1)

const whyNotDone = [
  'Both were at court all day; goes tomorrow',
  'Called, nobody in; goes on with the evening crew',
  'The car was off the road',
] as const

type Became = Readonly<{ state: 'done' | 'not_done'; outcome: string }>

/** What is said of a decision whose day has passed; null when nobody answers for it. */
function becameOf({ roll }: Day, { ref, kind }: OpenDecision): Became | null {
  const chance = roll(10)
  if (ref === worstCaseRef)
    return { state: 'not_done', outcome: 'Called in the evening, nobody opened' }
  if (kind === 'visit')
    return chance < 4 ? { state: 'not_done', outcome: pick(whyNotDone, roll) } : null
  if (chance < 6) return { state: 'done', outcome: 'Rung and written down' }
  return chance < 9 ? { state: 'not_done', outcome: 'Nobody could be reached' } : null
}

/** The meeting asks after each decision whose day has passed; some nobody answers for. */
async function askAfter(day: Day, office: Office, scene: Scene): Promise<void> {
  for (const one of await openDecisions(day.tx, office.name)) {
    if (one.done || one.dueOn >= day.on) continue
    const outcome = becameOf(day, one)
    if (outcome === null) continue
    await changeDecision(scene.tx, scene.actor, {
      id: one.id,
      version: one.version,
      forDate: localDate(one.forDate),
      ...outcome,
    })
  }
}

const jobs = [
  'Ring the landlord and hear who comes and goes',
  'Ask the hostel for its signing-in book',
  'Speak to his probation officer about the evenings',
] as const

const evenings = ['16:30', '17:45', '18:30'] as const

type Deciding = Readonly<{ edition: Parameters<typeof holdBriefing>[1]; scene: Scene }>

async function sendSomebody(
  day: Day,
  office: Office,
  deciding: Deciding & { one: Registered },
): Promise<void> {
  const { edition, scene, one } = deciding
  const isGrave = one.counted.standing.level === 'very_high' || day.roll(4) === 0
  const held = isGrave
    ? {
        interimControl: 'a neighbourhood patrol every evening',
        interimUntil: addDays(day.on, 5),
      }
    : {}
  await decideAtBriefing(scene.tx, scene.actor, {
    edition,
    asked: {
      offenderId: one.file.person.id,
      kind: 'visit',
      decision: 'Visit unannounced with a second officer',
      by: one.owner?.key ?? office.officer,
      dueOn: addDays(day.on, day.roll(3)),
      time: pick(evenings, day.roll),
      ...held,
    },
  })
}

/** One or two cases are decided: whoever is worst and has nobody sent yet. */
async function decideToday(day: Day, office: Office, deciding: Deciding): Promise<void> {
  const sent = new Set((await openDecisions(day.tx, office.name)).map(({ ref }) => ref))
  const late = dueIn(day, office).filter(
    ({ counted }) =>
      counted.latestBy !== null && counted.latestBy.on < day.on && !sent.has(counted.visorRef),
  )
  const worst = await worstOf(day.tx, day.register, { people: late, most: 1 + day.roll(2) })
  for (const { person } of worst) {
    const one = day.people.get(person.visorRef)
    if (one !== undefined) await sendSomebody(day, office, { ...deciding, one })
  }
  const [other] = late.slice(-1)
  if (other === undefined || day.roll(4) > 0) return
  await decideAtBriefing(deciding.scene.tx, deciding.scene.actor, {
    edition: deciding.edition,
    asked: {
      offenderId: other.file.person.id,
      kind: 'other',
      decision: pick(jobs, day.roll),
      by: other.owner?.key ?? office.officer,
      dueOn: addDays(day.on, 1 + day.roll(4)),
    },
  })
}

/** A week before the demonstration is shown the worst case is decided on, and nothing comes of it. */
const firstTried = 8

type Sending = Readonly<{
  decision: string
  inDays: number
  time: string
  interimControl?: string
  interimUntil?: LocalDate
}>

const sendToTheWorst = (
  day: Day,
  { edition, scene }: Deciding,
  { inDays, ...sending }: Sending,
): Promise<unknown> =>
  decideAtBriefing(scene.tx, scene.actor, {
    edition,
    asked: {
      offenderId: idOf(day, worstCaseRef),
      kind: 'visit',
      by: 'om.north',
      dueOn: addDays(day.on, inDays),
      ...sending,
    },
  })

/** Decided a week ago and not done; decided again at the last meeting, for the day that is shown. */
async function decideOnTheWorst(day: Day, deciding: Deciding): Promise<void> {
  if (isFirstWorkingDay(day, firstTried))
    await sendToTheWorst(day, deciding, {
      decision: 'Call in the evening, unannounced',
      inDays: 1,
      time: '18:00',
    })
  if (isLastWorkingDay(day))
    await sendToTheWorst(day, deciding, {
      decision: 'Go with a uniform crew before his shift; if nobody opens, ring the inspector',
      inDays: day.ago,
      time: '17:30',
      interimControl: 'a uniform patrol at seven and a daily call from the school',
      interimUntil: addDays(day.on, day.ago + 2),
    })
}

async function meetIn(day: Day, office: Office): Promise<void> {
  const scene = await day.at('09:05', office.supervisor)
  const { teamId } = scene.actor
  const edition = await latestEdition(scene.tx, { forceId: day.forceId, teamId }, day.on)
  if (edition?.forDate !== day.on) return
  const here = [office.officer, office.colleague, office.supervisor]
  const present = day.register.officers
    .filter(({ key }) => here.includes(key))
    .map(({ key }) => key)
  await holdBriefing(scene.tx, edition, { present })
  const held = (await latestEdition(scene.tx, { forceId: day.forceId, teamId }, day.on)) ?? edition
  await askAfter(day, office, scene)
  if (day.ago > briefedDailyFor) return
  await decideToday(day, office, { edition: held, scene })
  if (office === offices.north) await decideOnTheWorst(day, { edition: held, scene })
}

async function meetForTheForce(day: Day): Promise<void> {
  const scene = await day.at('09:40', 'di.force')
  const edition = await latestEdition(scene.tx, { forceId: day.forceId, teamId: null }, day.on)
  if (edition?.forDate !== day.on) return
  const present = ['di.force', 'ds.north', 'ds.south']
  await holdBriefing(scene.tx, edition, { present })
}

/** The meetings of a day, where there are any. */
export async function meetings(day: Day): Promise<void> {
  if (!isHeld(day)) return
  for (const office of Object.values(offices)) await meetIn(day, office)
  await meetForTheForce(day)
}
