// What a report from the door becomes: refused only when it cannot be true or is not whole, else kept as it was.
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type {
  Begun,
  CrewMember,
  Qualifies,
  ReportFault,
  ReportedCrew,
  ReportedFacts,
  Trained,
  VisitReport,
} from '../types.ts'
import { qualifies, type QualifyAsk } from './qualifies.ts'
import { promiseFaults, riskFaults, saidIn } from './said.ts'
import { tooEarly, type Since } from './too-early.ts'

export type RecordAsk = Readonly<{
  report: VisitReport
  at: Date
  /** The officers that the crew's keys name, by key. */
  officers: ReadonlyMap<string, Trained>
  home: (Readonly<{ id: string }> & NonNullable<QualifyAsk['home']>) | null
  assumedCounts: boolean
  since: Since
}>

export type RecordDecision =
  | Readonly<{ ok: true; value: ReportedFacts }>
  | Readonly<{ ok: false; faults: readonly ReportFault[] }>

const isOfficer = (member: ReportedCrew): member is Readonly<{ officer: string }> =>
  'officer' in member

const named = (text: string | undefined): text is string => text !== undefined && text !== ''

/** As much of a report as says which of its reasons are still to be given. */
type ReasonsAsked = Begun<
  Pick<
    VisitReport,
    'at' | 'seen' | 'notSeenBecause' | 'announced' | 'announcedReason' | 'risk' | 'riskWhy'
  >
> &
  Readonly<{
    crew?: readonly unknown[] | undefined
    selfReports?: readonly Readonly<{ proveOn?: LocalDate | undefined }>[] | undefined
  }>

/** What is still to be said because of what was said: a look tells it, and a record is refused without it. */
export function missingFaults(report: ReasonsAsked): ReportFault[] {
  const { crew, seen, notSeenBecause, announced, announcedReason, risk, riskWhy } = report
  const faults: ReportFault[] = []
  if (crew?.length === 0) faults.push({ field: 'crew', why: 'no-crew' })
  faults.push(...riskFaults({ risk: risk ?? null, riskWhy: riskWhy ?? null }))
  if (announced === true && !named(announcedReason))
    faults.push({ field: 'announcedReason', why: 'announced-needs-reason' })
  if (seen === 'no' && notSeenBecause === undefined)
    faults.push({ field: 'notSeenBecause', why: 'not-seen-needs-reason' })
  return faults
}

/** What was promised for a day on which it was not said yet, as far as it is known when that was. */
const tooSoonFaults = ({ at, selfReports }: ReasonsAsked): ReportFault[] =>
  at === undefined || selfReports === undefined ? [] : promiseFaults(selfReports, localDateOf(at))

type Whens = Readonly<{ leftAt?: Date | undefined }>

/** All that can be told of a report before anything on record is asked: so that one pass tells it, whatever else is wrong. */
export function faultsSoFar(report: ReasonsAsked & Whens, now: Date): ReportFault[] {
  const { at, leftAt } = report
  const isFuture = at !== undefined && at > now
  return [
    ...(isFuture ? [{ field: 'at', why: 'in-the-future' as const }] : []),
    ...missingFaults(report),
    ...tooSoonFaults(report),
    ...(at === undefined || isFuture ? [] : leftFaults({ report: { at, leftAt }, at: now })),
  ]
}

const crewFaults = ({ report, officers }: RecordAsk): ReportFault[] =>
  report.crew.flatMap((member, index) =>
    isOfficer(member) && !officers.has(member.officer)
      ? [{ field: `crew.${index}`, why: 'unknown-officer' as const }]
      : [],
  )

/** When the crew went again: after it came, and not after now. */
function leftFaults({
  report: { at: came, leftAt },
  at,
}: Readonly<{ report: Pick<VisitReport, 'at' | 'leftAt'>; at: Date }>): ReportFault[] {
  if (leftAt === undefined) return []
  if (leftAt < came) return [{ field: 'leftAt', why: 'left-before' }]
  return leftAt > at ? [{ field: 'leftAt', why: 'left-in-the-future' }] : []
}

/** Somebody seen inside was not kept out: the one or the other was not so. */
const entryFaults = ({ seen, entry }: VisitReport): ReportFault[] =>
  seen === 'inside' && entry?.sought === true && !entry.obtained
    ? [{ field: 'entry.obtained', why: 'seen-inside-let-in' }]
    : []

/** At a time at which it cannot have been, nothing else of it is judged. */
function whenFaults({ report, at, since }: RecordAsk): ReportFault[] {
  const why = report.at > at ? 'in-the-future' : tooEarly(report.at, since)
  return why === null ? [] : [{ field: 'at', why }]
}

function faultsOf(ask: RecordAsk): ReportFault[] {
  const { report } = ask
  const when = whenFaults(ask)
  if (when.length > 0) return when
  const faults = [
    ...missingFaults(report),
    ...tooSoonFaults(report),
    ...crewFaults(ask),
    ...leftFaults(ask),
  ]
  if (report.seen === 'no' && report.next !== undefined)
    faults.push({ field: 'next', why: 'attempt-has-no-next' })
  if (report.seen !== 'no' && report.notSeenBecause !== undefined)
    faults.push({ field: 'notSeenBecause', why: 'seen-has-no-reason' })
  faults.push(...entryFaults(report))
  return faults
}

/** Each person once, however often named; an officer by the key the force knows. */
function crewOf({ report, officers }: RecordAsk): CrewMember[] {
  const crew = new Map<string, CrewMember>()
  for (const member of report.crew) {
    if (!isOfficer(member)) {
      crew.set(`${member.agency}: ${member.name}`, member)
      continue
    }
    const officer = officers.get(member.officer)
    if (officer === undefined) continue
    const { key, name, mosovo } = officer
    crew.set(`officer ${key}`, {
      officer: key,
      name,
      mosovo: mosovo === 'in-date' || mosovo === 'assumed',
      assumed: mosovo === 'assumed',
    })
  }
  return [...crew.values()]
}

const judged = (ask: RecordAsk): Qualifies =>
  qualifies({
    report: { ...ask.report, notSeenBecause: ask.report.notSeenBecause ?? null },
    officers: [...ask.officers.values()],
    home: ask.home,
    assumedCounts: ask.assumedCounts,
  })

/** A crew of one, and on whose authority. */
function crewFacts(ask: RecordAsk) {
  const crew = crewOf(ask)
  const soleCrew = crew.length === 1
  return {
    crew,
    soleCrew,
    soleCrewAuthority: soleCrew ? (ask.report.soleCrewAuthority ?? null) : null,
  }
}

const meetingIn = ({ report, home }: RecordAsk) => ({
  at: report.at,
  onDate: localDateOf(report.at),
  seen: report.seen,
  notSeenBecause: report.notSeenBecause ?? null,
  place: report.place,
  addressId: report.place === 'home' && home !== null ? home.id : null,
  announced: report.announced,
  announcedReason: report.announced ? (report.announcedReason ?? null) : null,
  leftAt: report.leftAt ?? null,
  entry: report.entry ?? null,
})

/** The facts to keep. Bad practice is never refused: it is kept, and shown to a supervisor. */
export function recordReport(ask: RecordAsk): RecordDecision {
  const faults = faultsOf(ask)
  if (faults.length > 0) return { ok: false, faults }
  const value = { ...meetingIn(ask), ...crewFacts(ask), ...saidIn(ask.report), ...judged(ask) }
  return { ok: true, value }
}

/**
 * The latest-by that a visit put right after the fact: the person was shown overdue from the day after
 * it until the visit was recorded, whenever the visit was. Null when nothing was overdue, or still is.
 */
export const overdueCleared = (
  { before, after }: Readonly<{ before: LocalDate | null; after: LocalDate | null }>,
  today: LocalDate,
): LocalDate | null =>
  before !== null && before < today && (after === null || after > before) ? before : null
