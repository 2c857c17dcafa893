// The fortnightly and monthly roll-ups: the same figures at the start and the end, and what happened between.
import { figuresFrom, inTeam, registerOn, type Figures } from '../../backlog/index.ts'
import { notLoadedCount } from '../../imports/index.ts'
import {
  addDays,
  isWorkingDay,
  sameDayMonthsLater,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { policyOn } from '../../policy/index.ts'
import {
  decisionsBetween,
  editionHeads,
  leftBetween,
  type DecisionCounts,
  type LeftCount,
  type Span,
} from '../queries.ts'
import type { NamedOffice } from './compose.ts'

export type Period = 'fortnight' | 'month'

export type RollUp = Readonly<{
  period: Period
  from: LocalDate
  to: LocalDate
  /** As on the day before the period began, and as on its last day. */
  start: Figures
  end: Figures
  left: readonly LeftCount[]
  decisions: DecisionCounts
  /** Days of the period on which a briefing was held, of its working days. */
  held: number
  workingDays: number
}>

const fortnight = 14

const firstDay = (period: Period, to: LocalDate): LocalDate =>
  period === 'fortnight' ? addDays(to, 1 - fortnight) : addDays(sameDayMonthsLater(to, -1), 1)

async function figuresOn(tx: Tx, office: NamedOffice, on: LocalDate): Promise<Figures> {
  const policy = await policyOn(tx, on)
  const scope = { forceId: office.forceId, teamId: office.teamId, countsOnly: false }
  const register = await registerOn(tx, { ...scope, teamId: null }, { on, policy })
  const people = office.teamId === null ? register.people : inTeam(register, office.name)
  return figuresFrom(register, people, await notLoadedCount(tx, scope))
}

async function workingDaysOf(tx: Tx, { from, to }: Span): Promise<number> {
  const holidays = (await policyOn(tx, to)).dates('calendar.bank_holidays')
  let days = 0
  for (let on = from; on <= to; on = addDays(on, 1)) if (isWorkingDay(on, holidays)) days += 1
  return days
}

/** The roll-up of an office over the period that ends on a day. */
export async function rollUpOf(
  tx: Tx,
  office: NamedOffice,
  { period, to }: Readonly<{ period: Period; to: LocalDate }>,
): Promise<RollUp> {
  const span = { from: firstDay(period, to), to }
  const heads = await editionHeads(tx, office, span)
  return {
    period,
    ...span,
    start: await figuresOn(tx, office, addDays(span.from, -1)),
    end: await figuresOn(tx, office, to),
    left: await leftBetween(tx, office, span),
    decisions: await decisionsBetween(tx, office, span),
    held: new Set(heads.filter(({ heldAt }) => heldAt !== null).map(({ forDate }) => forDate)).size,
    workingDays: await workingDaysOf(tx, span),
  }
}
