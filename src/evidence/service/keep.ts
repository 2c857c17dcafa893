// Keeps evidence and self-reports for the rooms in which they are written down: rows of the same entry as theirs.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type ForceId, type OffenderId } from '../../platform/ids.ts'
import { verifiedText } from '../rules.ts'
import {
  insertEvidence,
  insertSelfReports,
  withdrawEvidence,
  withdrawSelfReports,
} from '../store.ts'
import type { Evidence, EvidenceLine, FromKind, SelfReport, SelfReportLine } from '../types.ts'

/** Of whom, on which day it was said or seen, and where it is written down. */
export type WrittenAsk = Readonly<{
  forceId: ForceId
  offenderId: OffenderId
  on: LocalDate
  from: Readonly<{ kind: FromKind; id: string | null }>
}>

/** An entry is told by its person, instant and account: what is kept with a visit is struck out with it. */
const written = (tx: Tx, { forceId, offenderId, on, from }: WrittenAsk) => ({
  ...{ id: newId(), forceId, offenderId },
  ...{ recordedAt: tx.at, recordedBy: tx.actor },
  ...{ onDate: on, fromKind: from.kind, fromId: from.id },
})

/** Keeps each line under its heading; answers the rows. */
export async function keepEvidence(
  tx: Tx,
  ask: WrittenAsk,
  lines: readonly EvidenceLine[],
): Promise<readonly Evidence[]> {
  const rows = lines.map(({ factor, text, source, verified }): Evidence => ({
    ...written(tx, ask),
    ...{ factor, text, source, verified: verifiedText(verified) },
  }))
  await insertEvidence(tx, rows)
  return rows
}

/** Keeps what a person says of himself, until somebody proves it; answers the rows. */
export async function keepSelfReports(
  tx: Tx,
  ask: WrittenAsk,
  lines: readonly SelfReportLine[],
): Promise<readonly SelfReport[]> {
  const rows = lines.map(({ text, proveBy, proveOn = null }): SelfReport => ({
    ...written(tx, ask),
    ...{ text, proveBy, proveOn },
  }))
  await insertSelfReports(tx, rows)
  return rows
}

/** What was told before in a record and is no longer among its words: it stands no longer, and stays readable. */
export async function withdrawLines(
  tx: Tx,
  fromId: string,
  {
    evidence,
    selfReports,
  }: Readonly<{ evidence: readonly EvidenceLine[]; selfReports: readonly SelfReportLine[] }>,
): Promise<void> {
  if (evidence.length > 0)
    await withdrawEvidence(
      tx,
      fromId,
      evidence.map((line) => ({ ...line, verified: verifiedText(line.verified) })),
    )
  if (selfReports.length > 0)
    await withdrawSelfReports(
      tx,
      fromId,
      selfReports.map(({ text, proveBy, proveOn = null }) => ({ text, proveBy, proveOn })),
    )
}
