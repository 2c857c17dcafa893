// How many visits count only provisionally: seen, and nobody wrote them up in time. The same duties as the list that it leads to.
import { countDuties, dayAndHour } from '../../duties/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../../platform/ids.ts'

type Whose = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

/** Of a team's people, or of everybody of the force. */
export const provisionalCount = (tx: Tx, { forceId, teamId }: Whose): Promise<number> =>
  countDuties(tx, {
    filter: {
      ...{ forceId, kind: 'visit_write_up', state: 'overdue' },
      teamId: teamId ?? undefined,
    },
    ...dayAndHour(localDateOf(tx.at), tx.at),
    dueWithinDays: 0,
  })
