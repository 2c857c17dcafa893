// Reads the backlog: every list of duties is one index range of one table.
import { createHash } from 'node:crypto'
import { addDays, type LocalDate } from '../platform/calendar.ts'
import type { Statement, Tx } from '../platform/database/transaction.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Level } from '../policy/index.ts'
import type { DayAndHour, DutyKind, DutyState, OpenDuty } from './types.ts'

export type DutyFilter = Readonly<{
  forceId: ForceId
  teamId?: TeamId | undefined
  officerId?: OfficerId | undefined
  offenderId?: OffenderId | undefined
  kind?: DutyKind | undefined
  level?: Level | undefined
  state: DutyState
}>

export type DutyMark = Readonly<{ rank: number; dueSort: string; id: string }>

/** What is asked of the stored list; `at` is the instant that duties counted in hours stand against. */
export type DutyAsk = DayAndHour &
  Readonly<{
    filter: DutyFilter
    dueWithinDays: number
    size: number
    after: DutyMark | null
  }>

/** A stored duty as lists show it: closed ones say what met them. */
export type StoredDuty = Omit<OpenDuty, 'uses' | 'policy'> &
  Readonly<{ dueSort: string; metOn: LocalDate | null; daysLate: number | null }>

const columns = `d.id, d.force_id as "forceId", d.team_id as "teamId", d.officer_id as "officerId",
  d.offender_id as "offenderId", d.level, d.rank, d.kind, d.subject, d.starts_on as "startsOn",
  d.due_on as "dueOn", d.due_at as "dueAt", d.due_sort::text as "dueSort",
  case when d.suspended_why is null then null else jsonb_build_object('why', d.suspended_why,
    'since', d.suspended_since, 'reviewOn', d.review_on) end as suspended,
  d.rule, d.because, d.met_on as "metOn", d.days_late as "daysLate"`

/** Collects conditions and their values, numbering the parameters. */
class Conditions {
  readonly values: unknown[] = []
  private readonly texts: string[] = []
  add(text: (parameter: string) => string, value: unknown): void {
    this.values.push(value)
    this.texts.push(text(`$${this.values.length}`))
  }
  plain(text: string): void {
    this.texts.push(text)
  }
  parameter(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
  get where(): string {
    return this.texts.join(' and ')
  }
}

const openOnly = 'd.closed_at is null and d.suspended_why is null'

/** Overdue by its day, or by its instant for duties counted in hours. */
function stateIs(
  to: Conditions,
  { state }: DutyFilter,
  ask: Pick<DutyAsk, 'on' | 'at' | 'dueWithinDays'>,
): void {
  if (state === 'met') to.add((p) => `d.closed_at is not null and d.met_on <= ${p}::date`, ask.on)
  else if (state === 'suspended') to.plain('d.closed_at is null and d.suspended_why is not null')
  else to.plain(openOnly)
  if (state === 'no_date') to.plain('d.due_on is null')
  if (state === 'overdue') overdue(to, ask)
  if (state === 'due') {
    to.add((p) => `d.due_on >= ${p}::date`, ask.on)
    to.add((p) => `d.due_on <= ${p}::date`, addDays(ask.on, ask.dueWithinDays))
    if (ask.at !== null)
      to.add((p) => `(d.due_at is null or d.due_at >= ${p}::timestamptz)`, ask.at)
  }
}

function overdue(to: Conditions, { on, at }: DayAndHour): void {
  if (at === null) {
    to.add((p) => `d.due_on < ${p}::date`, on)
    return
  }
  const [day, instant] = [on, at].map((value) => to.parameter(value))
  to.plain(
    `d.due_on <= ${day}::date and (d.due_on < ${day}::date or d.due_at < ${instant}::timestamptz)`,
  )
}

function conditionsOf(ask: Pick<DutyAsk, 'filter' | 'on' | 'at' | 'dueWithinDays'>): Conditions {
  const { filter } = ask
  const conditions = new Conditions()
  conditions.add((p) => `d.force_id = ${p}`, filter.forceId)
  const given = [
    ['d.team_id', filter.teamId],
    ['d.officer_id', filter.officerId],
    ['d.offender_id', filter.offenderId],
    ['d.kind', filter.kind],
    ['d.level', filter.level],
  ] as const
  for (const [column, value] of given)
    if (value !== undefined) conditions.add((p) => `${column} = ${p}`, value)
  stateIs(conditions, filter, ask)
  return conditions
}

/** The same filters give the same text, so the same plan. */
const named = (text: string): Statement => ({
  name: `duties-${createHash('sha1').update(text).digest('hex').slice(0, 20)}`,
  text,
})

type Text = Readonly<{ text: string; values: readonly unknown[] }>

/** One part of the list in its order (rank, due day, id), after the mark to go on from: so much of each. */
function partOf(ask: DutyAsk, selected: string): Text {
  const conditions = conditionsOf(ask)
  if (ask.after !== null) {
    const { rank, dueSort, id } = ask.after
    const [a, b, c] = [rank, dueSort, id].map((value) => conditions.parameter(value))
    conditions.plain(`(d.rank, d.due_sort, d.id) > (${a}, ${b}::date, ${c}::uuid)`)
  }
  // The size stands in the text: PostgreSQL keeps no plan for a limit that it does not know.
  const text = `select ${selected} from duties d where ${conditions.where}
    order by d.rank, d.due_sort, d.id limit ${ask.size.toFixed(0)}`
  return { text, values: conditions.values }
}

export async function listDuties(tx: Tx, ask: DutyAsk): Promise<readonly StoredDuty[]> {
  const { text, values } = partOf(ask, columns)
  return await tx.query<StoredDuty>(named(text), values)
}

/** What `peopleIn` selects of the people of a part, given the part's ids and, as the last parameters, its day and hour. */
export async function listPeople<Person>(
  tx: Tx,
  ask: DutyAsk,
  peopleIn: (ids: string, as: Readonly<{ on: string; at: string }>) => string,
): Promise<readonly Person[]> {
  const { text, values } = partOf(ask, 'd.offender_id')
  const as = { on: `$${values.length + 1}`, at: `$${values.length + 2}` }
  const people = peopleIn(`(${text})`, as)
  return await tx.query<Person>(named(people), [...values, ask.on, ask.at])
}

/** The parts of the whole list in its order, over `d`, for a query that joins to it what a file says of each. */
export function wholeListOf(
  ask: Pick<DutyAsk, 'filter' | 'on' | 'at' | 'dueWithinDays'>,
): Readonly<{ where: string; order: string; values: readonly unknown[] }> {
  const { where, values } = conditionsOf(ask)
  return { where, order: 'd.rank, d.due_sort, d.id', values }
}

export async function countDuties(
  tx: Tx,
  ask: Pick<DutyAsk, 'filter' | 'on' | 'at' | 'dueWithinDays'>,
): Promise<number> {
  const conditions = conditionsOf(ask)
  const text = `select count(*)::int as total from duties d where ${conditions.where}`
  const [row] = await tx.query<{ total: number }>(named(text), conditions.values)
  return row?.total ?? 0
}
