// A look over what is written of a visit: before it is kept, and afterwards for its writer. It keeps nothing.
import { fileToRecord, mayTellOf, notThenWords, type Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { heldBefore, plannedSince } from '../queries.ts'
import { doubtLines, noDoubts, type Doubts } from '../rules/doubts.ts'
import { knownDevices } from '../rules/known-devices.ts'
import { lookAt, type LookedAt, type LookLine } from '../rules/look.ts'
import { editFaults, newPromiseFaults, saidOf, soFarAfter } from '../rules/said.ts'
import {
  nothingSaid,
  type BegunChange,
  type BegunReport,
  type ReportFault,
  type SaidSoFar,
  type Visit,
} from '../types.ts'
import { doubtsOf } from './doubts.ts'
import { waitsWhenUp } from './next-wait.ts'
import { visitToWrite } from './to-write.ts'

type Looked = LookedAt & Readonly<{ offenderId: OffenderId; at: Date }>

async function lookWith(tx: Tx, { offenderId, at, ...looked }: Looked): Promise<LookLine[]> {
  const { last, visits } = await heldBefore(tx, offenderId, at)
  return lookAt(looked, { last, devices: knownDevices(visits) })
}

const withNext = (next: BegunReport['next']) => ({
  hasNext: next?.latestBy !== undefined,
  nextNeedsWhy: next?.latestBy !== undefined && next.why === undefined,
})

export type LookedOver = Readonly<{ look: readonly LookLine[]; doubts: Doubts }>

/** Until it is said when, where and how somebody was seen, nothing on record can disagree with it. */
const doubtsSoFar = async (
  tx: Tx,
  offenderId: OffenderId,
  { at, seen, place }: BegunReport,
): Promise<Doubts> =>
  at === undefined || seen === undefined || place === undefined
    ? noDoubts
    : await doubtsOf(tx, { offenderId, id: null, at, seen, place })

/** What a report would be told if it were recorded as it is, and what is on record already; of one only begun, what is there. */
export async function lookOfReport(
  tx: Tx,
  offenderId: OffenderId,
  report: BegunReport,
): Promise<LookedOver> {
  const doubts = await doubtsSoFar(tx, offenderId, report)
  const said = soFarAfter(nothingSaid, report)
  const at = report.at ?? tx.at
  const look = await lookWith(tx, {
    ...{ offenderId, at, seen: report.seen !== 'no', said },
    ...withNext(report.next),
    waits: await waitsWhenUp(tx, {
      ...{ offenderId, at, risk: said.risk, next: report.next, visit: null },
    }),
  })
  return { look: [...doubtLines(doubts), ...look], doubts }
}

type LookedAs = Readonly<{
  said?: SaidSoFar
  /** The plan that comes with other words for it. */
  next?: BegunReport['next']
}>

/** The same of a visit that is kept, or of other words for it. */
export const lookOfVisit = async (
  tx: Tx,
  visit: Visit,
  { said = saidOf(visit), next }: LookedAs = {},
): Promise<LookLine[]> =>
  lookWith(tx, {
    offenderId: visit.offenderId,
    at: visit.at,
    seen: visit.seen !== 'no',
    said,
    ...withNext(next),
    waits: await waitsWhenUp(tx, { ...visit, risk: said.risk, next, visit }),
    ...((await plannedSince(tx, visit.offenderId, visit.recordedAt)) ? { hasNext: true } : {}),
  })

/** The points that are about the words themselves: what is held besides is told to those whose file it is. */
const ofTheWords = new Set<LookLine['point']>(['specific', 'verified'])

export const lookOfWords = (look: readonly LookLine[]): readonly LookLine[] =>
  look.filter(({ point }) => ofTheWords.has(point))

type ReportLooked = Readonly<{ lines: readonly LookLine[]; faults: readonly FieldError[] }>

/** Looks over a report for whoever may record it, and says when it could not be kept for its time. */
export async function lookOver(
  tx: Tx,
  actor: Actor,
  { offenderId, report }: Readonly<{ offenderId: string; report: BegunReport }>,
): Promise<ReportLooked> {
  const { person, isOwn } = await fileToRecord(tx, actor, { offenderId })
  const { look } = await lookOfReport(tx, person.offenderId, report)
  const isThen = await mayTellOf(tx, actor, { person, at: report.at })
  return {
    lines: isOwn ? look : lookOfWords(look),
    faults: isThen ? [] : [{ field: 'at', message: notThenWords }],
  }
}

type EditLooked = Readonly<{ lines: readonly LookLine[]; faults: readonly ReportFault[] }>

/** Looks over a visit as it would read with a change over its words, and says why that could not be kept. */
export async function lookOverEdit(
  tx: Tx,
  actor: Actor,
  { visitId, change }: Readonly<{ visitId: string; change: BegunChange }>,
): Promise<EditLooked> {
  const { visit, isOwn } = await visitToWrite(tx, actor, visitId)
  const said = soFarAfter(saidOf(visit), change)
  const riskWhy = change.riskWhy === undefined ? visit.riskWhy : change.riskWhy
  const lines = await lookOfVisit(tx, visit, { said, next: change.next })
  return {
    lines: isOwn ? lines : lookOfWords(lines),
    faults: [
      ...editFaults(visit, { ...said, riskWhy }),
      ...newPromiseFaults(visit, said.selfReports),
    ],
  }
}
