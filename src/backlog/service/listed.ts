// What is asked of the list of duties, and a duty as every page and program is shown it.
import type { DutyFilter, DutyMark, DutyState, StoredDuty } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Policy } from '../../policy/index.ts'
import type { PersonShown } from '../queries/people.ts'

/** The filters as they stand in the URL: officers by key, teams by name. */
export type DutyQuery = Readonly<{
  kind?: DutyFilter['kind']
  state: DutyState
  level?: DutyFilter['level']
  officer?: string | undefined
  team?: string | undefined
  offender?: string | undefined
}>

export type DutiesAsk = Readonly<{
  query: DutyQuery
  on: LocalDate
  policy: Policy
  size: number
  after: DutyMark | null
}>

export type Owner = Readonly<{ key: string; name: string }>

/** A duty as every page and program is shown it. */
export type ListedDuty = ListedRow &
  Readonly<{ person: PersonShown; owner: Owner | null; state: DutyState; daysOverdue: number }>

type ListedRow = Omit<StoredDuty, 'forceId' | 'teamId' | 'officerId' | 'offenderId'>

type Against = Pick<ListedDuty, 'state' | 'daysOverdue' | 'person' | 'owner'>

/** A stored duty with what is said of it against a day. */
export const listedDuty = (row: ListedRow, against: Against): ListedDuty => ({
  id: row.id,
  level: row.level,
  rank: row.rank,
  kind: row.kind,
  subject: row.subject,
  startsOn: row.startsOn,
  dueOn: row.dueOn,
  dueAt: row.dueAt,
  dueSort: row.dueSort,
  suspended: row.suspended,
  rule: row.rule,
  because: row.because,
  metOn: row.metOn,
  daysLate: row.daysLate,
  state: against.state,
  daysOverdue: against.daysOverdue,
  person: against.person,
  owner: against.owner,
})

export type DutyPart = Readonly<{
  items: readonly ListedDuty[]
  total: number
  next: DutyMark | null
}>

export const ownerOf = (person: PersonShown): Owner | null =>
  person.officerKey === null
    ? null
    : { key: person.officerKey, name: person.officerName ?? person.officerKey }
