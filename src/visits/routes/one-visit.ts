// One visit: what it is, its write-up, and a supervisor's word on it.
import {
  decidesOn,
  fileToChange,
  fileToRead,
  may,
  ownsFile,
  route,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { acknowledgeForm, editForm, noQuery, rulingForm } from '../forms.ts'
import { readingOf, wordsBefore } from '../queries.ts'
import { writeUpForm } from '../rules/draft-forms.ts'
import {
  acknowledgeSoleCrew,
  doubtsOfVisit,
  draftBecame,
  editVisit,
  foundVisit,
  ruleOnVisit,
  wasThere,
  whyNotEdit,
  writeUpClockOf,
} from '../service.ts'
import {
  decisionWords,
  showModel,
  visitResource,
  writeUpModel,
  type LookedOver,
  type VisitViews,
} from '../views.ts'
import { refusedAs } from './faults.ts'
import { heldOf, knownBefore } from './known.ts'
import { drafted, recordedAlready, refuseSecond } from './drafted.ts'
import { ofOwnFile } from './own-file.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

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
  const model = showModel({
    visit,
    clock,
    doubts,
    person: await personLine(tx, visit.offenderId),
    mayAcknowledge: may(actor, 'acknowledge-sole-crews') && decides,
    mayRule: may(actor, 'rule-on-visits') && decides,
    ...own,
    reading: await readingOf(tx, visit.id),
    mayRead: may(actor, 'read-found') && isSupervised,
    before: await wordsBefore(tx, visit.id),
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

type WriteUpAsked = Readonly<{
  visitId: string
  attempt: Attempt
  /** What a look over told, when one was asked for. */
  looked?: LookedOver
}>

/** The form of a write-up, with what was typed or kept of it. */
export async function drawWriteUp(
  { personLine }: VisitPorts,
  ask: Ask,
  { visitId, attempt, looked }: WriteUpAsked,
): Promise<Page> {
  const { tx, actor } = ask
  const visit = await foundVisit(tx, visitId)
  const { offenderId } = visit
  await fileToChange(tx, actor, offenderId)
  const why = whyNotEdit(visit)
  if (why !== null) throw new Refused(why, [{ field: '', message: decisionWords[why] }])
  const { draft, ...typed } = await drafted(ask, {
    offenderId,
    form: writeUpForm(visit.id),
    attempt,
  })
  const model = writeUpModel({
    visit,
    person: await personLine(tx, offenderId),
    held: await heldOf(ask, offenderId),
    known: await knownBefore(tx, offenderId, visit.at),
    looked: looked ?? null,
    ...typed,
  })
  const clock = await writeUpClockOf(tx)
  return page(
    'visits/write-up',
    { ...model, draft },
    {
      resource: () => visitResource(visit, clock),
      shown: { offenderId, fields: ['visit'] },
    },
  )
}

const writeUp = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/visits/:id/write-up',
    may: 'record-visits',
    audit: 'visit.opened',
    summary: 'The form in which a visit is written up, or what was said of it put right',
    takes: noQuery,
    handle: (ask) => drawWriteUp(ports, ask, { visitId: idOf(ask), attempt: firstDraw }),
  })

/** The form again; once it was kept under the same key, the way to what was kept. */
async function redrawWriteUp(ports: VisitPorts, ask: Ask, asked: WriteUpAsked): Promise<Page> {
  const { offenderId } = await foundVisit(ask.tx, asked.visitId)
  const form = writeUpForm(asked.visitId)
  const { attempt } = asked
  return (
    (await recordedAlready(ports, ask, { offenderId, form, attempt })) ??
    (await drawWriteUp(ports, ask, asked))
  )
}

const edit = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/visits/:id',
    may: 'record-visits',
    audit: 'visit.written',
    summary: 'Writes a visit up, or puts right what was said of it; the words before stay readable',
    takes: editForm,
    redraw: (ask, attempt) => redrawWriteUp(ports, ask, { visitId: idOf(ask), attempt }),
    handle: async (ask) => {
      const { version, ...change } = ask.input
      const form = writeUpForm(idOf(ask))
      const { offenderId } = await foundVisit(ask.tx, idOf(ask))
      await refuseSecond(ask, { offenderId, form, key: ask.key })
      const edited = await editVisit(ask.tx, ask.actor, { visitId: idOf(ask), version, change })
      if (!edited.ok) {
        if ('faults' in edited) throw refusedAs(edited.faults)
        return refuse(edited.why, decisionWords[edited.why])
      }
      const { visit, fields } = edited.value
      const endedAs = `/visits/${visit.id}`
      await draftBecame(ask.tx, ask.actor, { person: visit, form, key: ask.key, endedAs })
      return done(`/visits/${visit.id}`, visitResource(visit, await writeUpClockOf(ask.tx)), {
        flash:
          fields.length === 0
            ? success('Nothing was changed', 'These words stand already.')
            : success('Kept', 'What was written before can still be read at the end of this page.'),
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
      return done(`/visits/${visitId}`, visitResource(visit, await writeUpClockOf(ask.tx)), {
        flash: success(heading, visit.because),
      })
    },
  })

export const oneVisitRoutes = (ports: VisitPorts): readonly Route[] => [
  show(ports),
  acknowledge(ports),
  writeUp(ports),
  edit(ports),
  ruling(ports),
]
