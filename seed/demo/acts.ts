// What people do in the demonstration, each through the service that the pages use; a refusal ends the seeding.
import {
  ratifyArms,
  returnArms,
  startArms,
  submitArms,
  type ArmsDecision,
} from '../../src/arms/index.ts'
import {
  addInterimControl,
  recordEvent,
  setLevel,
  setManagement,
  setStatus,
  type EventAsk,
  type Level,
  type Management,
  type Status,
} from '../../src/offenders/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import { decidePlan, planVisit, recordVisit, type VisitReport } from '../../src/visits/index.ts'
import { momentOf, type Scene } from './day.ts'

/** Something done to one person at one moment. */
export type Act = (scene: Scene, offenderId: string) => Promise<unknown>

const today = ({ tx }: Scene): LocalDate => localDateOf(tx.at)

const refused = (what: string, faults: readonly Readonly<{ why: string }>[]): Error =>
  new Error(`the demonstration's ${what} was refused: ${faults.map(({ why }) => why).join(', ')}`)

/** When it was, where that is not the moment at which it is recorded. */
type When = Readonly<{ daysBefore?: number; at: string; left?: string }>

export type Report = Omit<VisitReport, 'at' | 'leftAt' | 'announced' | 'crew' | 'next'> &
  Readonly<{ crew: readonly string[]; announcedBecause?: string; when?: When; next?: Next }>

/** The plan that is made with it: latest so many days on. */
type Next = Readonly<{ inDays: number; why: string; purposes?: readonly string[] }>

function timesOf(scene: Scene, when: When | undefined): Pick<VisitReport, 'at' | 'leftAt'> {
  if (when === undefined) return { at: scene.tx.at }
  const on = addDays(today(scene), -(when.daysBefore ?? 0))
  const came = { at: momentOf(on, when.at) }
  return when.left === undefined ? came : { ...came, leftAt: momentOf(on, when.left) }
}

const nextOf = (
  scene: Scene,
  next: Next | undefined,
): Readonly<{ next?: NonNullable<VisitReport['next']> }> => {
  if (next === undefined) return {}
  const { inDays, ...said } = next
  return { next: { ...said, latestBy: addDays(today(scene), inDays) } }
}

// Whom a visit touches is derived once, when its day is kept.
const later = (): Promise<void> => Promise.resolve()

export const call =
  ({ crew, announcedBecause, when, next, ...told }: Report): Act =>
  async (scene, offenderId) => {
    const { tx, actor } = scene
    const announced = announcedBecause !== undefined
    const report: VisitReport = {
      ...told,
      ...timesOf(scene, when),
      ...nextOf(scene, next),
      announced,
      ...(announced ? { announcedReason: announcedBecause } : {}),
      crew: crew.map((officer) => ({ officer })),
    }
    const kept = await recordVisit(tx, actor, { offenderId, report, deriveNow: later })
    if (!kept.ok) throw refused('visit', kept.faults)
  }

/** Seen inside, at home: the visit that counts. */
export const seen = (crew: readonly string[], account: string): Act =>
  call({ seen: 'inside', place: 'home', crew, account })

export const notSeen = (
  because: NonNullable<VisitReport['notSeenBecause']>,
  crew: readonly string[],
  account: string,
): Act => call({ seen: 'no', notSeenBecause: because, place: 'home', crew, account })

/** Plans the next visit so many days on. */
export const plan =
  (days: number, why: string): Act =>
  async (scene, offenderId) => {
    const next = { latestBy: addDays(today(scene), days), why }
    const made = await planVisit(scene.tx, scene.actor, { offenderId, next })
    if (!made.ok) throw refused('plan', made.faults)
  }

export async function settlePlan(
  { tx, actor }: Scene,
  ask: Readonly<{ planId: string; agree: boolean; why: string }>,
): Promise<void> {
  const decided = await decidePlan(tx, actor, { ...ask, version: undefined })
  if (!decided.ok) throw refused('word on a plan', [decided])
}

type Away = Readonly<{ reason: string; reviewIn?: number; endsIn?: number }>

export const status =
  (to: Status, { reason, reviewIn, endsIn }: Away): Act =>
  (scene, offenderId) => {
    const from = today(scene)
    return setStatus(scene.tx, scene.actor, {
      offenderId,
      status: to,
      from,
      reason,
      ...(reviewIn === undefined ? {} : { reviewOn: addDays(from, reviewIn) }),
      ...(endsIn === undefined ? {} : { to: addDays(from, endsIn) }),
    })
  }

/** Up at once; down it waits, and asked again by an inspector it is the second signature. */
export const level =
  (to: Level, why: string): Act =>
  (scene, offenderId) =>
    setLevel(scene.tx, scene.actor, { offenderId, to, from: today(scene), why })

export const management =
  (to: Management, why: string): Act =>
  (scene, offenderId) =>
    setManagement(scene.tx, scene.actor, { offenderId, to, from: today(scene), why })

export const event =
  (kind: EventAsk['kind'], more: Omit<EventAsk, 'kind' | 'on'>): Act =>
  (scene, offenderId) =>
    recordEvent(scene.tx, scene.actor, { offenderId, kind, on: today(scene), ...more })

export const control =
  (words: string, days: number, why: string): Act =>
  (scene, offenderId) =>
    addInterimControl(scene.tx, scene.actor, {
      offenderId,
      control: words,
      until: addDays(today(scene), days),
      why,
    })

const settled = (what: string, decision: ArmsDecision): string => {
  if (!decision.ok) throw refused(what, decision.faults)
  return decision.value.id
}

export const beginArms =
  (kind: 'initial' | 'review'): Act =>
  ({ tx, actor }, offenderId) =>
    startArms(tx, actor, { offenderId, kind, event: undefined })

export type ArmsAt = Readonly<{ id: string; version: number }>

export const submit = async ({ tx, actor }: Scene, { id, version }: ArmsAt, rationale: string) =>
  settled('ARMS', await submitArms(tx, actor, { armsId: id, version, rationale }))

export const sendBack = async ({ tx, actor }: Scene, { id, version }: ArmsAt, reasons: string) =>
  settled('return of an ARMS', await returnArms(tx, actor, { armsId: id, version, reasons }))

const answers = {
  evidenceTested:
    'Two visits and the employer were set against what he says of his week; they agree.',
  disagreed: 'I asked for negative influences to be looked at again; the officer showed why not.',
  actionsReduceRisk: 'Each action names the factor that it answers and who does it by when.',
  levelAgreed: 'The level follows from the factors and I would have come to the same.',
  children: 'No child lives there or visits; checked with the school and the housing officer.',
  nextVisit: 'Within the interval of the level, unannounced and at another time of day.',
}

export const ratify = async ({ tx, actor }: Scene, { id, version }: ArmsAt) =>
  settled('ratification', await ratifyArms(tx, actor, { armsId: id, version, answers }))
