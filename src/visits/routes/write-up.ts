// The write-up of a visit: its form, and the words kept; for whose file it is, and for whoever owes it.
import { route, type Ask, type Route } from '../../access/index.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Flash, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { editForm, noQuery } from '../forms.ts'
import { writeUpForm } from '../rules/draft-forms.ts'
import {
  ceilingAfter,
  draftBecame,
  foundVisit,
  visitToWrite,
  whyNotEdit,
  writeUpClockOf,
  writeUpVisit,
  type WrittenUp,
} from '../service.ts'
import {
  decisionWords,
  visitResource,
  writeUpModel,
  writtenText,
  type LookedOver,
  type VisitViews,
} from '../views.ts'
import { drafted, recordedAlready, refuseSecond } from './drafted.ts'
import { refusedAs } from './faults.ts'
import { writeUpToldAtOnce } from './one-pass-write-up.ts'
import { heldAtTheDoor, nothingHeld } from './known.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

const idOf = ({ params }: Ask): string => params['id'] ?? ''

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
  const { visit, isOwn } = await visitToWrite(tx, actor, visitId)
  const { offenderId } = visit
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
    ...(isOwn
      ? await heldAtTheDoor(ask, offenderId, { before: visit.at, visitId: visit.id })
      : nothingHeld),
    ceiling: isOwn ? await ceilingAfter(tx, visit) : null,
    isOwn,
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

/** The form again, with everything that is wrong; once it was kept under the same key, the way to what was kept. */
async function redrawWriteUp(ports: VisitPorts, ask: Ask, asked: WriteUpAsked): Promise<Page> {
  const { offenderId } = await foundVisit(ask.tx, asked.visitId)
  const form = writeUpForm(asked.visitId)
  const { attempt } = asked
  return (
    (await recordedAlready(ports, ask, { offenderId, form, attempt })) ??
    (await drawWriteUp(ports, ask, { ...asked, attempt: await writeUpToldAtOnce(ask, attempt) }))
  )
}

/** Whether a plan is owed is told to those whose file it is. */
async function writtenFlash({ tx }: Ask, { next, ...written }: WrittenUp): Promise<Flash> {
  const { heading, text } = writtenText({
    ...written,
    nextText: next === null ? null : next.because,
    ceiling: written.isOwn ? await ceilingAfter(tx, written.visit) : null,
  })
  return success(heading, text)
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
      const { version, next, ...change } = ask.input
      const form = writeUpForm(idOf(ask))
      const { offenderId } = await foundVisit(ask.tx, idOf(ask))
      await refuseSecond(ask, { offenderId, form, key: ask.key })
      const asked = { visitId: idOf(ask), version, change, next }
      const written = await writeUpVisit(ask.tx, ask.actor, asked)
      if (!written.ok) {
        if ('faults' in written) throw refusedAs(written.faults)
        return refuse(written.why, decisionWords[written.why])
      }
      const { visit } = written.value
      const endedAs = `/visits/${visit.id}`
      await draftBecame(ask.tx, ask.actor, { person: visit, form, key: ask.key, endedAs })
      return done(endedAs, visitResource(visit, await writeUpClockOf(ask.tx)), {
        ...(written.value.isOwn ? {} : { onward: '/' }),
        flash: await writtenFlash(ask, written.value),
      })
    },
  })

export const writeUpRoutes = (ports: VisitPorts): readonly Route[] => [writeUp(ports), edit(ports)]
