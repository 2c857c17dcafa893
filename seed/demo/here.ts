// Who is here in the demonstration: a roster ahead, somebody sick and covered, somebody on leave with nobody yet, who is on call.
import {
  addOnCall,
  answerCover,
  askCover,
  changeSkill,
  loadRoster,
  officerAsked,
  recordAbsence,
  type RosterTurn,
} from '../../src/officers/index.ts'
import { addDays, localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { weekdayOfDate, type Day } from './day.ts'
import { offices } from './offices.ts'

/** The days, counted back from the one that is shown, on which each of it is entered. */
const rosterCame = 6
const fellIll = 3
const coverAccepted = 2
const leaveBegan = 1

const daysAhead = 40

const week = (from: LocalDate): LocalDate[] =>
  Array.from({ length: daysAhead }, (_, index) => addDays(from, index))

const isWeekend = (on: LocalDate): boolean => [0, 6].includes(weekdayOfDate(on))

/** Early and late turns in alternate weeks; weekends at rest. */
const turnsOf = (officerId: RosterTurn['officerId'], from: LocalDate, early: boolean) =>
  week(from).map((onDay, index): RosterTurn => {
    const isEarly = early === (Math.floor(index / 7) % 2 === 0)
    const [fromTime, untilTime] = isEarly ? ['08:00', '16:00'] : ['14:00', '22:00']
    return isWeekend(onDay)
      ? { officerId, onDay, kind: 'rest', fromTime: null, untilTime: null, askedBy: null }
      : { officerId, onDay, kind: 'duty', fromTime, untilTime, askedBy: null }
  })

async function rosterAhead(day: Day): Promise<void> {
  for (const { officer, colleague, supervisor } of Object.values(offices)) {
    const { tx, actor } = await day.at('08:20', supervisor)
    const turns: RosterTurn[] = []
    for (const [index, key] of [officer, colleague, supervisor].entries()) {
      const { id } = await officerAsked(tx, actor, key)
      turns.push(...turnsOf(id, day.on, index !== 1))
    }
    await loadRoster(tx, actor, turns)
  }
  const { tx, actor } = await day.at('08:40', 'di.force')
  for (const [rank, key] of [
    ['supervisor', 'ds.north'],
    ['inspector', 'di.force'],
  ] as const)
    await addOnCall(tx, await officerAsked(tx, actor, key), {
      rank,
      from: { on: addDays(day.on, rosterCame - 1), at: '08:00' },
      until: { on: addDays(day.on, rosterCame + 8), at: '08:00' },
    })
  const trainer = await day.at('09:00', 'admin')
  await changeSkill(trainer.tx, trainer.actor, {
    officer: await officerAsked(trainer.tx, trainer.actor, offices.south.supervisor),
    ask: { skill: 'arms_approver', bookedFor: addDays(day.on, 30) },
  })
  await changeSkill(trainer.tx, trainer.actor, {
    officer: await officerAsked(trainer.tx, trainer.actor, offices.north.officer),
    ask: { skill: 'digital_triage', version: '2024', heldFrom: localDate('2024-05-20') },
  })
}

/** The northern colleague rings in sick; his sergeant asks the other officer of the office. */
async function ringsInSick(day: Day): Promise<void> {
  const { tx, actor } = await day.at('07:50', offices.north.supervisor)
  const officer = await officerAsked(tx, actor, offices.north.colleague)
  await recordAbsence(tx, officer, { kind: 'sick', from: day.on })
  const covering = await officerAsked(tx, actor, offices.north.officer)
  await askCover(tx, { officer, covering }, { from: day.on, to: addDays(day.on, 14) })
}

async function accepts(day: Day): Promise<void> {
  const { tx, actor } = await day.at('08:30', offices.north.officer)
  const [asked] = await tx.query<{ id: string }>(
    `select c.id from covers c where c.covering_id = $1 and c.state = 'asked'`,
    [actor.officerId],
  )
  if (asked !== undefined) await answerCover(tx, actor, { id: asked.id, answer: 'accept' })
}

/** The southern colleague is on leave, and whoever was asked has not answered. */
async function goesOnLeave(day: Day): Promise<void> {
  const { tx, actor } = await day.at('08:10', offices.south.supervisor)
  const officer = await officerAsked(tx, actor, offices.south.colleague)
  await recordAbsence(tx, officer, { kind: 'leave', from: day.on, to: addDays(day.on, 11) })
  const covering = await officerAsked(tx, actor, offices.south.officer)
  await askCover(tx, { officer, covering }, { from: day.on, to: addDays(day.on, 11) })
}

/** What is entered on this day of who is here. */
export async function whoIsHere(day: Day): Promise<void> {
  if (day.ago === rosterCame) await rosterAhead(day)
  if (day.ago === fellIll) await ringsInSick(day)
  if (day.ago === coverAccepted) await accepts(day)
  if (day.ago === leaveBegan) await goesOnLeave(day)
}
