// One visit: what it is, and a supervisor's word on it.
import {
  decidesOn,
  fileToRead,
  may,
  namesOf,
  ownsFile,
  route,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { acknowledgeForm, noQuery, rulingForm } from '../forms.ts'
import { readingOf, wordsBefore } from '../queries.ts'
import {
  acknowledgeSoleCrew,
  dayStanding,
  dayWithoutVisit,
  doubtsOfVisit,
  foundVisit,
  ruleOnVisit,
  wasThere,
  writeUpClockOf,
} from '../service.ts'
import { waitsForRuling } from '../rules/write-up.ts'
import type { Visit } from '../types.ts'
import { dayThenText, decisionWords, showModel, visitResource, type VisitViews } from '../views.ts'
import { ofOwnFile } from './own-file.ts'
import type { VisitPorts } from './ports.ts'
import { writeUpRoutes } from './write-up.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

/** What is told of a visit besides its own row, with the names of everybody in it. */
async function toldOf(tx: Ask['tx'], visit: Visit) {
  const reading = await readingOf(tx, visit.id)
  const before = await wordsBefore(tx, visit.id)
  const names = await namesOf(tx, [
    ...[visit.recordedBy, visit.writtenUpBy, visit.ruledBy, visit.soleCrewAcknowledgedBy],
    reading?.readBy ?? null,
    ...before.flatMap(({ writtenBy, recordedBy }) => [writtenBy, recordedBy]),
  ])
  return { visit, reading, before, names }
}

/** The page of one visit, with what was typed on it. */
export async function drawVisit(
  { personLine }: VisitPorts,
  ask: Ask,
  attempt: Attempt,
): Promise<Page> {
  const { tx, actor, reason } = ask
  const visit = await foundVisit(tx, idOf(ask))
  const { person, shown } = await fileToRead(tx, actor, { offenderId: visit.offenderId, reason })
  const clock = await writeUpClockOf(tx)
  const own = await ofOwnFile(ask, visit, ownsFile(actor, person))
  const isSupervised = decidesOn(actor, person)
  const decides = isSupervised && !(await wasThere(tx, actor, visit))
  const doubts = await doubtsOfVisit(tx, visit)
  const mayRule = may(actor, 'rule-on-visits') && decides
  const model = showModel({
    ...(await toldOf(tx, visit)),
    ...{ clock, doubts },
    person: await personLine(tx, visit.offenderId),
    mayAcknowledge: may(actor, 'acknowledge-sole-crews') && decides,
    mayRule,
    without: mayRule && waitsForRuling(visit, clock) ? await dayWithoutVisit(tx, visit) : null,
    ...own,
    mayRead: may(actor, 'read-found') && isSupervised,
    attempt,
    key: newId(),
  })
  return page('visits/show', model, {
    resource: () => ({
      ...visitResource(visit, clock),
      doubts,
      ...(own.look === null ? {} : { look: own.look }),
    }),
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
      return done(`/visits/${visitId}`, visitResource(decided.value, await writeUpClockOf(tx)), {
        flash: success('Noted', 'The visit made alone has left the list of those to look at.'),
      })
    },
  })

const ruling = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/visits/:id/ruling',
    may: 'rule-on-visits',
    audit: 'visit.ruled',
    summary: 'A supervisor who was not there says whether a visit that nobody wrote up counts',
    takes: rulingForm,
    redraw: (ask, attempt) => drawVisit(ports, ask, attempt),
    handle: async (ask) => {
      const visitId = idOf(ask)
      const ruled = await ruleOnVisit(ask.tx, ask.actor, { visitId, ...ask.input })
      if (!ruled.ok) return refuse(ruled.why, decisionWords[ruled.why])
      const visit = ruled.value
      const heading = visit.qualifies ? 'It counts as a visit' : 'It does not count as a visit'
      const day = dayThenText(await dayStanding(ask.tx, visit.offenderId))
      return done(`/visits/${visitId}`, visitResource(visit, await writeUpClockOf(ask.tx)), {
        flash: success(heading, [day, visit.because].filter((text) => text !== '').join(' ')),
      })
    },
  })

export const oneVisitRoutes = (ports: VisitPorts): readonly Route[] => [
  show(ports),
  acknowledge(ports),
  ...writeUpRoutes(ports),
  ruling(ports),
]
