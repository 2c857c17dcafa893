// One officer's day: whom to see or deal with, in what order, and why.
import { countDuties, listDuties, type DutyState, type StoredDuty } from '../../duties/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OfficerId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { decidedFor, type Decided } from '../queries/decided.ts'
import { peopleShown, type PersonShown } from '../queries/people.ts'
import { orderInWords, type OrderFacts } from '../rules/order.ts'
import { bringUpToDate } from './up-to-date.ts'
import { againstDay } from '../rules/on-day.ts'
import { listedDuty, ownerOf, type ListedDuty } from './listed.ts'

/** One person of the day: the duty that sets the place, why it stands there, and what else is owed. */
export type DayEntry = Readonly<{
  duty: ListedDuty
  words: string
  also: readonly ListedDuty[]
}>

export type Day = Readonly<{
  on: LocalDate
  /** Late, or owed with no day. */
  now: readonly DayEntry[]
  soon: readonly DayEntry[]
  /** What meetings decided that this officer is to do. */
  decided: readonly Decided[]
  totals: Readonly<Record<'overdue' | 'no_date' | 'due' | 'suspended', number>>
}>

export type DayAsk = Readonly<{ forceId: ForceId; officerId: OfficerId; policy: Policy }>

/** More than any one officer can hold: the page says so if there ever are. */
const most = 200

type Placed = OrderFacts & Readonly<{ duty: ListedDuty }>

const placed = (duty: ListedDuty): Placed => ({
  duty,
  id: duty.id,
  kind: duty.kind,
  level: duty.level,
  // No room can say this yet: the children's register will.
  childInDanger: false,
  startsOn: duty.startsOn,
  dueOn: duty.dueOn,
  returnedOn: duty.person.returnedOn,
  movedOn: duty.person.movedOn,
  attempts: duty.person.attemptsSince,
  levelUnsupported: duty.person.levelUnsupported,
})

/** In order, one entry a person: someone owed three things is gone to once. */
function entriesOf(duties: readonly ListedDuty[], on: LocalDate, policy: Policy): DayEntry[] {
  const entries = new Map<string, DayEntry>()
  for (const { row, words } of orderInWords(duties.map(placed), { on, policy })) {
    const known = entries.get(row.duty.person.id)
    entries.set(
      row.duty.person.id,
      known === undefined
        ? { duty: row.duty, words, also: [] }
        : { ...known, also: [...known.also, row.duty] },
    )
  }
  return [...entries.values()]
}

const states = ['overdue', 'no_date', 'due', 'suspended'] as const

/** A fixed number of statements: each state's range and count, and the people once. */
export async function dayOf(tx: Tx, { forceId, officerId, policy }: DayAsk): Promise<Day> {
  await bringUpToDate(tx, { officerId })
  const on = localDateOf(tx.at)
  const dueWithinDays = policy.number('duties.due_within_days')
  const asking = (state: DutyState) => ({
    filter: { forceId, officerId, state },
    on,
    dueWithinDays,
  })
  const rows: StoredDuty[] = []
  const totals = { overdue: 0, no_date: 0, due: 0, suspended: 0 }
  for (const state of states) {
    totals[state] = await countDuties(tx, asking(state))
    if (state !== 'suspended')
      rows.push(...(await listDuties(tx, { ...asking(state), size: most, after: null })))
  }
  const people = await peopleShown(
    tx,
    rows.map((row) => row.offenderId),
    on,
  )
  const listed = rows.flatMap((row) => listedOf(row, people, { on, policy }))
  // Someone whose whereabouts are unknown is looked for now, on the first day too.
  const isSoon = ({ state, kind }: ListedDuty): boolean => state === 'due' && kind !== 'whereabouts'
  const now = entriesOf(
    listed.filter((duty) => !isSoon(duty)),
    on,
    policy,
  )
  const soon = entriesOf(listed.filter(isSoon), on, policy)
  const decided = await decidedFor(tx, { forceId, officerId })
  return { on, now, soon, decided, totals }
}

function listedOf(
  row: StoredDuty,
  people: ReadonlyMap<string, PersonShown>,
  { on, policy }: { on: LocalDate; policy: Policy },
): ListedDuty[] {
  const person = people.get(row.offenderId)
  if (person === undefined) return []
  return [listedDuty(row, { ...againstDay(row, on, policy), person, owner: ownerOf(person) })]
}
