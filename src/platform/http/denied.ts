// The looks that are refused: which faults are such, and what the log says of each.
import type { Request } from 'express'
import type { Tx } from '../database/transaction.ts'
import type { AppError } from '../errors.ts'
import { isId } from '../ids.ts'
import type { Gate } from './gate.ts'
import type { Shown } from './reply.ts'

const alwaysKept = new Set(['forbidden', 'out-of-scope'])

/**
 * Whether a fault is kept as a refused look. What is not there is kept too for a reader from whom somebody is
 * hidden, whether or not it is they: the two cost the same and read the same.
 */
export const isDeniedLook = (thrown: AppError, isKeptFromSomebody: boolean): boolean =>
  alwaysKept.has(thrown.kind) || (thrown.kind === 'not-found' && isKeptFromSomebody)

const idsIn = (request: Request): string[] =>
  Object.values(request.params).filter(
    (value) => typeof value === 'string' && isId(value),
  ) as string[]

/** Whether an id of the address is one of these. */
export const namesOneOf = (request: Request, ids: readonly string[]): boolean =>
  idsIn(request).some((id) => ids.includes(id))

type Asked = Readonly<{ request: Request; thrown: AppError }>

/** What the row of the log says of a refused look: whose, and why. */
export async function deniedShown(
  tx: Tx,
  gate: Pick<Gate<unknown, string, string>, 'hiddenBehind'>,
  { request, thrown }: Asked,
): Promise<Shown> {
  const ids = idsIn(request)
  if (thrown.kind === 'not-found') {
    const hidden = await gate.hiddenBehind(tx, ids)
    return hidden === null ? { reason: thrown.type } : { reason: 'restricted', offenderId: hidden }
  }
  const offenderId = thrown.offenderId ?? request.params['id']
  const isNamed = typeof offenderId === 'string' && isId(offenderId)
  return { reason: thrown.type, ...(isNamed ? { offenderId } : {}) }
}
