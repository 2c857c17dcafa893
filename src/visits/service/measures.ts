// Whose measures of which days a reader may be shown: the officer first, one at a time, and never side by side.
import { scopeOf, type Actor } from '../../access/index.ts'
import { officerChoices, teamChoices, type OfficerChoice } from '../../officers/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import type { TeamId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { measureCounts, type MeasureAsk } from '../queries.ts'
import {
  lastTold,
  measuresOf,
  periodRefused,
  usualPeriod,
  type Calendar,
} from '../rules/measures.ts'
import type { MeasureCounts, MeasuredOf, Measures, MeasuresRefusal, Period } from '../types.ts'

export type MeasuresAsked = Readonly<{
  from?: LocalDate | undefined
  to?: LocalDate | undefined
  team?: string | undefined
  officer?: string | undefined
}>

/** What a reader may choose between: nothing for an officer, who is shown their own. */
export type MeasuresChoices = Readonly<{
  teams: readonly Readonly<{ id: TeamId; name: string }>[]
  officers: readonly OfficerChoice[]
}>

export type Measured = Readonly<{
  ask: MeasureAsk
  isOwn: boolean
  choices: MeasuresChoices
  /** The last day of which others than the officer are told, and for how many working days it is the officer's alone. */
  lastTold: LocalDate
  officerFirstDays: number
}>

async function choicesOf(tx: Tx, actor: Actor): Promise<MeasuresChoices> {
  const scope = scopeOf(actor)
  const teams = await teamChoices(tx, scope)
  if (scope.countsOnly) return { teams, officers: [] }
  const officers = await officerChoices(tx, scope)
  return actor.role === 'officer'
    ? { teams: [], officers: officers.filter(({ id }) => id === actor.officerId) }
    : { teams, officers }
}

/** One officer by key, of those whom the reader may choose. */
function officerOf(key: string | undefined, { officers }: MeasuresChoices): MeasuredOf['officer'] {
  const officer = officers.find((one) => one.key === key)
  if (officer === undefined) throw new AppError('forbidden')
  return officer
}

/** The team asked for, else the reader's own; null is the force. */
function teamOf(
  actor: Actor,
  asked: MeasuresAsked,
  { teams }: MeasuresChoices,
): MeasuredOf['team'] {
  const { teamId } = scopeOf(actor)
  if (asked.team === undefined) return teams.find(({ id }) => id === teamId) ?? null
  const team = teams.find(({ name }) => name === asked.team)
  if (team === undefined) throw new AppError('out-of-scope')
  return team
}

/** An officer is shown their own and may ask for nothing else. */
function measuredOf(actor: Actor, asked: MeasuresAsked, choices: MeasuresChoices): MeasuredOf {
  const { forceId } = actor
  if (actor.role === 'officer') {
    if (asked.team !== undefined) throw new AppError('forbidden')
    const officer = officerOf(asked.officer ?? choices.officers[0]?.key, choices)
    return { forceId, team: null, officer }
  }
  return asked.officer === undefined
    ? { forceId, team: teamOf(actor, asked, choices), officer: null }
    : { forceId, team: null, officer: officerOf(asked.officer, choices) }
}

/** Who and which days, or why not. */
export async function measuredFor(
  tx: Tx,
  actor: Actor,
  asked: MeasuresAsked,
): Promise<Decision<Measured, MeasuresRefusal>> {
  const today = localDateOf(tx.at)
  const policy = await policyOn(tx, today)
  const calendar: Calendar = {
    today,
    holidays: policy.dates('calendar.bank_holidays'),
    officerFirstDays: policy.number('measures.officer_first_days'),
  }
  const choices = await choicesOf(tx, actor)
  const of = measuredOf(actor, asked, choices)
  const isOwn = of.officer !== null && of.officer.id === actor.officerId
  const usual = usualPeriod(isOwn, calendar)
  const period: Period = { from: asked.from ?? usual.from, to: asked.to ?? usual.to }
  const refused = periodRefused(period, isOwn, calendar)
  if (refused !== null) return no(refused)
  return yes({
    ask: { of, period, writeUpHours: policy.number('visits.write_up_hours') },
    isOwn,
    choices,
    lastTold: lastTold(calendar),
    officerFirstDays: calendar.officerFirstDays,
  })
}

export async function measuresFor(
  tx: Tx,
  { ask }: Measured,
): Promise<Readonly<{ counts: MeasureCounts; measures: Measures }>> {
  const counts = await measureCounts(tx, ask)
  return { counts, measures: measuresOf(counts) }
}
