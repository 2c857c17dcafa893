// Everything that is wrong with a write-up told at once, as for a record.
import type { Ask } from '../../access/index.ts'
import { foldNames } from '../../platform/http/forms.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { missingOfEdit, readableEdit } from '../forms.ts'
import { lookOverEdit } from '../service.ts'
import type { LookedOver } from '../views.ts'
import { errorsOf } from './faults.ts'
import { eachFieldOnce, nextFaults } from './one-pass.ts'

export type BegunEdit = NonNullable<ReturnType<typeof readableEdit>>['begun']

const visitIdOf = ({ params }: Ask): string => params['id'] ?? ''

/** What a look tells of a write-up, whole or only begun, and all that keeps it from being recorded. */
export async function editLookedOver(ask: Ask, change: BegunEdit): Promise<LookedOver> {
  const { tx, actor } = ask
  const { lines, faults } = await lookOverEdit(tx, actor, { visitId: visitIdOf(ask), change })
  const missing = [...missingOfEdit(change), ...errorsOf(faults), ...nextFaults(change.next, ask)]
  return { lines, missing: eachFieldOnce(missing), at: null, leftAt: null }
}

/** As much of a write-up as can be read although something of it cannot. */
export const readableEditIn = ({ typed }: Ask): BegunEdit | null =>
  readableEdit(foldNames(typed))?.begun ?? null

/** A refusal with all else that can be told of the same form already. */
export async function writeUpToldAtOnce(ask: Ask, attempt: Attempt): Promise<Attempt> {
  const begun = attempt.stale || attempt.errors.length === 0 ? null : readableEditIn(ask)
  if (begun === null) return attempt
  const { missing } = await editLookedOver(ask, begun)
  // A visit that can be written no more, or was recorded under this key already, is no fault of a field.
  const isOfFields = attempt.errors.every(({ field }) => field !== '')
  return isOfFields
    ? { ...attempt, errors: eachFieldOnce([...attempt.errors, ...missing]) }
    : attempt
}
