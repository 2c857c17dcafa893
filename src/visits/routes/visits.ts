// Visits and attempts: the list, one of them, the form at the kerb, and a supervisor's note of a crew of one.
import {
  fileToChange,
  fileToRead,
  may,
  ownsFile,
  route,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { aroundOf, atTheDoor } from '../../offenders/index.ts'
import { officerChoices } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { acknowledgeForm, newVisitQuery, noQuery, reportForm, visitListQuery } from '../forms.ts'
import { visitById, visitsOf, type VisitMark } from '../queries.ts'
import { acknowledgeSoleCrew, recordVisit, wasThere, type RecordedVisit } from '../service.ts'
import {
  decisionWords,
  listModel,
  recordModel,
  reportFaultWords,
  showModel,
  visitResource,
  type VisitViews,
} from '../views.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

/** The place in the list that a cursor marks; one that is not ours is a fault of the address. */
function markIn(cursor: string | undefined): VisitMark | null {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  const instant = typeof at === 'string' ? new Date(at) : null
  if (instant === null || Number.isNaN(instant.getTime()) || typeof id !== 'string')
    return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
  return { at: instant, id }
}

const list = ({ personLine }: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/visits',
    may: 'open-files',
    audit: 'visit.opened',
    summary: 'Visits and attempts of one person, newest first',
    takes: visitListQuery,
    handle: async (ask) => {
      const { tx, actor, input, reason } = ask
      const { person, shown } = await fileToRead(tx, actor, { offenderId: idOf(ask), reason })
      const { offenderId } = person
      const part = await visitsOf(tx, offenderId, { size: input.size, after: markIn(input.cursor) })
      const next =
        part.next && nextUrl(ask.url, encodeCursor([part.next.at.toISOString(), part.next.id]))
      const model = listModel({
        offenderId,
        person: await personLine(tx, offenderId),
        mayRecord: may(actor, 'record-visits') && ownsFile(actor, person),
        items: part.items,
        total: part.total,
        nextHref: next,
        firstHref: input.cursor === undefined ? null : `/offenders/${offenderId}/visits`,
      })
      return page('visits/list', model, {
        resource: () => ({ items: part.items.map(visitResource), total: part.total, next }),
        shown: { ...shown, fields: ['visits'], count: part.items.length },
      })
    },
  })

const heldOf = async ({ tx, today }: Ask, id: OffenderId) =>
  atTheDoor(await aroundOf(tx, id), { id, today })

async function drawForm(
  { personLine }: VisitPorts,
  ask: Ask,
  { kind, attempt }: Readonly<{ kind: 'visit' | 'attempt'; attempt: Attempt }>,
): Promise<Page> {
  const { tx, actor } = ask
  const { offenderId, forceId } = await fileToChange(tx, actor, idOf(ask))
  const officers = await officerChoices(tx, { forceId, teamId: null })
  const own = officers.find((officer) => officer.id === actor.officerId)
  const model = recordModel({
    offenderId,
    person: await personLine(tx, offenderId),
    kind,
    attempt,
    officers,
    ownKey: own?.key ?? null,
    held: kind === 'visit' ? await heldOf(ask, offenderId) : [],
    at: ask.at,
    key: newId(),
  })
  return page('visits/record', model, {
    resource: () => ({
      offenderId,
      officers: officers.map(({ key, name }) => ({ officer: key, name })),
    }),
    shown: { offenderId, fields: ['person'] },
  })
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

const isAttemptForm = ({ url }: Ask): boolean => url.endsWith('?kind=attempt')

const create = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/visits',
    may: 'record-visits',
    audit: 'visit.recorded',
    summary:
      'Records a visit or an attempt; answers whether it qualifies and which duties it met and raised',
    takes: reportForm,
    redraw: (ask, attempt) =>
      drawForm(ports, ask, { kind: isAttemptForm(ask) ? 'attempt' : 'visit', attempt }),
    handle: async (ask) => {
      const { deriveNow } = ports
      const recording = await recordVisit(ask.tx, ask.actor, {
        offenderId: idOf(ask),
        report: ask.input,
        deriveNow,
      })
      if (!recording.ok) throw refusalOf(recording.faults)
      const { visit, met, raised } = recording.value
      const resource = { ...visitResource(visit), met, raised }
      return done(`/visits/${visit.id}`, resource, {
        onward: `/offenders/${visit.offenderId}`,
        status: 201,
        flash: success(headingOf(recording.value), visit.because),
      })
    },
  })

/** Every fault beside its field; a visit in the future is the rule's own refusal. */
function refusalOf(
  faults: readonly Readonly<{ field: string; why: keyof typeof reportFaultWords }>[],
): Refused {
  const future = faults.some(({ why }) => why === 'in-the-future')
  const errors = faults.map(({ field, why }) => ({ field, message: reportFaultWords[why] }))
  return new Refused(future ? 'in-the-future' : 'invalid', errors)
}

async function drawVisit({ personLine }: VisitPorts, ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, reason } = ask
  const visit = await visitById(tx, idOf(ask))
  if (visit === null) throw new AppError('not-found')
  const { person, shown } = await fileToRead(tx, actor, { offenderId: visit.offenderId, reason })
  const model = showModel({
    visit,
    person: await personLine(tx, visit.offenderId),
    mayAcknowledge:
      may(actor, 'acknowledge-sole-crews') &&
      ownsFile(actor, person) &&
      !(await wasThere(tx, actor, visit)),
    mayCorrect: may(actor, 'correct-records') && ownsFile(actor, person),
    problems: attempt.errors.map(({ message }) => ({ text: message })),
    key: newId(),
  })
  return page('visits/show', model, {
    resource: () => visitResource(visit),
    shown: { ...shown, fields: ['visit'] },
  })
}

const show = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/visits/:id',
    may: 'open-files',
    audit: 'visit.opened',
    summary: 'One visit or attempt',
    takes: noQuery,
    handle: (ask) => drawVisit(ports, ask, firstDraw),
  })

const acknowledge = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/visits/:id/acknowledge',
    may: 'acknowledge-sole-crews',
    audit: 'visit.recorded',
    summary: 'A supervisor takes note of a visit made alone without authority',
    takes: acknowledgeForm,
    redraw: (ask, attempt) => drawVisit(ports, ask, attempt),
    handle: async ({ tx, actor, input, ...ask }) => {
      const visitId = ask.params['id'] ?? ''
      const decided = await acknowledgeSoleCrew(tx, actor, { visitId, version: input.version })
      if (!decided.ok) return refuse(decided.why, decisionWords[decided.why])
      return done(`/visits/${visitId}`, visitResource(decided.value), {
        flash: success('Noted', 'The visit made alone has left the list of those to look at.'),
      })
    },
  })

export const visitRecordRoutes = (ports: VisitPorts): readonly Route[] => [
  list(ports),
  form(ports),
  create(ports),
  show(ports),
  acknowledge(ports),
]
