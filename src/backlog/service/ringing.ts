// Hours-clocks: whom to ring now, the call written down, and the duty accepted.
import { ownsFile, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import {
  acceptPerson,
  apartSince,
  availabilityOf,
  awayOn,
  coverOn,
  nextSpell,
  offDutyNow,
  officerAsked,
  officersListed,
  onCallBetween,
  rosterBetween,
} from '../../officers/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId, type ForceId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { dutyById } from '../queries/ringing.ts'
import { othersBeside, passedOver, ringNow, stepsFor, type OnDuty } from '../rules/ringing.ts'
import { insertAcceptance, insertCall } from '../store/ringing.ts'
import type {
  Acceptance,
  Call,
  HoursDuty,
  PassedOver,
  Reachable,
  RingingRefusal,
  RingNow,
  RingStep,
} from '../types/ringing.ts'
import { bringUpToDate } from './up-to-date.ts'

const refusalWords: Readonly<Record<RingingRefusal, string>> = {
  'already-accepted': 'Somebody has accepted this already: see who below',
  'already-closed': 'This is not owed any more',
  'not-yours-to-accept':
    'This belongs to another team. Whoever is rung about it, or an officer of that team, accepts it',
  'said-needed': 'Say what was said',
  'number-needed': 'Say who was rung, and at which number',
}

const denied = (why: RingingRefusal, field = ''): never => refuse(why, refusalWords[why], field)

/** Who works for a force now: read once for any number of duties. */
async function onDutyNow(tx: Tx, forceId: ForceId): Promise<OnDuty> {
  const on = localDateOf(tx.at)
  const availability = await availabilityOf(tx, forceId)
  const turns = await rosterBetween(tx, forceId, { from: addDays(on, -1), to: on })
  return {
    at: tx.at,
    officers: await officersListed(tx, forceId, null),
    turns,
    line: await onCallBetween(tx, forceId, { after: tx.at, before: new Date(tx.at.getTime() + 1) }),
    isAway: (id) => awayOn(availability, id, on) !== null,
    offOf: (id) => offDutyNow(turns, id, tx.at),
    isApart: (officerId, { offenderId }) =>
      apartSince(availability, { officerId, offenderId }, on) !== null,
    coveringOf: ({ officerId, offenderId }) =>
      officerId === null
        ? null
        : (coverOn(availability, { officerId, offenderId }, on)?.coveringId ?? null),
  }
}

export type RingingDuty = Readonly<{
  duty: HoursDuty
  steps: readonly RingStep[]
  /** Null once it is accepted or closed, or while nobody can be rung. */
  now: RingNow | null
  /** Of those who would be rung, who is not now. */
  passed: readonly PassedOver[]
  /** Of the last rank, once nobody is above it. */
  others: readonly Reachable[]
  /** The hour has passed. */
  isLate: boolean
}>

type Climbs = Readonly<{ known: OnDuty; climbMinutes: number }>

export const climbsOf = async (tx: Tx, forceId: ForceId): Promise<Climbs> => ({
  known: await onDutyNow(tx, forceId),
  climbMinutes: (await policyOn(tx, localDateOf(tx.at))).number('ringing.climb_minutes'),
})

export function ringingOf(duty: HoursDuty, { known, climbMinutes }: Climbs): RingingDuty {
  const steps = stepsFor(duty, known)
  const isRung = duty.isOpen && duty.acceptedBy === null && duty.dueAt !== null
  const { openedAt: raisedAt, calls } = duty
  const now = isRung ? ringNow(steps, { raisedAt, at: known.at, climbMinutes, calls }) : null
  return {
    ...{ duty, steps, now },
    passed: isRung ? passedOver(duty, known) : [],
    others: othersBeside(duty, known, now),
    isLate: duty.isOpen && duty.dueAt !== null && duty.dueAt < known.at,
  }
}

/** One duty of the reader's force: names and levels, as every officer of the force may find anybody. */
export async function dutyAsked(tx: Tx, actor: Actor, id: string): Promise<RingingDuty> {
  const duty = await dutyById(tx, actor.forceId, id)
  if (duty === null) throw new AppError('not-found')
  return ringingOf(duty, await climbsOf(tx, actor.forceId))
}

const isRungAbout = ({ now }: RingingDuty, actor: Actor): boolean =>
  now?.people.some(({ officerId }) => officerId === actor.officerId) === true

export const mayAccept = (ringing: RingingDuty, actor: Actor): boolean =>
  actor.officerId !== null &&
  ringing.duty.isOpen &&
  ringing.duty.acceptedBy === null &&
  ringing.duty.dueAt !== null &&
  (ownsFile(actor, ringing.duty) || isRungAbout(ringing, actor))

const recorded = (tx: Tx, { forceId, offenderId, kind, subject }: HoursDuty) => ({
  id: newId(),
  forceId,
  offenderId,
  recordedAt: tx.at,
  recordedBy: tx.actor,
  origin: 'here' as const,
  struck: null,
  dutyKind: kind,
  dutySubject: subject,
})

const sooner = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b

/** A person of an officer who is away: to accept is to cover that person until the officer is back. */
async function coverPerson(tx: Tx, actor: Actor, duty: HoursDuty): Promise<void> {
  const { officerId, offenderId } = duty
  if (officerId === null || actor.officerId === null) return
  const on = localDateOf(tx.at)
  const availability = await availabilityOf(tx, actor.forceId, [officerId])
  const spell = awayOn(availability, officerId, on) ?? nextSpell(availability, officerId, on)
  // Until the owner is back, or until whoever accepts goes away: then it is owed anew.
  const own = await availabilityOf(tx, actor.forceId, [actor.officerId])
  const goesOn = nextSpell(own, actor.officerId, on)?.fromOn ?? null
  const lastOn = sooner(spell?.lastOn ?? null, goesOn === null ? null : addDays(goesOn, -1))
  await acceptPerson(
    tx,
    {
      officer: await officerAsked(tx, actor, officerId),
      covering: await officerAsked(tx, actor, actor.officerId),
    },
    { from: on, ...(lastOn === null ? {} : { to: lastOn }), offenderId },
  )
}

const told = (tx: Tx, { forceId, offenderId, id }: HoursDuty, summary: string): Promise<void> =>
  addToChronology(tx, [
    { forceId, offenderId, at: tx.at, hasTime: true, kind: 'duty', summary, href: `/duties/${id}` },
  ])

const tell = (
  tx: Tx,
  { offenderId }: HoursDuty,
  [action, ...fields]: readonly ['duty.accepted' | 'call.recorded', ...string[]],
): Promise<void> => record(tx, { action, offenderId, fields, result: 'done' })

async function keepAcceptance(
  tx: Tx,
  duty: HoursDuty,
  who: Pick<Acceptance, 'officerId' | 'name'>,
): Promise<void> {
  await insertAcceptance(tx, { ...recorded(tx, duty), ...who })
  await told(
    tx,
    duty,
    `${who.name} accepted what is owed within hours: ${duty.kind.replaceAll('_', ' ')}.`,
  )
  await tell(tx, duty, ['duty.accepted', duty.kind])
}

/** The duty is the actor's from now on, and nobody is rung about it any more. */
export async function acceptDuty(tx: Tx, actor: Actor, id: string): Promise<void> {
  await bringUpToDate(tx)
  // Two who accept at once: the second waits here, and then sees who was first.
  await lockOffenders(tx, [(await dutyAsked(tx, actor, id)).duty.offenderId])
  const ringing = await dutyAsked(tx, actor, id)
  const { duty } = ringing
  if (!duty.isOpen || duty.dueAt === null) denied('already-closed')
  if (duty.acceptedBy !== null) denied('already-accepted')
  if (!mayAccept(ringing, actor)) denied('not-yours-to-accept')
  if (duty.kind === 'cover') await coverPerson(tx, actor, duty)
  await keepAcceptance(tx, duty, { officerId: actor.officerId, name: actor.name })
  tx.touch(duty.offenderId)
}

export type CallAsk = Readonly<{
  officer?: string | undefined
  name?: string | undefined
  phone?: string | undefined
  answered: boolean
  said?: string | undefined
}>

/** Whom a call names: somebody who can be rung about it, or a name and a number that were typed. */
function rungIn(
  { steps, others }: RingingDuty,
  ask: CallAsk,
): Pick<Reachable, 'name' | 'phone'> & Pick<Call, 'officerId'> {
  const known = [...steps.flat(), ...others].find(({ key }) => key === ask.officer)
  if (known !== undefined)
    return { officerId: known.officerId, name: known.name, phone: ask.phone ?? known.phone }
  const { name, phone } = ask
  if (name === undefined || phone === undefined) return denied('number-needed', 'officer')
  return { officerId: null, name, phone }
}

/** Writes down a call: whom, at which number, whether anybody answered, and what was said or should be known. */
export async function recordCall(
  tx: Tx,
  actor: Actor,
  { id, ask }: Readonly<{ id: string; ask: CallAsk }>,
): Promise<void> {
  const ringing = await dutyAsked(tx, actor, id)
  const { duty } = ringing
  if (!duty.isOpen || duty.dueAt === null) denied('already-closed')
  if (ask.answered && ask.said === undefined) denied('said-needed', 'said')
  const rung = rungIn(ringing, ask)
  await insertCall(tx, {
    ...recorded(tx, duty),
    ...rung,
    rungAt: tx.at,
    answered: ask.answered,
    said: ask.said ?? null,
  })
  await told(
    tx,
    duty,
    `${actor.name} rang ${rung.name}: ${ask.answered ? 'answered' : 'no answer'}.`,
  )
  await tell(tx, duty, ['call.recorded', 'name', 'phone'])
}
