// What a load gathers before it is written, table by table.
import type { Arms } from '../../../arms/index.ts'
import type { Records } from '../../../offenders/index.ts'
import type { LocalDate } from '../../../platform/calendar.ts'
import {
  newId,
  type ForceId,
  type OffenderId,
  type OfficerId,
  type TeamId,
} from '../../../platform/ids.ts'
import type { Visit, VisitPlan } from '../../../visits/index.ts'
import type { RegisterPerson } from '../../types.ts'

export type Lists = { -readonly [K in keyof Records]-?: NonNullable<Records[K]>[number][] }

/** Everything that a load adds, table by table. */
export type Rows = Readonly<{
  records: Lists
  visits: Visit[]
  plans: VisitPlan[]
  arms: Arms[]
}>

export const noRows = (): Rows => ({
  records: {
    offenders: [],
    names: [],
    identifiers: [],
    addresses: [],
    markers: [],
    interimControls: [],
    statuses: [],
    returns: [],
    leads: [],
    levels: [],
    mappas: [],
    managements: [],
    pending: [],
    allocations: [],
    events: [],
    chronology: [],
  },
  visits: [],
  plans: [],
  arms: [],
})

export type Load = Readonly<{
  forceId: ForceId
  at: Date
  on: LocalDate
  by: string
  suspensionDays: number
  officers: ReadonlyMap<string, OfficerId>
  teams: ReadonlyMap<string, TeamId>
  rows: Rows
}>

export type Whom = Readonly<{ id: OffenderId; person: RegisterPerson }>

export const recorded = (load: Load, { id }: Whom) => ({
  id: newId<string>(),
  forceId: load.forceId,
  offenderId: id,
  recordedAt: load.at,
  recordedBy: load.by,
  origin: 'register' as const,
})

export const why = 'From the register, not recorded here'

export type Add = (load: Load, whom: Whom, fromOn: LocalDate | null) => void
