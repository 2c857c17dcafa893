// One day of the history while it is lived: who is here, who acts at what time, and what chance brings.
import { actorNamed, type Actor } from '../../src/access/index.ts'
import { registerOn, type Register, type Registered } from '../../src/backlog/index.ts'
import {
  addDays,
  dayNumber,
  instantAt,
  isWorkingDay,
  localDateOf,
  type LocalDate,
} from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { policyOn, type Policy } from '../../src/policy/index.ts'
import type { Roll } from './chance.ts'

/** Somebody doing something at one moment of the day. */
export type Scene = Readonly<{ tx: Tx; actor: Actor }>

export type Day = Readonly<{
  tx: Tx
  forceId: ForceId
  on: LocalDate
  /** Days until the day that the demonstration is shown on. */
  ago: number
  policy: Policy
  isWorking: boolean
  /** Everybody as the day found them, by the register's reference. */
  people: ReadonlyMap<string, Registered>
  register: Register
  roll: Roll
  at(time: string, username: string): Promise<Scene>
}>

/** The instant of a time of day; the times of the demonstration all exist. */
export function momentOf(on: LocalDate, time: string): Date {
  const at = instantAt(on, time)
  if (at === null) throw new Error(`${on} has no ${time}`)
  return at
}

/** The same transaction, as somebody acts in it at a moment of its day. */
export const actingIn = (tx: Tx, at: Date, actor: string): Tx => ({ ...tx, at, actor })

export type Dawn = Readonly<{
  tx: Tx
  forceId: ForceId
  ago: number
  roll: Roll
}>

/** Reads everybody as the transaction's day finds them. */
export async function dayOf({ tx, forceId, ago, roll }: Dawn): Promise<Day> {
  const on = localDateOf(tx.at)
  const policy = await policyOn(tx, on)
  const scope = { forceId, teamId: null, countsOnly: false }
  const register = await registerOn(tx, scope, { on, policy })
  const actors = new Map<string, Actor>()
  const actorOf = async (username: string): Promise<Actor> => {
    const actor = actors.get(username) ?? (await actorNamed(tx, username))
    actors.set(username, actor)
    return actor
  }
  return {
    tx,
    forceId,
    on,
    ago,
    policy,
    isWorking: isWorkingDay(on, policy.dates('calendar.bank_holidays')),
    people: new Map(register.people.map((one) => [one.counted.visorRef, one])),
    register,
    roll,
    at: async (time, username) => ({
      tx: actingIn(tx, momentOf(on, time), username),
      actor: await actorOf(username),
    }),
  }
}

/** Monday is 1, Sunday 0. */
export const weekdayOfDate = (on: LocalDate): number => (dayNumber(on) + 4) % 7

export const weekdayOf = ({ on }: Pick<Day, 'on'>): number => weekdayOfDate(on)

const allFree = ({ policy }: Day, days: readonly LocalDate[]): boolean =>
  days.every((day) => !isWorkingDay(day, policy.dates('calendar.bank_holidays')))

/** Whether every later day before the one that the demonstration is shown on is a free one. */
export const isLastWorkingDay = (day: Day): boolean =>
  day.isWorking &&
  allFree(
    day,
    Array.from({ length: day.ago - 1 }, (_, index) => addDays(day.on, index + 1)),
  )

/** Whether a gap between working days follows one: the Friday, mostly. */
export const isBeforeGap = ({ policy }: Pick<Day, 'policy'>, on: LocalDate): boolean => {
  const holidays = policy.dates('calendar.bank_holidays')
  return isWorkingDay(on, holidays) && !isWorkingDay(addDays(on, 1), holidays)
}

/** Whether it is the first day to work on of those from so many days before the one shown. */
export const isFirstWorkingDay = (day: Day, from: number): boolean =>
  day.isWorking &&
  day.ago <= from &&
  allFree(
    day,
    Array.from({ length: from - day.ago }, (_, index) => addDays(day.on, -index - 1)),
  )

/** The id of somebody who must be here by now. */
export function idOf(day: Day, ref: string): OffenderId {
  const found = day.people.get(ref)
  if (found === undefined) throw new Error(`nobody is here as ${ref} on ${day.on}`)
  return found.file.person.id
}
