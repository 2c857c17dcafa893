// What the overnight lists ask of a team or of a force.
import type { OvernightKind } from '../../overnight/index.ts'

export type OvernightCounts = Readonly<{
  /** Kinds that the force takes and that have not come today. */
  notLoaded: readonly OvernightKind[]
  possible: number
  /** Confirmed, with a question that nobody has answered. */
  asked: number
}>
