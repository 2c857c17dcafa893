// The roster: one person's day, a file of many, and the on-call line.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addDays, formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { isId, newId } from '../../platform/ids.ts'
import { onCallById, rosterOf, type OfficerOne, type OnCallShown } from '../queries.ts'
import { outOfReach, timesExist, turnInstants, turnsMeet } from '../rules.ts'
import { amendOnCall, insertOnCall, replaceDays, touchFilesOf } from '../store/here.ts'
import type { OnCallRank, RosterEntry, RosterRefusal, RosterTurn } from '../types/here.ts'

const refusalWords: Readonly<
  Record<Exclude<RosterRefusal, 'out-of-reach' | 'in-two-places'>, string>
> = {
  'asked-by-needed': 'Say who asked for the officer',
  'times-needed': 'Give both times, or neither for the whole day',
  'ends-before-it-begins': 'The turn must end after it begins, at times that exist on those days',
  'phone-needed': 'Give the number to ring: none is held for this officer',
  'rank-needed':
    'Only an inspector is on call as inspector, and only a supervisor or an inspector as supervisor',
  'already-withdrawn': 'This turn was withdrawn already',
  'no-such-time': 'The clocks go forward that night, and one of these times is left out',
}

const denied = (why: keyof typeof refusalWords, field: string): never =>
  refuse(why, refusalWords[why], field)

type Fault = Readonly<{ why: RosterRefusal; words: string; field: string }>

/** Why a turn cannot stand, or null: files and forms are told alike. */
export const faultOfTurn = (turn: RosterTurn, today: LocalDate): Fault | null => {
  const fault = (why: keyof typeof refusalWords, field: string) => ({
    ...{ why, words: refusalWords[why], field },
  })
  const far = outOfReach(turn.onDay, today)
  if (far !== null) return { why: 'out-of-reach', words: far, field: 'date' }
  if ((turn.fromTime === null) !== (turn.untilTime === null)) return fault('times-needed', 'from')
  if (turn.kind === 'abstracted' && turn.askedBy === null)
    return fault('asked-by-needed', 'askedBy')
  return timesExist(turn) ? null : fault('no-such-time', 'from')
}

const dayKey = ({ officerId, onDay }: Pick<RosterTurn, 'officerId' | 'onDay'>): string =>
  `${officerId} ${onDay}`

const turnKey = ({ kind, fromTime, untilTime, askedBy }: RosterTurn): string =>
  JSON.stringify([fromTime, untilTime, kind, askedBy])

function byDay<Turn extends RosterTurn>(turns: readonly Turn[]): Map<string, Turn[]> {
  const days = new Map<string, Turn[]>()
  for (const turn of turns) days.set(dayKey(turn), [...(days.get(dayKey(turn)) ?? []), turn])
  return days
}

const saysTheSame = (a: readonly RosterTurn[], b: readonly RosterTurn[]): boolean =>
  a.map(turnKey).toSorted().join() === b.map(turnKey).toSorted().join()

/** The turns of the days before and after that stay as they are: a night goes on into the next day. */
export async function standingBeside(
  tx: Tx,
  days: readonly PersonDay[],
): Promise<readonly RosterEntry[]> {
  const set = new Set(days.map(dayKey))
  const stored = await rosterOf(
    tx,
    days.map(({ officerId }) => officerId),
    days.flatMap(({ onDay }) => [addDays(onDay, -1), addDays(onDay, 1)]),
  )
  return stored.filter((entry) => !set.has(dayKey(entry)))
}

/** Where the officer is already at the time of a turn, in words, or null. */
export function elsewhere(turn: RosterTurn, standing: readonly RosterTurn[]): string | null {
  const met = standing.find((one) => one.officerId === turn.officerId && turnsMeet(one, turn))
  if (met === undefined) return null
  const { fromTime, untilTime, onDay } = met
  return `The roster of ${formatShortDate(onDay)} already says where the officer is at that time: ${fromTime ?? '00:00'} to ${untilTime ?? '24:00'}`
}

type PersonDay = Pick<RosterTurn, 'officerId' | 'onDay'>

const namedDays = (turns: readonly RosterTurn[]): PersonDay[] =>
  [...byDay(turns).values()].flatMap(([first]) => (first === undefined ? [] : [first]))

/** The days on which something else stands. */
async function daysChanged(
  tx: Tx,
  days: readonly PersonDay[],
  turns: readonly RosterTurn[],
): Promise<PersonDay[]> {
  const stored = byDay(
    await rosterOf(
      tx,
      days.map(({ officerId }) => officerId),
      days.map(({ onDay }) => onDay),
    ),
  )
  const wanted = byDay(turns)
  return days.filter(
    (day) => !saysTheSame(stored.get(dayKey(day)) ?? [], wanted.get(dayKey(day)) ?? []),
  )
}

/** Puts turns in the place of what stood on these people's days; answers how many days changed. */
async function keepDays(
  tx: Tx,
  actor: Actor,
  { days, turns }: Readonly<{ days: readonly PersonDay[]; turns: readonly RosterTurn[] }>,
): Promise<number> {
  const changed = await daysChanged(tx, days, turns)
  if (changed.length === 0) return 0
  const keys = new Set(changed.map(dayKey))
  const rows = turns
    .filter((turn) => keys.has(dayKey(turn)))
    .map((turn): RosterEntry => ({
      ...turn,
      id: newId(),
      forceId: actor.forceId,
      recordedAt: tx.at,
      recordedBy: tx.actor,
      version: 1,
    }))
  await replaceDays(tx, changed, rows)
  await touchFilesOf(
    tx,
    changed.map(({ officerId }) => officerId),
  )
  return changed.length
}

const tell = (tx: Tx, path: string, told: { fields: readonly string[]; count?: number }) =>
  record(tx, { action: 'roster.changed', path, result: 'done', ...told })

export type DayAsk = Readonly<{
  on: LocalDate
  /** `none` clears the day. */
  kind: RosterTurn['kind'] | 'none'
  from?: string | undefined
  until?: string | undefined
  askedBy?: string | undefined
}>

/** Sets one person's day, or clears it. */
export async function setDay(
  tx: Tx,
  actor: Actor,
  { officer, ask }: Readonly<{ officer: OfficerOne; ask: DayAsk }>,
): Promise<void> {
  const day = { officerId: officer.id, onDay: ask.on }
  const turns: RosterTurn[] =
    ask.kind === 'none'
      ? []
      : [
          {
            ...day,
            kind: ask.kind,
            fromTime: ask.from ?? null,
            untilTime: ask.until ?? null,
            askedBy: ask.askedBy ?? null,
          },
        ]
  for (const turn of turns) {
    const fault = faultOfTurn(turn, localDateOf(tx.at))
    if (fault !== null) refuse(fault.why, fault.words, fault.field)
    const met = elsewhere(turn, await standingBeside(tx, [day]))
    if (met !== null) refuse('in-two-places', met, 'from')
  }
  await keepDays(tx, actor, { days: [day], turns })
  await tell(tx, `/officers/${officer.key}/roster/${ask.on}`, { fields: ['roster'], count: 1 })
}

/** How much of a file there was, and how much of it was new. */
export type RosterLoaded = Readonly<{ turns: number; days: number; changed: number }>

/** What a file would change, without changing it. */
export async function tryRoster(tx: Tx, turns: readonly RosterTurn[]): Promise<RosterLoaded> {
  const days = namedDays(turns)
  const changed = await daysChanged(tx, days, turns)
  return { turns: turns.length, days: days.length, changed: changed.length }
}

/** Keeps a file of turns: each person-day that it names is as the file says; the same file changes nothing. */
export async function loadRoster(
  tx: Tx,
  actor: Actor,
  turns: readonly RosterTurn[],
): Promise<RosterLoaded> {
  const days = namedDays(turns)
  const changed = await keepDays(tx, actor, { days, turns })
  await tell(tx, '/roster', { fields: ['roster'], count: changed })
  return { turns: turns.length, days: days.length, changed }
}

type Moment = Readonly<{ on: LocalDate; at: string }>

export type OnCallAsk = Readonly<{
  rank: OnCallRank
  phone?: string | undefined
  from: Moment
  until: Moment
}>

const inspecting = new Set(['inspector', 'chief_inspector'])
const supervising = new Set([...inspecting, 'sergeant', 'supervisor'])

/** By rank, or by the role of the account: an acting rank counts. */
const holdsRank = ({ rank, role }: OfficerOne, wanted: OnCallRank): boolean =>
  [rank, role ?? ''].some((one) => (wanted === 'inspector' ? inspecting : supervising).has(one))

/** Who is rung between two moments, and at which number. */
export async function addOnCall(tx: Tx, officer: OfficerOne, ask: OnCallAsk): Promise<OnCallShown> {
  const turn = turnInstants(ask.from, ask.until)
  if (turn === null) return denied('ends-before-it-begins', 'until')
  const far = [ask.from.on, ask.until.on].map((day) => outOfReach(day, localDateOf(tx.at)))
  for (const [index, words] of far.entries())
    if (words !== null) refuse('out-of-reach', words, index === 0 ? 'fromOn' : 'untilOn')
  if (!holdsRank(officer, ask.rank)) return denied('rank-needed', 'officer')
  const phone = ask.phone ?? officer.phone
  if (phone === null) return denied('phone-needed', 'phone')
  const row = {
    id: newId(),
    forceId: officer.forceId,
    rank: ask.rank,
    officerId: officer.id,
    phone,
    ...turn,
    recordedAt: tx.at,
    recordedBy: tx.actor,
    withdrawnAt: null,
    withdrawnBy: null,
    version: 1,
  }
  await insertOnCall(tx, row)
  await tell(tx, '/roster/on-call', { fields: ['on-call'] })
  return { ...row, key: officer.key, name: officer.name }
}

/** Takes a turn off the on-call line; it stays on record. */
export async function withdrawOnCall(tx: Tx, actor: Actor, id: string): Promise<OnCallShown> {
  const turn = isId(id) ? await onCallById(tx, actor.forceId, id) : null
  if (turn === null) throw new AppError('not-found')
  if (turn.withdrawnAt !== null) denied('already-withdrawn', '')
  const withdrawn = { withdrawnAt: tx.at, withdrawnBy: tx.actor }
  await amendOnCall(tx, turn, withdrawn)
  await tell(tx, '/roster/on-call', { fields: ['withdrawn'] })
  return { ...turn, ...withdrawn, version: turn.version + 1 }
}
