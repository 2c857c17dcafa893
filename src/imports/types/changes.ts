// What a row of a later register would change, and what is held of a person that it is compared with.
import type { LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { RegisterAgency, RegisterLevel, RegisterPerson, RegisterStatus } from './register.ts'

/** What one row of a later register may change of one person. */
export type ChangeKind =
  | 'name'
  | 'pnc'
  | 'birth'
  | 'sex'
  | 'notes'
  | 'level'
  | 'mappa'
  | 'lead'
  | 'status'
  | 'return'
  | 'management'
  | 'owner'
  | 'address'
  | 'children'
  | 'order'
  | 'visit'
  | 'plan'
  | 'arms'
  | 'sentence'

export type RegisterChange = Readonly<{
  what: ChangeKind
  from: string | null
  to: string | null
  /** True for what would lower, clear, lengthen, suspend or re-own: a proposal once the force is live. */
  lowers: boolean
  /** True when something recorded here stands against it: the register does not replace it. */
  kept: boolean
}>

type Held<T> = Readonly<{ value: T; fromOn: LocalDate | null; origin: 'here' | 'register' }>

/** What is held of a person now, as the comparison with a later register needs it. */
export type Known = Readonly<{
  offenderId: OffenderId
  version: number
  visorRef: string
  pncId: string | null
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: 'M' | 'F'
  notes: string | null
  /** The ViSOR ref of the record that this one was merged into: a row for it changes nothing. */
  mergedInto?: string | null
  /** What the last register said, field by field; null when no register has named this person. */
  register: Partial<RegisterPerson> | null
  level: Held<RegisterLevel>
  status: Held<RegisterStatus>
  management: Held<'active' | 'reactive'> | null
  lead: Held<RegisterAgency>
  mappa: Held<number> | null
  owner: Held<Readonly<{ officer: string | null; team: string }>>
  home: Held<
    Readonly<{ id: string; version: number; line: string; postcode: string | null }>
  > | null
  childrenMarker: Readonly<{ id: string; version: number }> | null
  orderMarker: Readonly<{ id: string; version: number }> | null
  lastSeenOn: LocalDate | null
  newestPlan: Readonly<{ latestBy: LocalDate; madeOn: LocalDate | null; origin: string }> | null
  visitDueOn: LocalDate | null
  registerArms: Readonly<{
    id: string
    version: number
    completedOn: LocalDate
    state: string
  }> | null
}>
