// The weekend list as a reader sees it: each line with everything a stranger needs, in a fixed number of statements.
import { supervisorsToRing, type Actor, type Ringable } from '../../access/index.ts'
import { unprovedCounts } from '../../evidence/index.ts'
import { personLines, type PersonLineFacts } from '../../offenders/index.ts'
import { onCallBetween, standingsHere, type OnCallShown } from '../../officers/index.ts'
import { addDays, localDateOf, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import {
  callsByPerson,
  dayHours,
  surprises,
  workWeeks,
  type Call,
  type DayHours,
} from '../../visits/index.ts'
import { strangersAmong } from '../queries.ts'
import { bestUntried, slotsAhead, type Gap, type OpenSlot } from '../rules.ts'
import type { Stranger } from '../types.ts'
import type { ListedNow } from './listed.ts'

/** Whom to ring besides the owner. */
export type Ring = Readonly<{
  /** When it is asked: a turn that has begun says only until when. */
  at: Date
  onCall: readonly OnCallShown[]
  onDuty: readonly Readonly<{ name: string; teamName: string | null; phone: string }>[]
  /** Where nobody is on call or on duty: the supervisors with a number. */
  supervisors: readonly Ringable[]
}>

/** One person as a stranger needs them. */
export type Told = Readonly<{
  facts: PersonLineFacts
  stranger: Stranger
  calls: readonly Call[]
  unproved: number
  bestSlot: OpenSlot | null
  /** Nothing is left but the working day that ends the list. */
  isLastDay: boolean
  hours: DayHours
}>

export type ToldLine = ListedNow & Told

export type Facts = Readonly<{
  people: ReadonlyMap<OffenderId, PersonLineFacts>
  strangers: ReadonlyMap<OffenderId, Stranger>
  calls: ReadonlyMap<OffenderId, readonly Call[]>
  policy: Policy
  on: LocalDate
}>

/** What is read of some people, whether for a list or for a shift. */
export async function factsOf(tx: Tx, ids: readonly OffenderId[]): Promise<Facts> {
  const on = localDateOf(tx.at)
  return {
    people: await personLines(tx, ids),
    strangers: await strangersAmong(tx, ids),
    calls: await callsByPerson(tx, ids),
    policy: await policyOn(tx, on),
    on,
  }
}

/** The slot among those that are open that was never tried and would surprise most: the same answer as on the plan. */
export function bestSlotOf(
  { calls, strangers, policy, on }: Facts,
  id: OffenderId,
  open: readonly OpenSlot[],
): OpenSlot | null {
  const work = workWeeks(strangers.get(id)?.jobs ?? [])
  const found = surprises({ today: on, policy, calls: calls.get(id) ?? [], work })
  return bestUntried(open, found.predictability.breaking)
}

/** Some lines of a list, told whole; whoever the reader does not know of is not in it. */
export async function toldLines(
  tx: Tx,
  lines: readonly ListedNow[],
  gap: Gap,
): Promise<readonly ToldLine[]> {
  const ids = lines.map(({ line }) => line.offenderId)
  const read = await factsOf(tx, ids)
  const unproved = await unprovedCounts(tx, ids)
  const hours = dayHours(read.policy)
  const open = slotsAhead(gap, tx.at, hours)
  const isLastDay = open.every(({ on }) => on === gap.untilOn)
  return lines.flatMap((listed) => {
    const id = listed.line.offenderId
    const [facts, stranger] = [read.people.get(id), read.strangers.get(id)]
    if (facts === undefined || stranger === undefined) return []
    return [
      {
        ...listed,
        ...{ facts, stranger, hours, isLastDay, calls: read.calls.get(id) ?? [] },
        unproved: unproved.get(id)?.unproved ?? 0,
        bestSlot: bestSlotOf(read, id, open),
      },
    ]
  })
}

/** Who is on call until the end of a day, who is on duty now, and else the supervisors. */
export async function ringOf(tx: Tx, actor: Actor, untilOn: LocalDate): Promise<Ring> {
  const { forceId } = actor
  const before = startOfDay(addDays(untilOn, 1))
  const onCall = await onCallBetween(tx, forceId, { after: tx.at, before })
  const here = await standingsHere(tx, { forceId, teamId: null }, localDateOf(tx.at))
  const onDuty = here.flatMap(({ officer: { name, teamName, phone, role }, isOnTurn }) =>
    isOnTurn && role === 'supervisor' && phone !== null ? [{ name, teamName, phone }] : [],
  )
  const supervisors = onCall.length + onDuty.length > 0 ? [] : await supervisorsToRing(tx, actor)
  return { at: tx.at, onCall, onDuty, supervisors }
}
