// Whether a change of a person's history may be made: its order in time, its direction, who may decide it.
import type { LocalDate } from '../../platform/calendar.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { ChangeRefusal, EventKind, Level, PendingChange, StatusPeriod } from '../types.ts'
import { inForceOn, inOrder } from './history.ts'

type Dated = Readonly<{ fromOn: LocalDate | null; recordedAt: Date }>

/** A new fact would not take hold if it began before the one in force. */
export const beginsBefore = (
  from: LocalDate,
  current: Readonly<{ fromOn: LocalDate | null }> | null,
): boolean => current?.fromOn != null && from < current.fromOn

type Span = Readonly<{ from: LocalDate; to: LocalDate | null }>

const inCommunity = (statuses: readonly StatusPeriod[], on: LocalDate): boolean => {
  const period = inForceOn(statuses, on)
  if (period === null || period.status === 'community') return true
  return period.toOn !== null && period.toOn <= on
}

const nextStart = (history: readonly Dated[], after: LocalDate): LocalDate | null =>
  inOrder(history).find((fact) => fact.fromOn !== null && fact.fromOn > after)?.fromOn ?? null

/**
 * A status may follow the current one, or stand in an earlier gap: a period that ended, told late,
 * fits where the person was in the community and nothing else began before its end.
 */
export function statusFits(
  statuses: readonly StatusPeriod[],
  { from, to }: Span,
  today: LocalDate,
): Decision<null, 'earlier-than-current'> {
  if (!beginsBefore(from, inForceOn(statuses, today))) return yes(null)
  const next = nextStart(statuses, from)
  const gap = to !== null && (next === null || to <= next) && inCommunity(statuses, from)
  return gap ? yes(null) : no('earlier-than-current')
}

const height: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3, very_high: 4 }

export const isHigher = (to: Level, than: Level): boolean => height[to] > height[than]

type Decider = Readonly<{ username: string; role: string }>

const inspectors = new Set(['inspector', 'chief_inspector'])
export const isInspector = ({ role }: Pick<Decider, 'role'>): boolean => inspectors.has(role)
export const isSupervisor = ({ role }: Pick<Decider, 'role'>): boolean =>
  role === 'supervisor' || inspectors.has(role)

/**
 * Contract section 8, Levels: the second of two people for a lower level or reactive management is an
 * inspector, and never whoever recorded it. That it was decided already is said first.
 */
export function mayDecide(
  decider: Decider,
  { state, recordedBy }: Pick<PendingChange, 'state' | 'recordedBy'>,
): Decision<null, 'already-decided' | 'second-approver-needed' | 'rank-too-low'> {
  if (state !== 'awaiting_second') return no('already-decided')
  if (decider.username === recordedBy) return no('second-approver-needed')
  return isInspector(decider) ? yes(null) : no('rank-too-low')
}

/** Contract section 8 and the overnight lists: these undo reactive management at once. */
const undoing = new Set<EventKind>([
  'arrest',
  'charge',
  'breach',
  'intelligence',
  'crime',
  'incident',
  'missing',
  'child_concern',
  'new_household',
])
export const undoesReactive = (kind: EventKind): boolean => undoing.has(kind)

type EventFields = Readonly<{
  kind: EventKind
  note?: string | undefined
  toForce?: string | undefined
  homeAddress?: unknown
}>

/** Contract section 8: a move and a transfer out need their fields. */
export function eventIsWhole(
  event: EventFields,
): Decision<null, Extract<ChangeRefusal, 'address-needed' | 'force-needed' | 'note-needed'>> {
  if (event.kind === 'move' && event.homeAddress === undefined) return no('address-needed')
  if (event.kind !== 'transfer_out') return yes(null)
  if (event.toForce === undefined) return no('force-needed')
  return event.note === undefined ? no('note-needed') : yes(null)
}
