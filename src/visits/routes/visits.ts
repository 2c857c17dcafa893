// Visits and attempts: the form at the kerb, and the look over it before it is recorded.
import { fileToRecord, route, type Ask, type Route } from '../../access/index.ts'
import { officerChoices } from '../../officers/index.ts'
import { done, pagesOf, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { begunForm, newVisitQuery, noQuery, reportForm } from '../forms.ts'
import { draftBecame, lookOver, recordVisit, writeUpClockOf } from '../service.ts'
import { visitWrittenUp } from '../rules/draft-forms.ts'
import type { DraftForm } from '../types.ts'
import {
  planResource,
  recordModel,
  visitResource,
  type LookedOver,
  type VisitViews,
} from '../views.ts'
import { drafted, recordedAlready, refuseSecond } from './drafted.ts'
import { draftRoutes } from './drafts.ts'
import { refusedAs } from './faults.ts'
import { heldAtTheDoor, nothingHeld } from './known.ts'
import { writeUpLookRoutes } from './look-write-up.ts'
import { oneVisitRoutes } from './one-visit.ts'
import { visitListRoute } from './list.ts'
import {
  eachFieldOnce,
  missingNow,
  readableIn,
  toldAtOnce,
  withoutTold,
  type Begun,
} from './one-pass.ts'
import type { VisitPorts } from './ports.ts'
import { afterRecording, nextText } from './recorded.ts'
import { drawWriteUp } from './write-up.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

type FormAsked = Readonly<{
  kind: 'visit' | 'attempt'
  attempt: Attempt
  /** What a look over told, when one was asked for. */
  looked?: LookedOver | null
}>

async function drawForm(
  { personLine }: VisitPorts,
  ask: Ask,
  { kind, attempt, looked = null }: FormAsked,
): Promise<Page> {
  const { tx, actor } = ask
  const { person, isOwn } = await fileToRecord(tx, actor, { offenderId: idOf(ask) })
  const { offenderId, forceId } = person
  const { draft, ...typed } = await drafted(ask, { offenderId, form: kind, attempt })
  const officers = await officerChoices(tx, { forceId, teamId: null }, ask.today)
  const own = officers.find((officer) => officer.id === actor.officerId)
  const model = recordModel({
    offenderId,
    person: await personLine(tx, offenderId),
    kind,
    ...typed,
    officers,
    ownKey: own?.key ?? null,
    ...(kind === 'visit' && isOwn
      ? await heldAtTheDoor(ask, offenderId, { before: ask.at, visitId: null })
      : nothingHeld),
    looked,
    at: ask.at,
  })
  return page(
    'visits/record',
    { ...model, draft },
    {
      resource: () => ({
        offenderId,
        officers: officers.map(({ key, name }) => ({ officer: key, name })),
      }),
      shown: { offenderId, fields: ['person'] },
    },
  )
}

/** The form again with what was typed; once it was recorded, the way to the record and never a second one. */
const redrawForm =
  (ports: VisitPorts) =>
  async (ask: Ask, kind: DraftForm, attempt: Attempt): Promise<Page> => {
    const already = await recordedAlready(ports, ask, {
      offenderId: idOf(ask),
      form: kind,
      attempt,
    })
    if (already !== null) return already
    const visitId = visitWrittenUp(kind)
    if (visitId !== null) return await drawWriteUp(ports, ask, { visitId, attempt })
    return await drawForm(ports, ask, { kind: kind === 'attempt' ? kind : 'visit', attempt })
  }

const form = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/visits/new',
    may: 'record-visits',
    audit: 'visit.opened',
    summary: 'The form for a visit, or for an attempt (kind=attempt)',
    takes: newVisitQuery,
    handle: (ask) => drawForm(ports, ask, { kind: ask.input.kind ?? 'visit', attempt: firstDraw }),
  })

/** A page sends the day and the hour apart; a program sends an instant. */
const isForm = ({ typed }: Ask): boolean => typed['onDate'] !== undefined

const kindOf = ({ url }: Ask): DraftForm => (url.endsWith('?kind=attempt') ? 'attempt' : 'visit')

const create = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/visits',
    may: 'record-visits',
    audit: 'visit.recorded',
    summary:
      'Records a visit or an attempt; answers whether it qualifies and which duties it met and raised',
    takes: reportForm,
    redraw: (ask, attempt) => redrawForm(ports)(ask, kindOf(ask), toldAtOnce(ask, attempt)),
    handle: async (ask) => {
      const { deriveNow } = ports
      const sent = { offenderId: idOf(ask), form: kindOf(ask), key: ask.key }
      await refuseSecond(ask, sent)
      const recording = await recordVisit(ask.tx, ask.actor, {
        offenderId: idOf(ask),
        report: ask.input,
        onForm: isForm(ask),
        deriveNow,
      })
      if (!recording.ok) throw refusedAs(recording.faults)
      const { visit, next, look, doubts, met, raised } = recording.value
      const endedAs = `/visits/${visit.id}`
      await draftBecame(ask.tx, ask.actor, { ...sent, person: visit, endedAs })
      const resource = {
        ...visitResource(visit, await writeUpClockOf(ask.tx)),
        ...{ met, raised, look, doubts },
        ...(next === null
          ? {}
          : { next: { ...planResource(next.plan), because: nextText(recording.value) } }),
      }
      return done(endedAs, resource, {
        ...(await afterRecording(ports, ask.tx, recording.value)),
        status: 201,
      })
    },
  })

/** Loaded anew, the page of the look is the form again. */
const lookAgain = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/visits/look',
    may: 'record-visits',
    audit: 'visit.opened',
    summary: 'The form for a visit, where a look over it was asked for',
    takes: noQuery,
    handle: (ask) => drawForm(ports, ask, { kind: 'visit', attempt: firstDraw }),
  })

/** What a look tells of a report, whole or only begun. */
async function lookedOver(ask: Ask, report: Begun): Promise<LookedOver> {
  const { tx, actor } = ask
  const { lines, faults } = await lookOver(tx, actor, { offenderId: idOf(ask), report })
  const { at = null, leftAt = null } = report
  return { lines, missing: eachFieldOnce([...missingNow(report, ask), ...faults]), at, leftAt }
}

const look = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/visits/look',
    may: 'record-visits',
    audit: 'visit.opened',
    summary:
      'Looks over what is there of a visit before it is recorded, says what is missing, and keeps nothing',
    takes: begunForm,
    keepsNothing: true,
    redraw: async (ask, attempt) => {
      const begun = readableIn(ask)
      const isUnread = attempt.errors.length > 0 && !attempt.stale
      const looked = begun === null || !isUnread ? null : await lookedOver(ask, begun)
      return await drawForm(ports, ask, {
        ...{ kind: 'visit', attempt },
        looked: looked === null ? null : withoutTold(looked, attempt),
      })
    },
    handle: async (ask) => {
      const looked = await lookedOver(ask, ask.input)
      const attempt = { typed: ask.typed, errors: [], stale: false }
      const drawn = await drawForm(ports, ask, { kind: 'visit', attempt, looked })
      const { lines, missing } = looked
      return {
        ...drawn,
        resource: () => ({ look: lines, ...(missing.length === 0 ? {} : { missing }) }),
      }
    },
  })

export const visitRecordRoutes = (ports: VisitPorts): readonly Route[] => [
  visitListRoute(ports),
  form(ports),
  create(ports),
  look(ports),
  lookAgain(ports),
  ...oneVisitRoutes(ports),
  ...writeUpLookRoutes(ports),
  ...draftRoutes(ports, redrawForm(ports)),
]
