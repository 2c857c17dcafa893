// The file as a program reads it. Contract section 8, Shapes.
import type { OpeningShown } from '../../access/index.ts'
import { dayAndHour, daysOverdue, stateOf } from '../../duties/index.ts'
import {
  controlsInForce,
  personName,
  type FileParts,
  type MarkerKind,
  type OffenderItem,
} from '../../offenders/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { attemptsSince, outlookResource } from '../../visits/index.ts'
import { alertResource } from './others.ts'
import { armsDueOn, armsHeld, armsWord, holdsOn, homeOn } from '../rules.ts'
import type { Gathered, OwedDuty } from '../types.ts'
import { fileOutlook } from './outlook.ts'

/** The kinds of marker that hold today, each once. */
const marksOf = ({ parts, today }: Gathered): readonly MarkerKind[] => [
  ...new Set(parts.markers.filter((marker) => holdsOn(marker, today)).map(({ kind }) => kind)),
]

/** When the newest ratified assessment of any clock was completed. */
const armsOn = ({ beside, today }: Gathered): LocalDate | null =>
  beside.arms
    .filter(({ ratifiedOn }) => ratifiedOn !== null && ratifiedOn <= today)
    .flatMap(({ completedOn }) => (completedOn === null ? [] : [completedOn]))
    .toSorted()
    .at(-1) ?? null

const offenderOf = (file: Gathered) => ({
  id: file.head.id,
  visorRef: file.head.visorRef,
  name: personName(file.head),
  level: file.standing.level,
  levelSince: file.standing.levelSince,
  armsOn: armsOn(file),
  lastSeenOn: file.lastSeenOn,
  marks: marksOf(file),
})

/** What holds the risk of somebody who is not seen, or not found. */
function controlOf({ parts, today }: Gathered, { kind }: OwedDuty) {
  const [latest] = controlsInForce(parts.interimControls, today)
  if (latest === undefined || (kind !== 'visit' && kind !== 'whereabouts')) return {}
  return { interimControl: { control: latest.control, until: latest.untilOn } }
}

/** A duty as every list of duties gives it. Contract section 3. */
const dutyOf = (file: Gathered, duty: OwedDuty) => ({
  id: duty.id,
  kind: duty.kind,
  subject: duty.subject,
  offender: offenderOf(file),
  owner: file.beside.owner.officer,
  ...(file.beside.owner.cover === null ? {} : { cover: file.beside.owner.cover.key }),
  team: file.beside.owner.team,
  startsOn: duty.startsOn,
  dueOn: duty.dueOn,
  ...(duty.dueAt === null ? {} : { dueAt: duty.dueAt }),
  state: stateOf(duty, dayAndHour(file.today, file.at), file.policy),
  daysOverdue: daysOverdue(duty, file.today),
  ...(duty.suspended === null ? {} : { suspended: duty.suspended }),
  ...controlOf(file, duty),
  rule: duty.rule,
  because: duty.because,
})

const homeOf = ({ parts, today }: Gathered): OffenderItem['homeAddress'] => {
  const home = homeOn(parts.addresses, today)
  if (home === null) return null
  return { line: home.line, postcode: home.postcode, kind: home.kind, from: home.fromOn }
}

const itemOf = (file: Gathered): OffenderItem => {
  const { head, parts, standing, beside } = file
  return {
    id: head.id,
    visorRef: head.visorRef,
    pncId: parts.identity.pncId,
    surname: head.surname,
    forenames: head.forenames,
    dateOfBirth: head.dateOfBirth,
    sex: head.sex,
    level: standing.level,
    mappaLevel: standing.mappaLevel,
    status: standing.status,
    management: standing.management,
    leadAgency: standing.agency,
    leadSince: standing.policeLeadSince,
    officer: beside.owner.officer,
    team: beside.owner.team,
    homeAddress: homeOf(file),
  }
}

const armsOf = ({ armsStanding, beside }: Gathered) => {
  const held = armsHeld(armsStanding, beside.arms)
  return {
    state: armsWord(armsStanding),
    completedOn: held?.completedOn ?? null,
    ratifiedOn: held?.ratifiedOn ?? null,
    dueOn: armsDueOn(armsStanding),
    isMissing: armsStanding.missing,
    clockStart: armsStanding.clockStart,
  }
}

const seenAtVisits = ({ beside }: Gathered) => ({
  children: beside.met.flatMap(({ visitId, on, children }) =>
    children.map((child) => ({ ...child, visitId, on })),
  ),
  devices: beside.met.flatMap(({ visitId, on, devices }) =>
    devices.map((device) => ({ ...device, visitId, on })),
  ),
})

const identityOf = ({ identity }: FileParts) => ({
  photo: { place: identity.photoPlace, takenOn: identity.photoTakenOn },
  notes: identity.notes,
  origin: identity.origin,
})

/** Under the names of their own lists. */
const aroundResource = ({
  jobs,
  homeId: _homeId,
  documentCount,
  ...lists
}: FileParts['around']) => ({
  ...lists,
  work: jobs,
  documents: { total: documentCount },
})

const recordsOf = (parts: FileParts) => ({
  aliases: parts.names.filter(({ kind }) => kind === 'alias'),
  identifiers: parts.identifiers,
  addresses: parts.addresses,
  markers: parts.markers,
  interimControls: parts.interimControls,
  statusPeriods: parts.statuses,
  returns: parts.returns,
  leadPeriods: parts.leads,
  levelPeriods: parts.levels,
  mappaPeriods: parts.mappas,
  managementPeriods: parts.managements,
  allocations: parts.allocations,
  events: parts.events,
  latest: parts.latest,
  ...aroundResource(parts.around),
})

const latestByOf = ({ latestBy }: Gathered) =>
  latestBy === null ? null : { on: latestBy.on, rule: latestBy.rule, because: latestBy.because }

const registerOf = ({ beside: { register } }: Gathered) =>
  register === null ? null : { ...register, note: 'from the register, not recorded here' }

const waitingOf = ({ parts, beside }: Gathered) => ({
  changes: parts.pending.filter(({ state }) => state === 'awaiting_second'),
  visitPlans: beside.waitingPlans,
})

/** Whoever was overdue until a later day was agreed: since when, and until when. */
const lateMovesOf = ({ beside: { lateMoves } }: Gathered) =>
  lateMoves.map(({ clearedOverdueSince, decidedAt, decidedWhy: why, ...move }) => ({
    ...{ from: addDays(clearedOverdueSince, 1), to: localDateOf(decidedAt) },
    ...{ latestBy: move.latestBy, by: move.decidedBy, why, visitPlanId: move.id },
  }))

const openingOf = ({ openedAt, reason, said, name, teamName }: OpeningShown) => ({
  openedAt,
  reason,
  said,
  by: name,
  team: teamName,
})

/** Kept in rooms that do not exist yet: until they do, nothing of the kind has been recorded. */
const nothingYet = {
  subjectUntil: null,
  orders: [],
  devices: [],
  children: [],
  breaches: [],
} as const

export type FileResource = ReturnType<typeof resourceOf>

export function resourceOf(file: Gathered) {
  const { head, parts, standing, beside, openings } = file
  return {
    ...itemOf(file),
    version: head.version,
    levelSince: standing.levelSince,
    latestBy: latestByOf(file),
    shownOverdue: lateMovesOf(file),
    lastSeenOn: file.lastSeenOn,
    predictability: outlookResource(fileOutlook(file)).predictability,
    attemptsSince: attemptsSince(file.visits, file.standing.on),
    arms: armsOf(file),
    entryWarrant: file.entryWarrant,
    alert: alertResource(file),
    sightings: beside.sightings,
    duties: beside.duties.map((duty) => dutyOf(file, duty)),
    ...nothingYet,
    statusSince: standing.statusSince,
    statusReviewOn: standing.reviewOn,
    inCaseload: standing.inCaseload,
    ...identityOf(parts),
    ...recordsOf(parts),
    seenAtVisits: seenAtVisits(file),
    unprovedSelfReports: beside.told.unproved,
    evidenceHeld: beside.told.evidence,
    waiting: waitingOf(file),
    register: registerOf(file),
    ...(openings === null ? {} : { openings: openings.map(openingOf) }),
  }
}

/** The names of what was shown, for the audit. */
export const fieldsShown = (resource: FileResource): readonly string[] => Object.keys(resource)
