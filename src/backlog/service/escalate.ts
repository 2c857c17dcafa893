// The night's escalations: each told once, to the supervisor of the team, and for very high and high to the inspector.
import { countingUnrestricted } from '../../access/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { raisedFor, recordedAfter, toldOf, type RaisedCount } from '../queries/escalations.ts'
import { nightForces, type NightForce } from '../queries/forces.ts'
import { alertCauses, withAlert } from '../rules/alerts.ts'
import {
  arrearOf,
  failedCallsFinding,
  isToInspector,
  mayBeArrear,
  missingFinding,
  overdueFinding,
  type Judged,
} from '../rules/escalations.ts'
import { raiseEscalations, type NewEscalation } from '../store/escalations.ts'
import type { Escalation, Finding, Told } from '../types/escalations.ts'
import type { Counted } from '../types.ts'
import { counted } from './figures.ts'
import { caseFiles } from './files.ts'
import { registerOn, type Registered } from './register.ts'

type Rule = (judged: Judged) => Finding | null

const escalationOf = (tx: Tx, one: Judged, finding: Finding): NewEscalation => {
  const { person, standing } = one.file
  return {
    ...finding,
    id: newId(),
    forceId: person.forceId,
    offenderId: person.id,
    level: standing.level,
    toInspector: isToInspector(finding, standing.level),
    forDate: standing.on,
    raisedAt: tx.at,
  }
}

const toldTo = ({ toInspector }: NewEscalation): string =>
  toInspector ? 'the supervisor and the inspector' : 'the supervisor'

const lineOf = (tx: Tx, raised: NewEscalation) => ({
  forceId: raised.forceId,
  offenderId: raised.offenderId,
  at: tx.at,
  hasTime: true,
  kind: 'escalation',
  summary: `Escalated to ${toldTo(raised)}${raised.isAlert ? ' as an alert' : ''}, not yet answered. ${raised.because}`,
  href: `/escalations/${raised.id}`,
})

/**
 * How those stood on the baseline whose lateness may be an arrear of it, whatever was recorded since. Who was
 * recorded here later is not on the list of its arrears, however old the lateness that came with them.
 */
async function thenOf(
  tx: Tx,
  { id: forceId, baselineOn }: NightForce,
  people: readonly Registered[],
): Promise<ReadonlyMap<OffenderId, Counted>> {
  if (baselineOn === null) return new Map()
  const later = await recordedAfter(tx, forceId, baselineOn)
  const ids = people
    .filter((one) => mayBeArrear(one.counted, baselineOn))
    .map(({ file }) => file.person.id)
    .filter((id) => !later.has(id))
  if (ids.length === 0) return new Map()
  const policy = await policyOn(tx, baselineOn)
  const files = await caseFiles(tx, { ids }, { on: baselineOn, policy })
  return new Map(files.map((file) => [file.person.id, counted(file, '', policy)]))
}

type Asked = Readonly<{ on: LocalDate; rules: readonly Rule[]; alerts: boolean }>

/** The people of a force who were recorded here by the day, as the rules judge them. */
async function judgedIn(tx: Tx, force: NightForce, on: LocalDate): Promise<Judged[]> {
  const scope = { forceId: force.id, teamId: null, countsOnly: false }
  const { people, policy } = await registerOn(tx, scope, { on, policy: await policyOn(tx, on) })
  const later = await recordedAfter(tx, force.id, on)
  const here = people.filter(({ file }) => !later.has(file.person.id))
  const then = await thenOf(tx, force, here)
  const { baselineOn } = force
  return here.map((one) => {
    const isArrear = arrearOf(baselineOn, then.get(one.file.person.id) ?? null)
    return { ...one, policy, baselineOn, isArrear }
  })
}

const idOf = ({ file }: Pick<Judged, 'file'>): OffenderId => file.person.id

/** What was told before of those of whom an alert may be due. */
const toldBefore = (
  tx: Tx,
  people: readonly Judged[],
): Promise<ReadonlyMap<OffenderId, readonly Told[]>> =>
  toldOf(tx, people.filter((one) => alertCauses(one).length > 0).map(idOf))

async function findIn(
  tx: Tx,
  force: NightForce,
  { on, rules, alerts }: Asked,
): Promise<NewEscalation[]> {
  const people = await judgedIn(tx, force, on)
  const told = alerts ? await toldBefore(tx, people) : null
  return people.flatMap((one) => {
    const findings = rules.flatMap((rule) => rule(one) ?? [])
    const all = told === null ? findings : withAlert(one, findings, told.get(idOf(one)) ?? [])
    return all.map((finding) => escalationOf(tx, one, finding))
  })
}

/**
 * Raises what the rules find in one force; answers how many were never raised before. Nothing is raised for
 * the baseline or a day before it: what was late by then is a named list.
 */
async function escalateIn(tx: Tx, force: NightForce, asked: Asked): Promise<number> {
  if (force.baselineOn !== null && asked.on <= force.baselineOn) return 0
  const found = await findIn(tx, force, asked)
  const ids = await raiseEscalations(tx, found)
  const raised = found.filter(({ id }) => ids.has(id))
  await addToChronology(
    tx,
    raised.map((one) => lineOf(tx, one)),
  )
  return raised.length
}

async function escalate(tx: Tx, asked: Asked): Promise<number> {
  let escalated = 0
  for (const force of await nightForces(tx)) escalated += await escalateIn(tx, force, asked)
  return escalated
}

type Which = (one: RaisedCount) => boolean

const totalOf = (raised: readonly RaisedCount[], which: Which): number =>
  raised.filter(which).reduce((sum, { total }) => sum + total, 0)

const ofKind =
  (kind: Escalation['kind']): Which =>
  (one) =>
    one.kind === kind

/**
 * Whose visit became overdue, and where calls failed as often as policy bears. Run again, or by two at once, it tells nobody twice: `escalated` counts what this run wrote, the rest what the day's nights did.
 */
export const escalateOverdueVisits = (
  tx: Tx,
  forDate: LocalDate,
): Promise<Record<string, number>> => countingUnrestricted(tx, () => overdueVisitsTold(tx, forDate))

async function overdueVisitsTold(tx: Tx, forDate: LocalDate): Promise<Record<string, number>> {
  const rules = [overdueFinding, failedCallsFinding]
  const escalated = await escalate(tx, { on: forDate, rules, alerts: true })
  const raised = await raisedFor(tx, forDate)
  return {
    becameOverdue: totalOf(raised, ofKind('visit_overdue')),
    veryHighOrHigh: totalOf(raised, (one) => one.kind === 'visit_overdue' && one.isHigh),
    twoAttempts: totalOf(raised, ofKind('failed_attempts')),
    alerts: totalOf(raised, ({ isAlert }) => isAlert),
    escalated,
  }
}

/** Whose ARMS became missing, by what it waits for: drafts and unratified ones apart. */
export const escalateMissingArms = (tx: Tx, forDate: LocalDate): Promise<Record<string, number>> =>
  countingUnrestricted(tx, () => missingArmsTold(tx, forDate))

async function missingArmsTold(tx: Tx, forDate: LocalDate): Promise<Record<string, number>> {
  const escalated = await escalate(tx, { on: forDate, rules: [missingFinding], alerts: false })
  const raised = (await raisedFor(tx, forDate)).filter(ofKind('missing_arms'))
  const waiting = (reason: Escalation['reason']): number =>
    totalOf(raised, (one) => one.reason === reason)
  return {
    becameMissing: totalOf(raised, () => true),
    notStarted: waiting('notStarted'),
    draft: waiting('draft'),
    returned: waiting('returned'),
    awaitingRatification: waiting('awaitingRatification'),
    veryHighOrHigh: totalOf(raised, ({ isHigh }) => isHigh),
    escalated,
  }
}
