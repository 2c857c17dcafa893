// A change of risk level or management: how it takes hold, waits, and is signed by the second person.
import { laterOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { amendPending } from '../store.ts'
import type { Level, Management, PendingChange, Records } from '../types.ts'
import { keep, nextVersion, rowOf, whomOf, type FileToChange } from './file.ts'
import { levelWords, managementWords, since } from './words.ts'

/** What came of it: in force, waiting for the second person, or refused by that person. */
export type Change = Readonly<{
  id: string
  what: PendingChange['what']
  to: string
  from: LocalDate
  why: string
  state: 'in_force' | 'awaiting_second' | 'refused'
  recordedBy: string
  decidedBy: string | null
  /** The file's version after it. */
  version: number
}>

export type Asked = Readonly<{
  what: PendingChange['what']
  to: string
  from: LocalDate
  why: string
  version?: number | undefined
}>

export const toldOf = (what: PendingChange['what'], to: string): string => {
  if (what === 'management')
    return `Management ${managementWords[to === 'reactive' ? 'reactive' : 'active'].toLowerCase()}`
  return `Risk level ${levelWords[levelIn(to)]}`
}

const levels: readonly Level[] = ['very_high', 'high', 'medium', 'low']
const levelIn = (value: string): Level => {
  const level = levels.find((one) => one === value)
  if (level === undefined) throw new Error(`not a risk level: ${value}`)
  return level
}

/** The row that makes a change hold from a day. */
function rowsOf(tx: Tx, file: FileToChange, change: Taken): Records {
  const { what, to, from, why, decidedBy } = change
  const row = { ...rowOf(tx, file), fromOn: from, why }
  if (what === 'level') return { levels: [{ ...row, level: levelIn(to), armsId: null }] }
  const management: Management = to === 'reactive' ? 'reactive' : 'active'
  return { managements: [{ ...row, management, decidedBy }] }
}

type Taken = Pick<Asked, 'what' | 'to' | 'from' | 'why'> & Readonly<{ decidedBy: string | null }>

export async function takeHold(
  tx: Tx,
  file: FileToChange,
  { id, ...change }: Taken & Readonly<{ id: string; recordedBy: string }>,
): Promise<Change> {
  const { what, to, from, why, decidedBy } = change
  const signed =
    decidedBy === null ? '' : ` Proposed by ${change.recordedBy}, agreed by ${decidedBy}.`
  await keep(tx, whomOf(file), {
    records: rowsOf(tx, file, change),
    fields: [what, 'from', 'why'],
    told: [
      { kind: what, summary: `${toldOf(what, to)} ${since(from)}: ${why}.${signed}`, on: from },
    ],
  })
  const version = await nextVersion(tx, file.offender)
  return { ...change, id, state: 'in_force', version }
}

const stateOf = {
  awaiting_second: 'awaiting_second',
  agreed: 'in_force',
  refused: 'refused',
} as const

export const changeOf = (pending: PendingChange, version: number): Change => ({
  id: pending.id,
  what: pending.what,
  to: pending.toValue,
  from: pending.fromOn,
  why: pending.why,
  state: stateOf[pending.state],
  recordedBy: pending.recordedBy,
  decidedBy: pending.decidedBy,
  version,
})

type Signing = Readonly<{ pending: PendingChange; agree: boolean; why: string }>

/** The second signature, or its refusal. Agreed, the change holds from the day asked for, and never before the last signature. */
export async function sign(
  tx: Tx,
  file: FileToChange,
  { pending, agree, why }: Signing,
): Promise<Change> {
  const decision = { decidedBy: tx.actor, decidedAt: tx.at, decidedWhy: why }
  await amendPending(tx, pending, { ...decision, state: agree ? 'agreed' : 'refused' })
  if (agree)
    return await takeHold(tx, file, {
      id: pending.id,
      what: pending.what,
      to: pending.toValue,
      from: laterOf(pending.fromOn, file.today),
      why: pending.why,
      recordedBy: pending.recordedBy,
      decidedBy: tx.actor,
    })
  await keep(tx, whomOf(file), {
    fields: [pending.what, 'state'],
    told: [
      {
        kind: pending.what,
        summary: `${toldOf(pending.what, pending.toValue)}, proposed by ${pending.recordedBy}, was not agreed: ${why}.`,
      },
    ],
  })
  const version = await nextVersion(tx, file.offender)
  return changeOf({ ...pending, ...decision, state: 'refused' }, version)
}
