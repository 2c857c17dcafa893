// What a new value of policy changes of what is owed.
import type { DutyKind } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'

export type ChangedHow = 'opened' | 'closed' | 'earlier' | 'later'

export type ChangedDuty = Readonly<{
  kind: DutyKind
  subject: string
  how: ChangedHow
  oldDueOn: LocalDate | null
  newDueOn: LocalDate | null
  becameOverdue: boolean
  ceasedOverdue: boolean
}>

/** One kind of duty in the count of a change. */
export type KindCount = Readonly<
  Record<ChangedHow | 'becameOverdue' | 'ceasedOverdue', number> & { kind: DutyKind }
>

export type ChangeCounts = Readonly<{
  /** People of whom any duty changes. */
  people: number
  /** People of whom any duty becomes overdue. */
  peopleOverdue: number
  byKind: readonly KindCount[]
}>
