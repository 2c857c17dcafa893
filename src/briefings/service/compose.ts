// Composes what an office's briefing says: the force is read once, each office from it.
import {
  counts,
  figuresFrom,
  inTeam,
  missingBecause,
  registerOn,
  type Registered,
} from '../../backlog/index.ts'
import { notLoadedCount } from '../../imports/index.ts'
import { controlsOn } from '../../offenders/index.ts'
import {
  addDays,
  formatShortDate,
  hoursBefore,
  localDateOf,
  startOfDay,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { attemptsSince, lastSeenBy } from '../../visits/index.ts'
import {
  comparedWith,
  decisionsSince,
  lastEventsOf,
  namesOf,
  openedFiles,
  type Happening,
  type Named,
  type Office,
} from '../queries.ts'
import { changesBetween } from '../rules.ts'
import type { Case, Content, Edition, Line, PersonChange, Section } from '../types.ts'
import { said, type BriefingAsk, type Control, type ForceDay } from './asked.ts'
import { briefingParts } from './parts.ts'

const gone = new Set(['closed', 'transferred'])
const hoursADay = 24

const armsOf = (counted: Registered['counted']): Pick<Case, 'arms' | 'armsOn'> => {
  const { missing, reviewOverdue, current } = counted.arms
  return {
    arms: missing ? missingBecause(counted) : reviewOverdue ? 'reviewOverdue' : null,
    armsOn: current?.completedOn ?? null,
  }
}

type Told = Readonly<{
  named: Named | undefined
  control: Control | undefined
  event: Happening | undefined
}>

const eventOf = (event: Happening | undefined): string | null =>
  event === undefined ? null : `${event.kind} ${formatShortDate(event.on)}`

/** What is asked of the person's own row; someone without one is not in the register. */
const knownOf = (
  { person, standing }: Registered['file'],
  named: Named | undefined,
): Pick<Case, 'name' | 'born' | 'home' | 'marks' | 'met' | 'lead' | 'mappa'> => ({
  name: named?.name ?? '',
  born: person.dateOfBirth,
  home: named?.home ?? null,
  marks: named?.marks ?? null,
  met: named?.met ?? null,
  lead: standing.agency,
  mappa: standing.mappaLevel === null ? null : String(standing.mappaLevel),
})

function caseOf({ file, counted, owner }: Registered, { named, control, event }: Told): Case {
  const { standing, visits } = file
  return {
    id: file.person.id,
    ref: counted.visorRef,
    ...knownOf(file, named),
    team: counted.team,
    level: standing.level,
    status: standing.status,
    management: standing.management,
    owner: owner?.name ?? null,
    latestBy: counted.latestBy?.on ?? null,
    overdue: counts['overdue-visits'](counted),
    attempts: attemptsSince(visits, standing.on),
    lastSeen: lastSeenBy(visits, standing.on),
    ...armsOf(counted),
    control: control?.control ?? null,
    event: eventOf(event),
  }
}

/** Up to when a day's briefing tells: the moment it is made, or the end of its day when it is made later. */
const toldUntil = (on: LocalDate, at: Date): Date =>
  on === localDateOf(at) ? at : startOfDay(addDays(on, 1))

/** A whole force as it stands on a day, for all of its offices. */
export async function forceDay(tx: Tx, forceId: ForceId, on: LocalDate): Promise<ForceDay> {
  const policy = await policyOn(tx, on)
  const register = await registerOn(
    tx,
    { forceId, teamId: null, countsOnly: false },
    { on, policy },
  )
  const ids = register.people.map(({ file }) => file.person.id)
  const names = await namesOf(tx, ids, on)
  const controls = await controlsOn(tx, ids, on)
  const until = toldUntil(on, tx.at)
  const events = await lastEventsOf(tx, forceId, until)
  const opened = await openedFiles(tx, forceId)
  const cases = register.people.map((one) => {
    const { id } = one.file.person
    return caseOf(one, {
      named: names.get(id),
      control: controls.get(id),
      event: events.get(id),
    })
  })
  return {
    register,
    policy,
    on,
    until,
    names,
    controls,
    opened,
    cases: new Map(cases.map((one) => [one.id, one])),
  }
}

/** The office as the tables and the page know it; no team is the force. */
export type NamedOffice = Office & Readonly<{ name: string }>

const peopleOf = ({ register }: ForceDay, office: NamedOffice): readonly Registered[] =>
  office.teamId === null ? register.people : inTeam(register, office.name)

/** Everyone here who is not closed or transferred, as a later edition is compared with them. */
export const casesOf = (day: ForceDay, office: NamedOffice): readonly Case[] =>
  [...day.cases.values()].filter(
    ({ team, status }) => !gone.has(status) && (office.teamId === null || team === office.name),
  )

/** What changed since an edition, up to the day given. */
export const changesSince = (
  day: ForceDay,
  office: NamedOffice,
  { cases, issuedAt }: Pick<Edition, 'cases' | 'issuedAt'>,
): PersonChange[] =>
  changesBetween(cases, casesOf(day, office), {
    elsewhere: day.cases,
    opened: new Set([...day.opened].flatMap(([id, openedAt]) => (openedAt > issuedAt ? [id] : []))),
  })

/** From when things are told: the briefing compared with, or a day back when there is none. */
const toldFrom = (compared: Edition | null, until: Date): Date =>
  compared === null ? hoursBefore(until, hoursADay) : toldUntil(compared.forDate, compared.issuedAt)

async function askOf(tx: Tx, day: ForceDay, office: NamedOffice): Promise<BriefingAsk> {
  const compared = await comparedWith(tx, office, day.on)
  const since = toldFrom(compared, day.until)
  const people = peopleOf(day, office)
  const scope = { forceId: office.forceId, teamId: office.teamId, countsOnly: false }
  return {
    ...day,
    office,
    officeName: office.name,
    people,
    figures: figuresFrom(day.register, people, await notLoadedCount(tx, scope)),
    decisions: await decisionsSince(tx, office, { on: day.on, since, before: day.until }),
    changes: compared === null ? [] : changesSince(day, office, compared),
    compared,
    since,
  }
}

function notLoadedAlarm({ figures: { notLoaded } }: BriefingAsk): Line[] {
  if (notLoaded === 0) return []
  const one = notLoaded === 1
  const text = `${one ? '1 person' : `${notLoaded} people`} of the register could not be loaded, and ${one ? 'is' : 'are'} in no figure here.`
  return [said(text, { text: 'See who, and what is wrong', path: '/imports/not-loaded' })]
}

export type Composed = Readonly<{
  content: Content
  cases: readonly Case[]
  comparedWith: string | null
}>

/** What the briefing of one office says on a day. */
export async function composeBriefing(
  tx: Tx,
  day: ForceDay,
  office: NamedOffice,
): Promise<Composed> {
  const ask = await askOf(tx, day, office)
  const sections: Section[] = []
  for (const part of briefingParts) {
    const section = await part(tx, ask)
    if (section !== null) sections.push(section)
  }
  return {
    content: {
      on: day.on,
      office: office.name,
      comparedOn: ask.compared?.forDate ?? null,
      comparedHeld: ask.compared?.heldAt != null,
      alarms: notLoadedAlarm(ask),
      sections,
      figures: ask.figures,
      changes: ask.changes,
    },
    cases: casesOf(day, office),
    comparedWith: ask.compared?.id ?? null,
  }
}

/** The offices that have anybody to speak of, the force first. */
export function officesOf(day: ForceDay, forceId: ForceId): NamedOffice[] {
  const held = new Set(
    [...day.cases.values()].filter(({ status }) => !gone.has(status)).map(({ team }) => team),
  )
  const teams = day.register.teams.filter(({ name }) => held.has(name))
  return teams.length === 0
    ? []
    : [
        { forceId, teamId: null, name: 'The force' },
        ...teams.map(({ id, name }) => ({ forceId, teamId: id, name })),
      ]
}
