// One planned shift: its stops in their order, why each stands there, and how the order is changed.
import { personLine, type PersonLine, type PersonLineFacts } from '../../offenders/index.ts'
import {
  daysBetween,
  formatDate,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { problemsOf, select, type Draw } from '../../platform/views/fields.ts'
import type { HiddenFields, Link, Problem } from '../../platform/views/models.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { crewText, isSamePair, notFree, timeText } from '../rules.ts'
import type { AlsoPlanned } from '../queries.ts'
import type { PlanRead } from '../service/plan.ts'
import type { Claim, OfficerDay, ShiftPlan, Stranger, VisitSince } from '../types.ts'
import type { ShiftForm } from './line.ts'
import { claimText, detailsOnPages } from './claim-words.ts'
import { areaText } from './plans.ts'

type Press = Readonly<{
  action: string
  hidden: HiddenFields
  text: string
  about: string
  isOff: boolean
  /** Where the keyboard goes on after a move. */
  hasFocus: boolean
}>

export type StopRow = Readonly<{
  number: number
  id: string
  person: PersonLine
  addressText: string
  /** All of the address that is printed. */
  districtText: string
  because: string
  /** The plan of the visit wants it later than the day of the shift. */
  notBeforeText: string | null
  seenText: string | null
  /** Who else goes there, by a claim or by another plan of that day. */
  others: readonly string[]
  /** Where it went, for the stop that was moved last. */
  movedText: string | null
  links: readonly Link[]
  moves: readonly Press[]
}>

export type PlanModel = Readonly<{
  title: string
  paperText: string
  problems: readonly Problem[]
  leadText: string
  /** Who of the pair is away then, or planned elsewhere at these hours. */
  warnings: readonly string[]
  noteText: string | null
  stops: readonly StopRow[]
  emptyText: string | null
  /** One form, or none where nobody is left to add. */
  adds: readonly ShiftForm[]
  readOnlyText: string | null
}>

export type StopTold = Readonly<{
  id: string
  because: string
  notBefore: LocalDate | null
  offenderId: OffenderId
  facts: PersonLineFacts
  address: Stranger['address']
  /** Whether the reader opens the file without saying why. */
  opens: boolean
  /** A visit that counts, made since the plan was. */
  seen: VisitSince | null
  /** Of whoever has claimed the visit, and plans of the same day that hold the same person. */
  claim: Claim | null
  others: readonly AlsoPlanned[]
}>

export type PlanPage = Readonly<{
  read: PlanRead
  stops: readonly StopTold[]
  /** Each officer of the pair on the day of the plan. */
  officers: readonly OfficerDay[]
  toAdd: readonly Readonly<{
    id: OffenderId
    name: string
    visorRef: string
    dueOn: LocalDate | null
    earliest: LocalDate | null
  }>[]
  on: LocalDate
  /** The stop that was moved last, and by which of its buttons. */
  was: Readonly<{ stopId: string; by: 'up' | 'down' | null }> | null
  attempt: Attempt
  key: string
}>

const pressOf = (
  { read: { plan }, key }: PlanPage,
  stop: StopTold,
  [path, text, fields]: readonly [string, string, HiddenFields],
): Omit<Press, 'isOff' | 'hasFocus'> => ({
  action: `/shifts/${plan.id}/stops/${stop.id}/${path}`,
  hidden: [
    { name: '_key', value: `${text}-${stop.id}-${key}` },
    { name: 'version', value: String(plan.version) },
    ...fields,
  ],
  text,
  about: `${stop.facts.forenames} ${stop.facts.surname}`,
})

type Way = 'up' | 'down'

/** The same button again, so that one press after another moves a stop on; at either end the way back. */
function focusOf({ was, stops }: PlanPage, stop: StopTold, index: number): Way | null {
  if (was === null || was.stopId !== stop.id) return null
  if (index === 0) return stops.length > 1 ? 'down' : null
  if (index === stops.length - 1) return 'up'
  return was.by ?? 'up'
}

function movesOf(shown: PlanPage, stop: StopTold, index: number): readonly Press[] {
  if (!shown.read.mayChange) return []
  const focus = focusOf(shown, stop, index)
  const move = (to: Way, text: string, isOff: boolean): Press => ({
    ...pressOf(shown, stop, ['move', text, [{ name: 'to', value: to }]]),
    ...{ isOff, hasFocus: focus === to },
  })
  return [
    move('up', 'Move up', index === 0),
    move('down', 'Move down', index === shown.stops.length - 1),
    { ...pressOf(shown, stop, ['remove', 'Take out', []]), isOff: false, hasFocus: false },
  ]
}

const linksOf = ({ offenderId, opens }: StopTold): readonly Link[] =>
  opens
    ? [
        { text: 'File', href: `/offenders/${offenderId}` },
        { text: 'Record a visit', href: `/offenders/${offenderId}/visits/new` },
        { text: 'Record an attempt', href: `/offenders/${offenderId}/visits/new?kind=attempt` },
      ]
    : []

const addressOf = ({ address, opens }: StopTold): string => {
  if (address === null) return 'No address is held'
  if (!opens) return 'The address is on the file'
  return [address.line, address.postcode].filter((part) => part !== null).join(', ')
}

export function othersOf(plan: ShiftPlan, { claim, others }: StopTold): readonly string[] {
  const claimed = claim === null || isSamePair(plan, claim) ? null : claimText(claim)
  return [
    ...(claimed === null ? [] : [claimed.endsWith('”') ? claimed : `${claimed}.`]),
    ...others.map(({ crew }) => `Also a stop of another plan of that day: ${crewText(crew)}.`),
  ]
}

const stopRow = (shown: PlanPage, stop: StopTold, index: number): StopRow => ({
  number: index + 1,
  id: `stop-${stop.id}`,
  person: {
    ...personLine(stop.facts, shown.on, { withTeam: true }),
    ...(stop.opens ? {} : { href: `/weekend-list/${stop.offenderId}` }),
  },
  addressText: addressOf(stop),
  districtText: stop.address?.district ?? 'Area not known',
  because: stop.because,
  notBeforeText:
    stop.notBefore === null ? null : `The plan says not before ${formatShortDate(stop.notBefore)}.`,
  seenText: stop.seen === null ? null : `Seen meanwhile: ${timeText(stop.seen.at)}`,
  others: othersOf(shown.read.plan, stop),
  movedText:
    shown.was?.stopId === stop.id ? `Moved: now stop ${index + 1} of ${shown.stops.length}.` : null,
  links: linksOf(stop),
  moves: movesOf(shown, stop, index),
})

/** 'Ann Lee (V1), 40 days over', 'Ann Lee (V1), by 4 Dec 2026, not before 1 Dec 2026'. */
function addText(
  { name, visorRef, dueOn, earliest }: PlanPage['toAdd'][number],
  on: LocalDate,
): string {
  const over = dueOn === null ? 0 : daysBetween(dueOn, on)
  const early =
    earliest === null || earliest <= on ? '' : `, not before ${formatShortDate(earliest)}`
  if (dueOn === null) return `${name} (${visorRef}), owed with no day set`
  return over > 0
    ? `${name} (${visorRef}), ${over === 1 ? '1 day' : `${over} days`} over${early}`
    : `${name} (${visorRef}), by ${formatShortDate(dueOn)}${early}`
}

function addForms({
  read: { plan, mayChange },
  toAdd,
  attempt,
  key,
}: PlanPage): readonly ShiftForm[] {
  if (!mayChange || toAdd.length === 0) return []
  const draw: Draw = { attempt }
  const form: ShiftForm = {
    action: `/shifts/${plan.id}/stops`,
    hidden: [
      { name: '_key', value: `add-${key}` },
      { name: 'version', value: String(plan.version) },
    ],
    submitText: 'Add as the last stop',
    buttonClasses: 'govuk-button--secondary',
    fields: [
      select(
        draw,
        { name: 'offender', label: 'Add somebody who is owed a visit' },
        toAdd.map((one) => [one.id, addText(one, plan.onDay)]),
      ),
    ],
  }
  return [form]
}

/** 'PC Imran Dell is away on 2 March 2026.', 'PC Alex Marsh is also planned from 15:00 to 20:30 (A and B).' */
export function warningsOf({ plan }: PlanRead, officers: readonly OfficerDay[]): readonly string[] {
  return notFree(plan, officers).flatMap(({ name, isAway, plans }) => [
    ...(isAway ? [`${name} is away on ${formatDate(plan.onDay)}.`] : []),
    ...plans.map(
      ({ fromTime, untilTime, crew }) =>
        `${name} is on another plan of that day, ${fromTime} to ${untilTime} (${crewText(crew)}).`,
    ),
  ])
}

export const planModel = (shown: PlanPage): PlanModel => {
  const { plan, mayChange } = shown.read
  return {
    title: `Shift on ${formatDate(plan.onDay)}`,
    paperText: detailsOnPages,
    problems: problemsOf({ attempt: shown.attempt }),
    leadText: `${crewText(plan.crew)}, ${plan.fromTime} to ${plan.untilTime}. ${areaText(plan)}. The order was proposed by rule and is yours to change; it changes no date and clears nothing.`,
    warnings: warningsOf(shown.read, shown.officers),
    noteText: plan.note,
    stops: shown.stops.map((stop, index) => stopRow(shown, stop, index)),
    emptyText: shown.stops.length === 0 ? 'No stop is on this plan.' : null,
    adds: addForms(shown),
    readOnlyText: mayChange
      ? null
      : 'You can read this plan. The pair, their supervisor or an inspector changes it.',
  }
}
