// The dated history of one person, or of any number, for the rules: one statement, a row for each kind of fact.
import type { LocalDate } from '../../platform/calendar.ts'
import { forWhom, type Whose } from '../../duties/index.ts'
import { packedRows, unpacked, type Packed } from '../../platform/database/packed.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { Agency, Level, Management, PersonFacts, Sex, Status } from '../types.ts'

type Histories = {
  [K in keyof PersonFacts]: PersonFacts[K] extends readonly unknown[] ? K : never
}[keyof PersonFacts]
type What = 'people' | Histories

const ms = `round(date_part('epoch', h.recorded_at) * 1000)`

/** All facts of one kind: whose, from when, recorded when, and what else a kind has. */
const factsIn = (what: Histories, table: string, columns: readonly string[]): string => {
  const from = what === 'returns' ? 'h.on_date' : 'h.from_on'
  const packed = packedRows(['h.offender_id', from, ms, ...columns])
  return `select '${what}' as what, ${packed} as facts from ${table} h where h.struck is null and WHOSE(h.offender_id)`
}

const people = packedRows([
  'o.id',
  'o.force_id',
  'o.visor_ref',
  'o.date_of_birth',
  'o.sex',
  'o.merged_into',
])

const everyFact = forWhom(
  'person-facts',
  [
    `select 'people' as what, ${people} as facts from offenders o where WHOSE(o.id)`,
    factsIn('statuses', 'status_periods', ['h.status', 'h.to_on', 'h.review_on']),
    factsIn('returns', 'returns', ['h.how']),
    factsIn('leads', 'lead_periods', ['h.agency']),
    factsIn('levels', 'level_periods', ['h.level']),
    factsIn('mappas', 'mappa_periods', ['h.mappa_level']),
    factsIn('managements', 'management_periods', ['h.management']),
    factsIn('allocations', 'allocations', ['h.team_id', 'h.officer_id']),
    factsIn('homes', 'addresses', ['h.id', 'h.until_on', 'h.district']),
    factsIn('markers', 'markers', ['h.kind', 'h.until_on']),
  ].join(' union all '),
)

type Day = LocalDate | null
type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : T[K] }
type Building = Writable<PersonFacts>

type Person = readonly [
  OffenderId,
  ForceId,
  visorRef: string,
  born: LocalDate,
  sex: Sex,
  mergedInto: OffenderId | null,
]

const begun = ([id, forceId, visorRef, dateOfBirth, sex, mergedInto]: Person): Building => ({
  id,
  forceId,
  visorRef,
  dateOfBirth,
  sex,
  mergedInto,
  statuses: [],
  returns: [],
  leads: [],
  levels: [],
  mappas: [],
  managements: [],
  allocations: [],
  homes: [],
  markers: [],
})

/** Facts dated after the day asked for are in it too: the rules take them by day. */
export async function personFactsOf(tx: Tx, whose: Whose): Promise<readonly PersonFacts[]> {
  type Told = Readonly<{ what: What; facts: string | null }>
  const told = await everyFact<Told>(tx, whose)
  const texts = new Map(told.map(({ what, facts }) => [what, facts]))
  const textOf = (what: What): string | null => texts.get(what) ?? null
  const found = new Map(unpacked<Person>(textOf('people')).map((row) => [row[0], begun(row)]))
  giveAll({ found, textOf, instantOf: instants() })
  return [...found.values()]
}

type Row<More extends Packed> = readonly [OffenderId, from: Day, recordedAt: string, ...More]
type Giving = Readonly<{
  found: ReadonlyMap<OffenderId, Building>
  textOf: (what: What) => string | null
  /** Much is recorded at one instant, the load of a register before all: each is made once. */
  instantOf: (ms: string) => Date
}>

/** Gives each fact of one kind to the person it is about. */
function give<More extends Packed>(
  { found, textOf, instantOf }: Giving,
  what: Histories,
  push: (person: Building, row: Row<More>, recordedAt: Date) => void,
): void {
  for (const row of unpacked<Row<More>>(textOf(what))) {
    const person = found.get(row[0])
    if (person !== undefined) push(person, row, instantOf(row[2]))
  }
}

function giveAll(to: Giving): void {
  give<readonly [Status, to: Day, review: Day]>(to, 'statuses', (person, row, recordedAt) => {
    const [, fromOn, , status, toOn, reviewOn] = row
    person.statuses.push({ fromOn, recordedAt, status, toOn, reviewOn })
  })
  give<readonly [how: string]>(to, 'returns', (person, [, on, , how], recordedAt) => {
    if (on !== null) person.returns.push({ on, how, recordedAt })
  })
  give<readonly [Agency]>(to, 'leads', (person, [, fromOn, , agency], recordedAt) => {
    person.leads.push({ fromOn, recordedAt, agency })
  })
  give<readonly [Level]>(to, 'levels', (person, [, fromOn, , level], recordedAt) => {
    person.levels.push({ fromOn, recordedAt, level })
  })
  give<readonly [string]>(to, 'mappas', (person, [, fromOn, , mappaLevel], recordedAt) => {
    person.mappas.push({ fromOn, recordedAt, mappaLevel: Number(mappaLevel) })
  })
  give<readonly [Management]>(to, 'managements', (person, row, recordedAt) => {
    const [, fromOn, , management] = row
    person.managements.push({ fromOn, recordedAt, management })
  })
  give<readonly [TeamId, OfficerId | null]>(to, 'allocations', (person, row, recordedAt) => {
    const [, fromOn, , teamId, officerId] = row
    person.allocations.push({ fromOn, recordedAt, officerId, teamId })
  })
  give<readonly [string, until: Day, district: string | null]>(to, 'homes', (person, row, at) => {
    const [, fromOn, , id, untilOn, district] = row
    person.homes.push({ fromOn, recordedAt: at, id, untilOn, district })
  })
  give<readonly [kind: string, until: Day]>(to, 'markers', (person, row, recordedAt) => {
    const [, fromOn, , kind, untilOn] = row
    person.markers.push({ fromOn, recordedAt, kind, untilOn })
  })
}

/** Makes a date of milliseconds as text, and keeps it for whoever asks again. */
function instants(): Giving['instantOf'] {
  const known = new Map<string, Date>()
  return (ms) => {
    const at = known.get(ms) ?? new Date(Number(ms))
    known.set(ms, at)
    return at
  }
}
