// Going live: from then on the facts recorded here stand, and a later register only proposes.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { goLive } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { goLiveFacts, type GoLiveFacts } from '../queries.ts'

export type GoLiveRefusal = 'already-live'

/** Pressed once by an inspector; there is no way back. */
export async function pressGoLive(
  tx: Tx,
  actor: Actor,
): Promise<Decision<GoLiveFacts, GoLiveRefusal>> {
  const before = await goLiveFacts(tx, actor.forceId)
  if (before.liveSince !== null) return no('already-live')
  const pressed = await goLive(tx, actor.forceId, actor.username)
  if (!pressed) return no('already-live')
  await record(tx, { action: 'force.went-live', path: '/imports/go-live', result: 'done' })
  return yes(await goLiveFacts(tx, actor.forceId))
}
