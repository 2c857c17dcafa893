// A visit that stands for one that was struck out: of another person, or at another time, judged anew by the same rule.
import { fileOwner } from '../../access/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { homeHeldOn } from '../queries.ts'
import { recordReport, type RecordDecision } from '../rules/record.ts'
import { insertVisits } from '../store.ts'
import type { ReportedFacts, ReportFault, Visit, VisitReport } from '../types.ts'
import { clockOf } from './clock.ts'
import { chronologyLine, clearedBy, factsFor } from './record.ts'

export type StandInAsk = Readonly<{ visit: Visit; offenderId: OffenderId; at: Date }>
export type StandIn =
  Readonly<{ ok: true; value: Visit }> | Readonly<{ ok: false; faults: readonly ReportFault[] }>

const reportOf = ({ visit, at }: StandInAsk): VisitReport => ({
  at,
  seen: visit.seen,
  place: visit.place,
  announced: visit.announced ?? false,
  crew: visit.crew.map((member) => ('officer' in member ? { officer: member.officer } : member)),
  children: visit.children,
  devices: visit.devices,
  evidence: visit.evidence,
  notSeenBecause: visit.notSeenBecause ?? undefined,
  announcedReason: visit.announcedReason ?? undefined,
  soleCrewAuthority: visit.soleCrewAuthority ?? undefined,
  entry: visit.entry ?? undefined,
  account: visit.account ?? undefined,
  concerns: visit.concerns ?? undefined,
})

/** Nobody here wrote down what the register told: it is taken at its word, for another person or another day. */
async function toldAgain(tx: Tx, { visit, offenderId, at }: StandInAsk): Promise<ReportedFacts> {
  const onDate = localDateOf(at)
  const home = await homeHeldOn(tx, offenderId, onDate)
  return { ...visit, at, onDate, addressId: home?.id ?? null }
}

async function judged(tx: Tx, ask: StandInAsk): Promise<RecordDecision> {
  if (ask.at > tx.at) return { ok: false, faults: [{ field: 'at', why: 'in-the-future' }] }
  if (ask.visit.origin === 'register') return { ok: true, value: await toldAgain(tx, ask) }
  const person = await fileOwner(tx, ask.offenderId)
  if (person === null) throw new AppError('not-found')
  return recordReport(await factsFor(tx, person, reportOf(ask)))
}

/** Keeps who wrote it and what was said; whose visit it is, when it was and whether it counts are worked out. */
export async function standInVisit(tx: Tx, ask: StandInAsk): Promise<StandIn> {
  const decided = await judged(tx, ask)
  if (!decided.ok) return decided
  const facts = decided.value
  const { visit, offenderId } = ask
  const value: Visit = {
    ...visit,
    ...facts,
    id: newId(),
    offenderId,
    recordedAt: tx.at,
    clearedOverdueSince: clearedBy(facts, await clockOf(tx, offenderId), tx),
    version: 1,
  }
  await insertVisits(tx, [value])
  await addToChronology(tx, [chronologyLine(value)])
  tx.touch(offenderId)
  return { ok: true, value }
}
