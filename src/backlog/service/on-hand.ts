// What a first screen says of who is here: away and uncovered, days without a supervisor, hours running unaccepted.
import {
  gapsAhead,
  isUncovered,
  onCallGapsAhead,
  standingsHere,
  type OnCallGap,
  type SupervisorGap,
} from '../../officers/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { packsOut, packsUnnamed } from '../../shifts/index.ts'
import { ringingCount } from '../queries/ringing.ts'

export type OnHand = Readonly<{
  officers: number
  away: number
  /** Away, holding people, and nobody has accepted to cover all of them. */
  uncovered: number
  gaps: readonly SupervisorGap[]
  /** Days on which the on-call line of the force names somebody who is away. */
  onCallGaps: readonly OnCallGap[]
  gapDays: number
  /** Counted in hours, and nobody has accepted them. */
  ringing: number
  /** Printed pages of weekend visits that should have been back. */
  packsOut: number
}>

/** With those of restricted files, which are listed by their number alone. */
async function countOut(tx: Tx, asked: Parameters<typeof packsOut>[1]): Promise<number> {
  const named = await packsOut(tx, asked)
  return named.length + (await packsUnnamed(tx, asked)).length
}

type Whose = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

/** Of a team, or of the force; as it is now, whatever day the screen is about. */
export async function onHand(tx: Tx, whose: Whose, policy: Policy): Promise<OnHand> {
  const { forceId, teamId } = whose
  const on = localDateOf(tx.at)
  const here = await standingsHere(tx, { forceId, teamId }, on)
  const gapDays = policy.number('roster.gap_days')
  return {
    officers: here.length,
    away: here.filter(({ away }) => away !== null).length,
    uncovered: here.filter(isUncovered).length,
    gaps: await gapsAhead(tx, { forceId, teamId }, { on, count: gapDays }),
    onCallGaps: await onCallGapsAhead(tx, forceId, { on, count: gapDays }),
    gapDays,
    ringing: await ringingCount(tx, { forceId, teamId }),
    packsOut: await countOut(tx, { forceId, teamId, dueBefore: on }),
  }
}
