// Visits and attempts: the form at the kerb, and the look over it before it is recorded.
import { fileToChange, route, type Ask, type Route } from '../../access/index.ts'
import { officerChoices } from '../../officers/index.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newVisitQuery, noQuery, reportForm } from '../forms.ts'
import type { LookLine } from '../rules/look.ts'
import {
  draftBecame,
  lookOver,
  recordVisit,
  writeUpClockOf,
  type RecordedVisit,
} from '../service.ts'
import { visitWrittenUp } from '../rules/draft-forms.ts'
import type { DraftForm, Visit } from '../types.ts'
import { nextSteps, planResource, recordModel, visitResource, type VisitViews } from '../views.ts'
import { drafted, recordedAlready, refuseSecond } from './drafted.ts'
import { draftRoutes } from './drafts.ts'
import { refusedAs } from './faults.ts'
import { heldOf, knownBefore, nothingKnown } from './known.ts'
import { drawWriteUp, oneVisitRoutes } from './one-visit.ts'
import { visitListRoute } from './list.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

type FormAsked = Readonly<{
  kind: 'visit' | 'attempt'
  attempt: Attempt
  /** What a look over told, when one was asked for. */
  looked?: readonly LookLine[] | null
}>

async function drawForm(
  { personLine }: VisitPorts,
  ask: Ask,
  { kind, attempt, looked = null }: FormAsked,
): Promise<Page> {
  const { tx, actor } = ask
  const { offenderId, forceId } = await fileToChange(tx, actor, idOf(ask))
  const { draft, ...typed } = await drafted(ask, { offenderId, form: kind, attempt })
  const officers = await officerChoices(tx, { forceId, teamId: null })
  const own = officers.find((officer) => officer.id === actor.officerId)
  const model = recordModel({
    offenderId,
    person: await personLine(tx, offenderId),
    kind,
    ...typed,
    officers,
    ownKey: own?.key ?? null,
    held: kind === 'visit' ? await heldOf(ask, offenderId) : [],
    known: kind === 'visit' ? await knownBefore(tx, offenderId, ask.at) : nothingKnown,
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

const headingOf = ({ visit: { qualifies, seen } }: RecordedVisit): string => {
  if (qualifies) return 'Visit recorded. It counts as a visit'
  return seen === 'no'
    ? 'Attempt recorded. It does not count as a visit'
    : 'Recorded. It does not count as a visit'
}

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
    redraw: (ask, attempt) => redrawForm(ports)(ask, kindOf(ask), attempt),
    handle: async (ask) => {
      const { deriveNow } = ports
      const sent = { offenderId: idOf(ask), form: kindOf(ask), key: ask.key }
      await refuseSecond(ask, sent)
      const recording = await recordVisit(ask.tx, ask.actor, {
        offenderId: idOf(ask),
        report: ask.input,
        deriveNow,
      })
      if (!recording.ok) throw refusedAs(recording.faults)
      const { visit, next, look, met, raised } = recording.value
      const endedAs = `/visits/${visit.id}`
      await draftBecame(ask.tx, ask.actor, { ...sent, person: visit, endedAs })
      const resource = {
        ...visitResource(visit, await writeUpClockOf(ask.tx)),
        ...{ met, raised, look },
        ...(next === null ? {} : { next: { ...planResource(next.plan), because: next.because } }),
      }
      return done(endedAs, resource, {
        // Whatever must follow is said on the visit's own page, with the ways to it.
        onward: hasMore(visit) ? endedAs : `/offenders/${visit.offenderId}`,
        status: 201,
        flash: success(headingOf(recording.value), flashText(recording.value)),
      })
    },
  })

/** Something follows from it, or somebody was seen and nothing is written of it. */
const hasMore = (visit: Visit): boolean =>
  nextSteps(visit).length > 0 || (visit.seen !== 'no' && visit.account === null)

const flashText = ({ visit, next }: RecordedVisit): string =>
  [visit.because, next?.because ?? ''].join(' ').trim()

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

const look = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/visits/look',
    may: 'record-visits',
    audit: 'visit.opened',
    summary: 'Looks over a visit before it is recorded, and keeps nothing',
    takes: reportForm,
    keepsNothing: true,
    redraw: (ask, attempt) => drawForm(ports, ask, { kind: 'visit', attempt }),
    handle: async (ask) => {
      const { tx, actor, input: report } = ask
      const looked = await lookOver(tx, actor, { offenderId: idOf(ask), report })
      const attempt = { typed: ask.typed, errors: [], stale: false }
      const drawn = await drawForm(ports, ask, { kind: 'visit', attempt, looked })
      return { ...drawn, resource: () => ({ look: looked }) }
    },
  })

export const visitRecordRoutes = (ports: VisitPorts): readonly Route[] => [
  visitListRoute(ports),
  form(ports),
  create(ports),
  look(ports),
  lookAgain(ports),
  ...oneVisitRoutes(ports),
  ...draftRoutes(ports, redrawForm(ports)),
]
