// A visit that stands for one that was struck out: of another person, or at another time, judged anew by the same rule.
import { fileOwner } from '../../access/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { homeHeldOn, wordsBefore } from '../queries.ts'
import { recordReport, type RecordDecision } from '../rules/record.ts'
import { saidOf } from '../rules/said.ts'
import { insertVisits, insertWords } from '../store.ts'
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
  notSeenBecause: visit.notSeenBecause ?? undefined,
  announcedReason: visit.announcedReason ?? undefined,
  soleCrewAuthority: visit.soleCrewAuthority ?? undefined,
  entry: visit.entry ?? undefined,
})

/** The crew stayed as long as it stayed; whoever a supervisor ruled out is not brought back by another day. */
const asBefore = ({ visit, at }: StandInAsk, facts: ReportedFacts, now: Date) => {
  const shift = at.getTime() - visit.at.getTime()
  const left = visit.leftAt === null ? null : new Date(visit.leftAt.getTime() + shift)
  const isRuledOut = visit.ruling === 'does_not_count'
  return {
    ...saidOf(visit),
    leftAt: left === null || left <= now ? left : now,
    qualifies: facts.qualifies && !isRuledOut,
    because: isRuledOut ? visit.because : facts.because,
    judgedBecause: visit.ruling === null ? null : facts.because,
  }
}

/** Nobody here wrote down what the register told: it is taken at its word, for another person or another day. */
async function toldAgain(tx: Tx, { visit, offenderId, at }: StandInAsk): Promise<ReportedFacts> {
  const onDate = localDateOf(at)
  const home = await homeHeldOn(tx, offenderId, onDate)
  return { ...visit, at, onDate, addressId: home?.id ?? null }
}

/** Whether a visit counts of another person, or at another time: by the rule by which it was recorded. */
export async function judgedAgain(tx: Tx, ask: StandInAsk): Promise<RecordDecision> {
  if (ask.at > tx.at) return { ok: false, faults: [{ field: 'at', why: 'in-the-future' }] }
  if (ask.visit.origin === 'register') return { ok: true, value: await toldAgain(tx, ask) }
  const person = await fileOwner(tx, ask.offenderId)
  if (person === null) throw new AppError('not-found')
  return recordReport(await factsFor(tx, person, reportOf(ask)))
}

/** What had been written before goes where the visit goes. */
async function carryWords(tx: Tx, visit: Visit, { id: visitId, offenderId }: Visit): Promise<void> {
  const words = await wordsBefore(tx, visit.id)
  await insertWords(
    tx,
    words.map((one) => ({ ...one, id: newId(), forceId: visit.forceId, offenderId, visitId })),
  )
}

/** Keeps who wrote it and what was said; whose visit it is, when it was and whether it counts are worked out. */
export async function standInVisit(tx: Tx, ask: StandInAsk): Promise<StandIn> {
  const decided = await judgedAgain(tx, ask)
  if (!decided.ok) return decided
  const facts = decided.value
  const { visit, offenderId } = ask
  const kept = { ...facts, ...asBefore(ask, facts, tx.at) }
  const value: Visit = {
    ...visit,
    ...kept,
    id: newId(),
    offenderId,
    recordedAt: tx.at,
    clearedOverdueSince: clearedBy(kept, await clockOf(tx, offenderId), tx),
    version: 1,
  }
  await insertVisits(tx, [value])
  await carryWords(tx, visit, value)
  await addToChronology(tx, [chronologyLine(value)])
  tx.touch(offenderId)
  return { ok: true, value }
}
