// The meeting's routes: that it was held, what was decided, what became of it.
import { may, ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { officerChoices } from '../../officers/index.ts'
import { startOfDay } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { done, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { decisionEdit, decisionForm, decisionsQuery, holdForm, noQuery } from '../forms.ts'
import { decisionById, decisionsSince, comparedWith } from '../queries.ts'
import { changeDecision, decideAtBriefing, holdBriefing } from '../service.ts'
import type { Edition, ListedDecision } from '../types.ts'
import { decisionModel, decisionResource, decisionsModel, officeQuery } from '../views.ts'
import { dayIn, drawEdition, editionAsked, officeAsked, page, teamInLinks } from './asked.ts'

/** The team that a form was sent for, as it stands in what was typed. */
const teamTyped = ({ typed }: Attempt): string | undefined =>
  typed['team'] === undefined || typed['team'] === '' ? undefined : typed['team']

const redrawn =
  (attempted: 'decide' | 'hold') =>
  async (ask: Ask, attempt: Attempt): Promise<Page> => {
    const office = await officeAsked(ask.tx, ask.actor, teamTyped(attempt))
    const edition = await editionAsked(ask.tx, office, { on: dayIn(ask.params) })
    return await drawEdition(ask, { edition, office, attempt, attempted })
  }

/** Today's briefing is the only one that a meeting is held on. */
const ofToday = ({ params, today }: Ask) => {
  const on = dayIn(params)
  if (on !== today) throw new AppError('not-found')
  return { on }
}

const hold: Route = route({
  method: 'post',
  path: '/briefings/:date/held',
  may: 'take-decisions',
  audit: 'briefing.held',
  summary: 'That today’s briefing was held, and who was there',
  takes: holdForm,
  redraw: redrawn('hold'),
  handle: async (ask) => {
    const { tx, actor, input } = ask
    const office = await officeAsked(tx, actor, input.team)
    const edition = await editionAsked(tx, office, ofToday(ask))
    await holdBriefing(tx, edition, input)
    const kept = await editionAsked(tx, office, ofToday(ask))
    const { heldAt, heldBy, present, note, version } = kept
    return done(
      `/briefings/${kept.forDate}${officeQuery(teamInLinks(actor, office))}`,
      { date: kept.forDate, edition: kept.number, heldAt, heldBy, present, note, version },
      { flash: success('The briefing is marked as held') },
    )
  },
})

const listed: Route = route({
  method: 'get',
  path: '/briefings/:date/decisions',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'The decisions that a day’s briefing looks back on, and those made at it',
  takes: decisionsQuery,
  handle: async ({ tx, actor, input, params, today }) => {
    const office = await officeAsked(tx, actor, input.team)
    const date = dayIn(params)
    await editionAsked(tx, office, { on: date, number: input.edition })
    const before = await comparedWith(tx, office, date)
    const since = before?.heldAt ?? before?.issuedAt ?? startOfDay(date)
    const decisions = await decisionsSince(tx, office, { on: today, since, before: null })
    const team = teamInLinks(actor, office)
    const model = decisionsModel({ date, on: today, office: office.name, team, decisions })
    return page('briefings/decisions', model, {
      resource: () => ({
        items: decisions.map((one) => decisionResource(one, today)),
        total: decisions.length,
        next: null,
      }),
      shown: {
        offenderIds: [...new Set(decisions.map(({ offenderId }) => offenderId))],
        fields: ['decisions', 'name', 'level'],
        count: decisions.length,
      },
    })
  },
})

const decide: Route = route({
  method: 'post',
  path: '/briefings/:date/decisions',
  may: 'take-decisions',
  audit: 'briefing.decided',
  summary: 'A decision of today’s briefing: who does what about whom by when',
  takes: decisionForm,
  redraw: redrawn('decide'),
  handle: async (ask) => {
    const { tx, actor, input, today } = ask
    const { team, ...asked } = input
    const office = await officeAsked(tx, actor, team)
    const edition = await editionAsked(tx, office, ofToday(ask))
    const decision = await decideAtBriefing(tx, actor, {
      edition,
      asked,
    })
    return done(
      `/briefings/${edition.forDate}/decisions/${decision.id}`,
      decisionResource(decision, today),
      {
        status: 201,
        onward: `/briefings/${edition.forDate}${officeQuery(teamInLinks(actor, office))}`,
        flash: success(
          edition.heldAt === null
            ? 'The decision is kept, and the briefing counts as held'
            : 'The decision is kept',
          `${decision.name}: ${decision.decision}`,
        ),
      },
    )
  },
})

/** The day in a decision's address is one on which its office was briefed. */
const briefedOn = (
  { tx, params }: Ask,
  { forceId, teamId, teamName: name }: ListedDecision,
): Promise<Edition> => editionAsked(tx, { forceId, teamId, name }, { on: dayIn(params) })

async function drawDecision(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params, today } = ask
  const decision = await decisionById(tx, actor.forceId, { id: params['id'] ?? '', on: today })
  if (decision === null || !(may(actor, 'see-briefing') && ownsFile(actor, decision)))
    throw new AppError('out-of-scope')
  await briefedOn(ask, decision)
  const model = decisionModel({
    date: dayIn(params),
    on: today,
    decision,
    mayChange: may(actor, 'close-decisions'),
    mayRedecide: may(actor, 'take-decisions'),
    officers: await officerChoices(tx, { forceId: actor.forceId, teamId: null }),
    attempt,
    key: newId(),
  })
  return page('briefings/decision', model, {
    resource: () => decisionResource(decision, today),
    shown: { offenderId: decision.offenderId, fields: ['decision'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/briefings/:date/decisions/:id',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'One decision, and what became of it',
  takes: noQuery,
  handle: (ask) => drawDecision(ask, firstDraw),
})

const change: Route = route({
  method: 'post',
  path: '/briefings/:date/decisions/:id',
  may: 'close-decisions',
  audit: 'briefing.decided',
  summary:
    'Says what became of a decision, or puts it right, by the version that it was drawn from',
  takes: decisionEdit,
  redraw: drawDecision,
  handle: async (ask) => {
    const { tx, actor, input, params, today } = ask
    const forDate = dayIn(params)
    const id = params['id'] ?? ''
    const decision = await changeDecision(tx, actor, { ...input, id, forDate })
    await briefedOn(ask, decision)
    return done(`/briefings/${forDate}/decisions/${id}`, decisionResource(decision, today), {
      flash: success('The decision is saved'),
    })
  },
})

export const meetingRoutes: readonly Route[] = [hold, listed, decide, one, change]
