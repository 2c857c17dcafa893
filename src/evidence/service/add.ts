// A statement or a self-report entered by itself, without a visit.
import { fileToChange, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import { dayFaults } from '../rules.ts'
import { factorWords } from '../rules/words.ts'
import type { Evidence, EvidenceFault, EvidenceLine, SelfReport, SelfReportLine } from '../types.ts'
import { keepEvidence, keepSelfReports, type WrittenAsk } from './keep.ts'

export type Added<T> =
  Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; faults: readonly EvidenceFault[] }>

type Whose = Readonly<{ offenderId: string; on?: LocalDate | undefined }>
type Told = Readonly<{
  whom: Readonly<{ forceId: ForceId; offenderId: OffenderId }>
  kind: 'evidence' | 'self_report'
  summary: string
  href: string
}>

/** What every entry leaves: a line in the chronology and an audit row. */
export async function tell(tx: Tx, { whom, kind, summary, href }: Told): Promise<void> {
  const { forceId, offenderId } = whom
  await addToChronology(tx, [
    { forceId, offenderId, at: tx.at, hasTime: true, kind, summary, href },
  ])
  await record(tx, { action: 'evidence.recorded', offenderId, fields: [kind], result: 'done' })
}

/** Of whom it is, held until the transaction ends, and when it was said: today unless told otherwise. */
async function entered(tx: Tx, actor: Actor, { offenderId, on }: Whose): Promise<WrittenAsk> {
  const person = await fileToChange(tx, actor, offenderId)
  await lockOffenders(tx, [person.offenderId])
  return {
    forceId: person.forceId,
    offenderId: person.offenderId,
    on: on ?? localDateOf(tx.at),
    from: { kind: 'entered', id: null },
  }
}

const first = <T>([row]: readonly T[]): T => {
  if (row === undefined) throw new AppError('broken')
  return row
}

export async function addEvidence(
  tx: Tx,
  actor: Actor,
  { offenderId, on, ...line }: Whose & EvidenceLine,
): Promise<Added<Evidence>> {
  const written = await entered(tx, actor, { offenderId, on })
  const faults = dayFaults({ on: written.on, today: localDateOf(tx.at) })
  if (faults.length > 0) return { ok: false, faults }
  const row = first(await keepEvidence(tx, written, [line]))
  await tell(tx, {
    whom: row,
    kind: 'evidence',
    summary: `Evidence under ${factorWords[row.factor].toLowerCase()}: ${row.text}`,
    href: `/offenders/${row.offenderId}/evidence?factor=${row.factor}`,
  })
  return yes(row)
}

export async function addSelfReport(
  tx: Tx,
  actor: Actor,
  { offenderId, on, ...line }: Whose & SelfReportLine,
): Promise<Added<SelfReport>> {
  const written = await entered(tx, actor, { offenderId, on })
  const faults = dayFaults({ on: written.on, proveOn: line.proveOn, today: localDateOf(tx.at) })
  if (faults.length > 0) return { ok: false, faults }
  const row = first(await keepSelfReports(tx, written, [line]))
  await tell(tx, {
    whom: row,
    kind: 'self_report',
    summary: `Self-report: ${row.text} To be proved by: ${row.proveBy}`,
    href: `/self-reports/${row.id}`,
  })
  return yes(row)
}
