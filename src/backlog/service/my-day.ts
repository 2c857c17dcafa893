// One officer's day: whom to see or deal with, in what order, and why.
import {
  dayAndHour,
  countDuties,
  listDuties,
  type DayAndHour,
  type DutyState,
  type StoredDuty,
} from '../../duties/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, OfficerId } from '../../platform/ids.ts'
import { coversHandedBack, coversHeldBy, type CoverShown } from '../../officers/index.ts'
import type { Policy } from '../../policy/index.ts'
import { promisesPastCount } from '../../evidence/index.ts'
import { claimsHeldBy, type ClaimHeld } from '../../shifts/index.ts'
import { writeUpsOfWriter, type WriteUpOfWriter } from '../../visits/index.ts'
import { decidedFor, type Decided } from '../queries/decided.ts'
import { unreadSightings, type UnreadSighting } from '../../sightings/index.ts'
import { ringingCount } from '../queries/ringing.ts'
import { peopleShown, type PersonShown } from '../queries/people.ts'
import { orderInWords, type OrderFacts } from '../rules/order.ts'
import { bringUpToDate } from './up-to-date.ts'
import { againstDay } from '../rules/on-day.ts'
import { listedDuty, ownerOf, type ListedDuty } from './listed.ts'

/** One person of the day: the duty that sets the place, why it stands there, and what else is owed. */
export type DayEntry = Readonly<{
  /** Whose person it is, where the officer stands in. */
  coveringFor: string | null
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
  /** Covers that the officer stands today, and those asked for and not answered. */
  covers: readonly CoverShown[]
  /** Covers of the own files that ended lately, with what came of them. */
  handedBack: readonly CoverShown[]
  /** What others saw of the officer’s people, and of those covered, until it is marked read. */
  sightings: readonly UnreadSighting[]
  /** Visits of the weekend list that the officer claimed, or was named on. */
  claims: readonly ClaimHeld[]
  /** Visits to people of others that the officer recorded and nobody has written up. */
  writeUps: readonly WriteUpOfWriter[]
  /** Self-reports of the officer's people that somebody promised to prove by a day that has passed. */
  promises: number
  /** Counted in hours, of the officer's people, and accepted by nobody. */
  ringing: number
  totals: DayTotals
  /** What is owed of those whom the officer stands in for today. */
  covered: readonly CoveredOwed[]
}>

/** What is owed of an officer covered, or of one person of theirs, and how many promised proofs are past their day. */
export type CoveredOwed = Readonly<{ whose: Covered; totals: DayTotals; promises: number }>

export type DayTotals = Readonly<Record<'overdue' | 'no_date' | 'due' | 'suspended', number>>

/** An officer covered whole, or one person of an officer. */
export type Covered = Pick<
  CoverShown,
  'officerId' | 'officerKey' | 'officerName' | 'offenderId' | 'personName'
>

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
function entriesOf(
  duties: readonly ListedDuty[],
  coveringFor: (duty: ListedDuty) => string | null,
  { on, policy }: Readonly<{ on: LocalDate; policy: Policy }>,
): DayEntry[] {
  const entries = new Map<string, DayEntry>()
  for (const { row, words } of orderInWords(duties.map(placed), { on, policy })) {
    const known = entries.get(row.duty.person.id)
    entries.set(
      row.duty.person.id,
      known === undefined
        ? { coveringFor: coveringFor(row.duty), duty: row.duty, words, also: [] }
        : { ...known, also: [...known.also, row.duty] },
    )
  }
  return [...entries.values()]
}

const states = ['overdue', 'no_date', 'due', 'suspended'] as const

type Whose = Readonly<{ officerId: OfficerId; offenderId: OffenderId | null }>
type Owed = Readonly<{ rows: readonly StoredDuty[]; totals: DayTotals }>

async function owedBy(
  tx: Tx,
  { officerId, offenderId }: Whose,
  { forceId, policy }: Omit<DayAsk, 'officerId'>,
): Promise<Owed> {
  const dueWithinDays = policy.number('duties.due_within_days')
  const asking = (state: DutyState) => ({
    filter: { forceId, officerId, offenderId: offenderId ?? undefined, state },
    on: localDateOf(tx.at),
    at: tx.at,
    dueWithinDays,
  })
  const rows: StoredDuty[] = []
  const totals = { overdue: 0, no_date: 0, due: 0, suspended: 0 }
  for (const state of states) {
    totals[state] = await countDuties(tx, asking(state))
    if (state !== 'suspended')
      rows.push(...(await listDuties(tx, { ...asking(state), size: most, after: null })))
  }
  return { rows, totals }
}

const standsToday = ({ state, fromOn }: CoverShown, on: LocalDate): boolean =>
  state === 'accepted' && fromOn <= on

/** The officers and the people whom an officer stands in for; one person of an officer covered whole comes once. */
function standsInFor(covers: readonly CoverShown[]): Covered[] {
  const whole = new Map(
    covers.filter(({ offenderId }) => offenderId === null).map((one) => [one.officerId, one]),
  )
  const some = covers.filter(
    ({ officerId, offenderId }) => offenderId !== null && !whole.has(officerId),
  )
  return [...whole.values(), ...some]
}

/** Whose sightings are told: of the own people, of those of an officer covered whole, and of single people covered. */
const sightingsFor = (officerId: OfficerId, covered: readonly Covered[]) => ({
  officerIds: [
    officerId,
    ...covered.filter(({ offenderId }) => offenderId === null).map((one) => one.officerId),
  ],
  offenderIds: covered.flatMap(({ offenderId }) => (offenderId === null ? [] : [offenderId])),
})

/** So many days whoever is back is told that a cover has ended. */
const toldFor = 14

type CoveredRows = CoveredOwed & Readonly<{ owed: readonly StoredDuty[] }>

/** Of each officer or person covered: the duties, how many in each state, and the promised proofs past their day. */
async function owedOfCovered(
  tx: Tx,
  standsIn: readonly Covered[],
  ask: Omit<DayAsk, 'officerId'>,
): Promise<readonly CoveredRows[]> {
  const found: CoveredRows[] = []
  for (const whose of standsIn) {
    const { rows, totals } = await owedBy(tx, whose, ask)
    const { officerId, offenderId } = whose
    const of = { forceId: ask.forceId, teamId: null, officerId, offenderId }
    found.push({ whose, totals, promises: await promisesPastCount(tx, of), owed: rows })
  }
  return found
}

/** A fixed number of statements for the officer and for each covered: each state's range and count, and the people once. */
export async function dayOf(tx: Tx, { forceId, officerId, policy }: DayAsk): Promise<Day> {
  await bringUpToDate(tx, { officerId })
  const on = localDateOf(tx.at)
  const covers = await coversHeldBy(tx, officerId, on)
  const handedBack = await coversHandedBack(tx, officerId, { since: addDays(on, -toldFor), on })
  const { rows: own, totals } = await owedBy(
    tx,
    { officerId, offenderId: null },
    { forceId, policy },
  )
  const standsIn = standsInFor(covers.filter((cover) => standsToday(cover, on)))
  const stood = await owedOfCovered(tx, standsIn, { forceId, policy })
  const covered = stood.map(({ owed: _, ...one }) => one)
  const rows = [...own, ...stood.flatMap(({ owed }) => owed)]
  const people = await peopleShown(
    tx,
    rows.map((row) => row.offenderId),
    on,
  )
  const listed = rows.flatMap((row) => listedOf(row, people, { ...dayAndHour(on, tx.at), policy }))
  // Whoever nobody can find is looked for now, on the first day too; what is counted in hours does not wait a day.
  const isSoon = ({ state, kind, dueAt }: ListedDuty): boolean =>
    state === 'due' && kind !== 'whereabouts' && dueAt === null
  const coveringFor = ({ person }: ListedDuty): string | null =>
    person.officerId === officerId ? null : person.officerName
  const as = { on, policy }
  const now = entriesOf(
    listed.filter((duty) => !isSoon(duty)),
    coveringFor,
    as,
  )
  const soon = entriesOf(listed.filter(isSoon), coveringFor, as)
  const told = await toldBesides(tx, { forceId, officerId }, { standsIn, on })
  return { ...{ on, now, soon, covers, handedBack, totals, covered }, ...told }
}

/** What is told of the day besides the people owed something: decisions, hours, promises, sightings, claims. */
const toldBesides = async (
  tx: Tx,
  { forceId, officerId }: Omit<DayAsk, 'policy'>,
  { standsIn, on }: Readonly<{ standsIn: readonly Covered[]; on: LocalDate }>,
) => ({
  decided: await decidedFor(tx, { forceId, officerId }),
  ringing: await ringingCount(tx, { forceId, teamId: null, officerId }),
  promises: await promisesPastCount(tx, { forceId, teamId: null, officerId, offenderId: null }),
  sightings: await unreadSightings(tx, sightingsFor(officerId, standsIn)),
  claims: await claimsHeldBy(tx, officerId, on),
  writeUps: await writeUpsOfWriter(tx, officerId),
})

function listedOf(
  row: StoredDuty,
  people: ReadonlyMap<string, PersonShown>,
  { policy, ...as }: DayAndHour & Readonly<{ policy: Policy }>,
): ListedDuty[] {
  const person = people.get(row.offenderId)
  if (person === undefined) return []
  return [listedDuty(row, { ...againstDay(row, as, policy), person, owner: ownerOf(person) })]
}
