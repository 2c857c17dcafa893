// What came of proving what somebody says of himself: told by a name, never over what was told before.
import { fileToChange, type Actor } from '../../access/index.ts'
import { lockOffenders } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { selfReportById } from '../queries.ts'
import { insertProof } from '../store.ts'
import { outcomeWords } from '../rules/words.ts'
import type { Outcome, SelfReportStanding } from '../types.ts'
import { tell } from './add.ts'

export type ProofAsk = Readonly<{
  selfReportId: string
  outcome: Outcome
  how: string
  version: number
}>

async function found(tx: Tx, id: string): Promise<SelfReportStanding> {
  const report = await selfReportById(tx, id)
  if (report === null) throw new AppError('not-found')
  return report
}

/** Adds a proof to those told before; the latest stands. Nothing follows from it by itself. */
export async function tellProof(
  tx: Tx,
  actor: Actor,
  { selfReportId, outcome, how, version }: ProofAsk,
): Promise<SelfReportStanding> {
  const { offenderId, forceId } = await found(tx, selfReportId)
  await fileToChange(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const report = await found(tx, selfReportId)
  if (report.version !== version) throw new AppError('stale')
  const { at } = tx
  await insertProof(tx, {
    ...{ id: newId(), forceId, offenderId, recordedAt: at, recordedBy: tx.actor },
    ...{ selfReportId, outcome, how, at },
  })
  await tell(tx, {
    whom: report,
    kind: 'self_report',
    summary: `Self-report ${outcomeWords[outcome].toLowerCase()}: ${report.text} How: ${how}`,
    href: `/self-reports/${report.id}`,
  })
  return await found(tx, selfReportId)
}
