// Who may say what became of a printed page: whoever printed it or goes, their teams and the owner's, and inspectors.
import { decidesOn, scopeOf, type Actor, type FilePerson } from '../../access/index.ts'
import { isOfPair } from '../rules.ts'
import type { PrintedBy } from '../types.ts'

const isOfPrinter = (actor: Actor, { recordedBy, officerIds, printerTeamId }: PrintedBy): boolean =>
  recordedBy === actor.username ||
  isOfPair({ officerIds }, actor.officerId) ||
  (printerTeamId !== null && printerTeamId === actor.teamId)

/** `owner` is null of a file that is kept from the reader: it is asked for by whoever printed it, and tells no team. */
export const mayTick = (actor: Actor, pack: PrintedBy, owner: FilePerson | null): boolean =>
  isOfPrinter(actor, pack) ||
  scopeOf(actor).teamId === null ||
  (owner !== null && decidesOn(actor, owner))
