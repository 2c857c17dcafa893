// Recording what happened at the door, with the plan for the next visit when one is made with it.
import { fileToRecord, type Actor, type FilePerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { officerFacts, officersByKeys } from '../../officers/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes } from '../../platform/decision.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { homeHeldOn, liveSince, metAndRaised, openDutyIds, type MetAndRaised } from '../queries.ts'
import { latestBy, overdueSince, type VisitAsk } from '../rules/latest-by.ts'
import { overdueCleared, recordReport, type RecordAsk } from '../rules/record.ts'
import { insertVisits } from '../store.ts'
import {
  noRuling,
  nothingSaid,
  type PlanFault,
  type ReportedFacts,
  type ReportFault,
  type Trained,
  type Visit,
  type VisitReport,
} from '../types.ts'
import { noDoubts, type Doubts } from '../rules/doubts.ts'
import type { LookLine } from '../rules/look.ts'
import { clockOf } from './clock.ts'
import { keepLines } from './lines.ts'
import { lookOfReport, lookOfWords } from './look.ts'
import { planVisit, type PlannedVisit } from './plan.ts'
import { sinceWhen } from './since.ts'

/** The step that derives what one person owes, before the answer can say what was met and raised. */
export type DeriveNow = (tx: Tx, offenderId: OffenderId) => Promise<void>

export type RecordVisitAsk = Readonly<{
  offenderId: string
  report: VisitReport
  /** Whether a page's form says so. */
  onForm?: boolean
  deriveNow: DeriveNow
}>
export type RecordedVisit = Readonly<{
  visit: Visit
  /** Whether the rest of the file is the recorder's too: not that of a pair whose claim is over. */
  isOwn: boolean
  /** The plan made with it, in force or waiting; null when none was asked for. */
  next: PlannedVisit | null
  look: readonly LookLine[]
  /** What is on record beside it and does not agree with it. */
  doubts: Doubts
}> &
  MetAndRaised
export type RecordFault = ReportFault | PlanFault
/** A recording that is refused is undone by its caller: part of it may be written. */
export type Recording =
  | Readonly<{ ok: true; value: RecordedVisit }>
  | Readonly<{ ok: false; faults: readonly RecordFault[] }>

async function officersOf(
  tx: Tx,
  { forceId }: FilePerson,
  { crew, at }: VisitReport,
): Promise<Map<string, Trained>> {
  const keys = crew.flatMap((member) => ('officer' in member ? [member.officer] : []))
  if (keys.length === 0) return new Map()
  const known = await officersByKeys(tx, forceId, keys)
  const ids = [...known.values()].map((officer) => officer.id)
  const facts = await officerFacts(tx, ids, localDateOf(at))
  const trained = [...known].flatMap(([key, { id }]) => {
    const officer = facts.get(id)
    return officer === undefined ? [] : [[key, officer] as const]
  })
  return new Map(trained)
}

/** What the rule of a report needs of the person it is about. */
export async function factsFor(
  tx: Tx,
  person: FilePerson,
  report: VisitReport,
): Promise<RecordAsk> {
  const live = await liveSince(tx, person.forceId)
  return {
    report,
    at: tx.at,
    officers: await officersOf(tx, person, report),
    home: await homeHeldOn(tx, person.offenderId, localDateOf(report.at)),
    assumedCounts: live === null || report.at < live,
    since: await sinceWhen(tx, person.offenderId),
  }
}

/** The latest-by that this visit cleared late, for someone who was on the overdue list. */
export function clearedBy(facts: ReportedFacts, clock: VisitAsk | null, tx: Tx): LocalDate | null {
  if (!facts.qualifies || clock === null) return null
  const seen = { on: facts.onDate, at: facts.at, recordedAt: tx.at, origin: 'here' as const }
  const visits = { ...clock.visits, seen: [...clock.visits.seen, seen] }
  const before = overdueSince(clock)
  const after = latestBy({ ...clock, visits })?.on ?? null
  return overdueCleared({ before, after }, clock.standing.on)
}

/** For another officer's person the record says so, unless that officer was there. */
async function standsIn(tx: Tx, actor: Actor, { facts, clock }: Judged): Promise<boolean> {
  const owner = clock?.standing.officerId ?? null
  if (owner === null || owner === actor.officerId) return false
  const key = (await officerFacts(tx, [owner], facts.onDate)).get(owner)?.key
  return !facts.crew.some((member) => 'officer' in member && member.officer === key)
}

export const chronologyLine = (visit: Visit) => ({
  forceId: visit.forceId,
  offenderId: visit.offenderId,
  at: visit.at,
  hasTime: true,
  kind: visit.seen === 'no' ? 'attempt' : 'visit',
  summary: visit.because,
  href: `/visits/${visit.id}`,
})

/** The names of the facts that the report gave, never what they say. */
const fieldsOf = (facts: ReportedFacts): string[] =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name]) => name)

type Judged = Readonly<{ person: FilePerson; facts: ReportedFacts; clock: VisitAsk | null }>

const visitOf = async (tx: Tx, actor: Actor, judged: Judged): Promise<Visit> => ({
  ...judged.facts,
  ...noRuling,
  id: newId(),
  forceId: judged.person.forceId,
  offenderId: judged.person.offenderId,
  recordedAt: tx.at,
  recordedBy: actor.username,
  origin: 'here',
  soleCrewAcknowledgedBy: null,
  standingIn: await standsIn(tx, actor, judged),
  clearedOverdueSince: clearedBy(judged.facts, judged.clock, tx),
  version: 1,
})

/** The row, its line in the chronology, its audit row; duties derived anew. */
async function keepVisit(tx: Tx, visit: Visit, facts: ReportedFacts): Promise<void> {
  const { offenderId } = visit
  await insertVisits(tx, [visit])
  await keepLines(tx, visit, nothingSaid)
  await addToChronology(tx, [chronologyLine(visit)])
  await record(tx, {
    action: 'visit.recorded',
    offenderId,
    fields: fieldsOf(facts),
    result: 'done',
  })
  tx.touch(offenderId)
}

/** Keeps what happened, and answers with what it met and raised. */
export async function recordVisit(
  tx: Tx,
  actor: Actor,
  { offenderId, report, onForm = false, deriveNow }: RecordVisitAsk,
): Promise<Recording> {
  const file = await fileToRecord(tx, actor, { offenderId, at: report.at, onForm })
  const { person, isOwn } = file
  await lockOffenders(tx, [person.offenderId])
  const decided = recordReport(await factsFor(tx, person, report))
  if (!decided.ok) return decided
  const facts = decided.value
  const clock = await clockOf(tx, person.offenderId)
  const visit = await visitOf(tx, actor, { person, facts, clock })
  const looked = await lookOfReport(tx, visit.offenderId, report)
  const before = await openDutyIds(tx, visit.offenderId)
  await keepVisit(tx, visit, facts)
  const next = await planNext(tx, file.actor, { offenderId, report })
  if (!next.ok) return next
  await deriveNow(tx, visit.offenderId)
  const told = { ...looked, ...(await metAndRaised(tx, visit.offenderId, before)) }
  return yes({ visit, isOwn, next: next.value, ...(isOwn ? told : ofOwnVisit(told)) })
}

type Told = Pick<RecordedVisit, 'look' | 'doubts' | 'met' | 'raised'>

/** What a pair whose claim is over is told: of the words of its visit and of what it owes for it, and nothing else of the file. */
const ofOwnVisit = ({ look, met, raised }: Told): Told => ({
  look: lookOfWords(look),
  doubts: noDoubts,
  met,
  raised: raised.filter(({ kind }) => kind === 'visit_write_up'),
})

type Next =
  | Readonly<{ ok: true; value: PlannedVisit | null }>
  | Readonly<{ ok: false; faults: readonly PlanFault[] }>

/** The next visit, by the rules of any plan: after the one just recorded, and waiting when it is later than before. */
async function planNext(
  tx: Tx,
  actor: Actor,
  { offenderId, report: { next } }: Omit<RecordVisitAsk, 'deriveNow'>,
): Promise<Next> {
  if (next === undefined) return yes(null)
  const planned = await planVisit(tx, actor, { offenderId, next })
  return planned.ok
    ? planned
    : {
        ok: false,
        faults: planned.faults.map(({ field, why }) => ({ field: `next.${field}`, why })),
      }
}
