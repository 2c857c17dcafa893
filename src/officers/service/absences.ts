// Absences: recorded, changed, ended and withdrawn; whoever is left behind is derived anew.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import { absencesOf, type OfficerOne } from '../queries.ts'
import { outOfReach } from '../rules.ts'
import { amendAbsence, insertAbsence, touchFilesOf } from '../store/here.ts'
import type { Absence, AbsenceKind, AbsenceRefusal } from '../types/here.ts'
import { officerKept } from './admitted.ts'
import { endWithAbsence } from './covers.ts'

export type AbsenceAsk = Readonly<{
  kind: AbsenceKind
  from: LocalDate
  to?: LocalDate | undefined
  askedBy?: string | undefined
  note?: string | undefined
}>

const refusalWords: Readonly<Record<Exclude<AbsenceRefusal, 'out-of-reach'>, string>> = {
  'asked-by-needed': 'Say who asked for the officer',
  'ends-before-it-begins': 'The last day must not be before the first',
  'already-withdrawn': 'This absence was withdrawn, so it cannot be changed. Record a new one',
  'overlapping-absence':
    'The officer is already away on some of these days for the same reason. Change that absence instead',
}

const denied = (why: keyof typeof refusalWords, field = ''): never =>
  refuse(why, refusalWords[why], field)

type Days = Pick<Absence, 'fromOn' | 'lastOn'>

const overlap = (a: Days, b: Days): boolean =>
  (a.lastOn === null || b.fromOn <= a.lastOn) && (b.lastOn === null || a.fromOn <= b.lastOn)

/** Days that are typed now; one that stood before may lie as long ago as it does. */
function checkReach({ fromOn, lastOn }: Days, before: Days | null, today: LocalDate): void {
  const far = fromOn === before?.fromOn ? null : outOfReach(fromOn, today)
  if (far !== null) refuse('out-of-reach', far, 'from')
  const farLast = lastOn === null || lastOn === before?.lastOn ? null : outOfReach(lastOn, today)
  if (farLast !== null) refuse('out-of-reach', farLast, 'to')
}

type Wanted = Pick<Absence, 'id' | 'kind' | 'fromOn' | 'lastOn' | 'askedBy'>

/** What makes an absence impossible, before anything is written. */
function check(wanted: Wanted, others: readonly Absence[]): void {
  if (wanted.lastOn !== null && wanted.lastOn < wanted.fromOn) denied('ends-before-it-begins', 'to')
  if (wanted.kind === 'abstracted' && wanted.askedBy === null) denied('asked-by-needed', 'askedBy')
  const same = others.filter(
    ({ id, kind, withdrawnAt }) => id !== wanted.id && kind === wanted.kind && withdrawnAt === null,
  )
  if (same.some((one) => overlap(one, wanted))) denied('overlapping-absence', 'from')
}

const tell = (tx: Tx, officer: OfficerOne, fields: readonly string[]): Promise<void> =>
  record(tx, {
    action: 'absence.recorded',
    path: `/officers/${officer.key}/absences`,
    fields,
    result: 'done',
  })

/** Records that an officer is away; who owns the files does not change. */
export async function recordAbsence(
  tx: Tx,
  officer: OfficerOne,
  ask: AbsenceAsk,
): Promise<Absence> {
  const absence: Absence = {
    id: newId(),
    forceId: officer.forceId,
    officerId: officer.id,
    kind: ask.kind,
    fromOn: ask.from,
    lastOn: ask.to ?? null,
    askedBy: ask.askedBy ?? null,
    note: ask.note ?? null,
    recordedAt: tx.at,
    recordedBy: tx.actor,
    withdrawnAt: null,
    withdrawnBy: null,
    version: 1,
  }
  check(absence, await absencesOf(tx, officer.id))
  checkReach(absence, null, localDateOf(tx.at))
  await insertAbsence(tx, absence)
  await tell(tx, officer, ['kind', 'from', 'to'])
  await touchFilesOf(tx, [officer.id])
  return absence
}

export type AbsenceEdit = Readonly<{
  id: string
  version: number
  change: AbsenceAsk | 'withdraw'
}>

const changeIn = (tx: Tx, { change }: AbsenceEdit): Partial<Absence> =>
  change === 'withdraw'
    ? { withdrawnAt: tx.at, withdrawnBy: tx.actor }
    : {
        kind: change.kind,
        fromOn: change.from,
        lastOn: change.to ?? null,
        askedBy: change.askedBy ?? null,
        note: change.note ?? null,
      }

/** Ends, shortens, lengthens or withdraws an absence, from the version that it was drawn from. */
export async function changeAbsence(
  tx: Tx,
  actor: Actor,
  { absence, edit }: Readonly<{ absence: Absence; edit: AbsenceEdit }>,
): Promise<Absence> {
  const officer = await officerKept(tx, actor, absence.officerId)
  if (absence.withdrawnAt !== null) denied('already-withdrawn')
  const change = changeIn(tx, edit)
  const changed = { ...absence, ...change, version: edit.version + 1 }
  if (edit.change !== 'withdraw') {
    check(changed, await absencesOf(tx, officer.id))
    checkReach(changed, absence, localDateOf(tx.at))
  }
  if (absence.version !== edit.version) throw new AppError('stale')
  await amendAbsence(tx, edit, change)
  await endWithAbsence(tx, absence)
  await tell(tx, officer, Object.keys(change))
  await touchFilesOf(tx, [officer.id])
  return changed
}
