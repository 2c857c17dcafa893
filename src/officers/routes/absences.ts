// Absences of an officer: recorded, changed, withdrawn; each answer says who of high risk it leaves to somebody.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { addDays } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { policyOn } from '../../policy/index.ts'
import { absenceEdit, absenceForm, noQuery, withdrawForm } from '../forms.ts'
import { absenceById, absencesOf, fallingDue, type OfficerOne } from '../queries.ts'
import {
  askCover,
  changeAbsence,
  keepsDaysOf,
  officerAsked,
  officerKept,
  recordAbsence,
  type AbsenceEdit,
} from '../service.ts'
import type { Absence } from '../types/here.ts'
import {
  absenceModel,
  absenceResource,
  absencesModel,
  coverResource,
  fallsDueResource,
  type OfficerViews,
} from '../views.ts'
import { coverersFor } from './asked.ts'

const page = pagesOf<OfficerViews>()

async function drawList(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params, today } = ask
  const officer = await officerAsked(tx, actor, params['officer'] ?? '')
  const absences = await absencesOf(tx, officer.id)
  const model = absencesModel({
    officer,
    absences,
    coverers: await coverersFor(tx, officer),
    mayKeep: may(actor, 'keep-roster') && keepsDaysOf(actor, officer),
    today,
    attempt,
  })
  const items = absences.map((absence) => absenceResource(absence, officer.key))
  return page('officers/page', model, {
    resource: () => ({ items, total: items.length, next: null }),
    shown: { fields: ['absences'], count: items.length },
  })
}

const list: Route = route({
  method: 'get',
  path: '/officers/:officer/absences',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'The absences of an officer, the latest first',
  takes: noQuery,
  handle: (ask) => drawList(ask, firstDraw),
})

/** Whom it leaves to somebody: late already, or due by its last day; while nobody knows that, within the days of policy. */
async function leftBy({ tx, today }: Ask, { withdrawnAt, officerId, lastOn }: Absence) {
  if (withdrawnAt !== null) return []
  const ahead = (await policyOn(tx, today)).number('cover.unknown_end_days')
  return await fallingDue(tx, officerId, lastOn ?? addDays(today, ahead))
}

const answerOf = async (ask: Ask, absence: Absence, officer: OfficerOne) => {
  const people = await leftBy(ask, absence)
  return { ...absenceResource(absence, officer.key), fallsDue: people.map(fallsDueResource) }
}

const add: Route = route({
  method: 'post',
  path: '/officers/:officer/absences',
  may: 'keep-roster',
  audit: 'absence.recorded',
  summary:
    'Records that an officer is away; answers who of very high and high risk falls due meanwhile',
  takes: absenceForm,
  redraw: drawList,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const officer = await officerKept(tx, actor, params['officer'] ?? '')
    const { coveredBy, ...asked } = input
    const absence = await recordAbsence(tx, officer, asked)
    const cover =
      coveredBy === undefined
        ? null
        : await askCover(
            tx,
            { officer, covering: await officerAsked(tx, actor, coveredBy) },
            { from: asked.from, to: asked.to },
          )
    const answer = await answerOf(ask, absence, officer)
    const resource = { ...answer, cover: cover === null ? null : coverResource(cover) }
    return done(`/absences/${absence.id}`, resource, {
      status: 201,
      flash: success(
        'The absence is recorded',
        answer.fallsDue.length === 0
          ? 'Nobody of very high or high risk level falls due in it.'
          : 'Those below fall due in it, and somebody has to accept them.',
      ),
    })
  },
})

async function absenceAsked({ tx, actor, params }: Ask): Promise<Absence> {
  const absence = await absenceById(tx, actor.forceId, params['id'] ?? '')
  if (absence === null) throw new AppError('not-found')
  return absence
}

async function drawOne(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor } = ask
  const absence = await absenceAsked(ask)
  const officer = await officerAsked(tx, actor, absence.officerId)
  const fallsDue = await leftBy(ask, absence)
  const model = absenceModel({
    officer,
    absence,
    fallsDue,
    mayKeep: may(actor, 'keep-roster') && keepsDaysOf(actor, officer),
    attempt,
  })
  return page('officers/page', model, {
    resource: () => ({
      ...absenceResource(absence, officer.key),
      fallsDue: fallsDue.map(fallsDueResource),
    }),
    shown: {
      offenderIds: fallsDue.map(({ offenderId }) => offenderId),
      fields: ['absence', 'name'],
    },
  })
}

const one: Route = route({
  method: 'get',
  path: '/absences/:id',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'One absence, and who of very high and high risk falls due in it',
  takes: noQuery,
  handle: (ask) => drawOne(ask, firstDraw),
})

async function changed(ask: Ask, edit: Omit<AbsenceEdit, 'id'>, words: string) {
  const { tx, actor } = ask
  const before = await absenceAsked(ask)
  const absence = await changeAbsence(tx, actor, {
    absence: before,
    edit: { ...edit, id: before.id },
  })
  const officer = await officerAsked(tx, actor, absence.officerId)
  return done(`/absences/${absence.id}`, await answerOf(ask, absence, officer), {
    flash: success(words),
  })
}

const edit: Route = route({
  method: 'post',
  path: '/absences/:id',
  may: 'keep-roster',
  audit: 'absence.recorded',
  summary: 'Ends an absence, or changes its days, from the version it was drawn from',
  takes: absenceEdit,
  redraw: drawOne,
  handle: (ask) => {
    const { version, ...change } = ask.input
    return changed(ask, { version, change }, 'The absence is changed')
  },
})

const withdraw: Route = route({
  method: 'post',
  path: '/absences/:id/withdraw',
  may: 'keep-roster',
  audit: 'absence.recorded',
  summary: 'Withdraws an absence that was recorded by mistake; it stays on record',
  takes: withdrawForm,
  redraw: drawOne,
  handle: (ask) =>
    changed(ask, { version: ask.input.version, change: 'withdraw' }, 'The absence is withdrawn'),
})

export const absenceRoutes: readonly Route[] = [list, add, one, edit, withdraw]
