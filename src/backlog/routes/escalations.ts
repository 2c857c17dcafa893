// What the nights escalated: the list, one, and its answer.
import { may, scopeOf, supervisorsToRing, route, type Ask, type Route } from '../../access/index.ts'
import { teamsSeen } from '../../officers/index.ts'
import { addDays, formatShortDate, parseLocalDate } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { policyOn } from '../../policy/index.ts'
import { triedOf } from '../../visits/index.ts'
import { acknowledgeForm, choiceForm, escalationsQuery, noQuery } from '../forms/escalations.ts'
import { escalationCounts, escalationsListed, type EscalationMark } from '../queries/escalations.ts'
import { withPeople } from '../queries/people.ts'
import { acknowledge, escalationOf } from '../service/acknowledge.ts'
import { chooseFor } from '../service/alerts.ts'
import type { AnswerRefusal, ChoiceRefusal, EscalationShown } from '../types/escalations.ts'
import {
  escalationModel,
  escalationResource,
  escalationsModel,
  triedResource,
  type BacklogViews,
} from '../views.ts'
import { markIn, teamNamed } from './asked.ts'

const page = pagesOf<BacklogViews>()

function escalationMarkIn(cursor: string | undefined): EscalationMark | null {
  const mark = markIn(cursor, ['string', 'string'])
  if (mark === null) return null
  const [forDate = '', id = ''] = mark.map(String)
  return parseLocalDate(forDate) !== null && isId(id)
    ? { forDate, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

const list: Route = route({
  method: 'get',
  path: '/escalations',
  may: 'answer-escalations',
  audit: 'escalation.opened',
  summary: 'What was escalated and is not answered, the oldest first',
  takes: escalationsQuery,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const { size, cursor, ...query } = input
    const scope = scopeOf(actor)
    const after = escalationMarkIn(cursor)
    const teams = await teamsSeen(tx, actor)
    const teamId = query.team === undefined ? scope.teamId : teamNamed(teams, query.team).id
    const { state, to, alerts } = query
    const asked = {
      forceId: scope.forceId,
      teamId,
      toInspector: to === 'inspector',
      state,
      decides: may(actor, 'decide-alerts'),
      alertsOnly: alerts === 'only',
    }
    const { rows, next: mark } = await escalationsListed(tx, asked, { size, after })
    const { total } = await escalationCounts(tx, asked)
    const items = await withPeople(tx, rows, today)
    const ringable = await supervisorsToRing(tx, actor)
    const next = mark && nextUrl(ask.url, encodeCursor([mark.forDate, mark.id]))
    const model = escalationsModel({
      query,
      items,
      total,
      teams: teams.map(({ name }) => name),
      today,
      nextHref: next,
      isFirstPart: after === null,
    })
    const told = items.map((item) => escalationResource({ ...item, ringable, today }))
    return page('backlog/escalations', model, {
      resource: () => ({ items: told, total, next }),
      shown: {
        offenderIds: [...new Set(items.map(({ person }) => person.id))],
        fields: ['escalations', 'name', 'level'],
        count: items.length,
      },
    })
  },
})

/** One with its person and whom to ring about it. */
async function withRing({ tx, actor, today }: Ask, row: EscalationShown) {
  const [item] = await withPeople(tx, [row], today)
  if (item === undefined) throw new AppError('not-found')
  return { ...item, ringable: await supervisorsToRing(tx, actor), today }
}

async function draw(ask: Ask, attempt: Attempt): Promise<Page> {
  const row = await escalationOf(ask.tx, ask.actor, ask.params['id'] ?? '')
  const item = await withRing(ask, row)
  const policy = await policyOn(ask.tx, ask.today)
  const shown = {
    ...item,
    attempt,
    key: newId(),
    decides: may(ask.actor, 'decide-alerts'),
    againDays: policy.number('visits.alert_again_days'),
    tried: row.kind === 'missing_arms' ? null : await triedOf(ask.tx, row.offenderId),
  }
  return page('backlog/escalation', escalationModel(shown), {
    resource: () => ({ ...escalationResource(item), tried: triedResource(shown.tried) }),
    shown: { offenderId: row.offenderId, fields: ['escalation', 'name', 'level', 'visits'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/escalations/:id',
  may: 'answer-escalations',
  audit: 'escalation.opened',
  summary: 'One escalation: why, how it stands, and whom to ring',
  takes: noQuery,
  handle: (ask) => draw(ask, firstDraw),
})

const refusalWords: Readonly<Record<AnswerRefusal, string>> = {
  'already-acknowledged': 'Somebody has answered this already. What was said stands below.',
  'choice-needed': 'This is an alert: choose what is to be done about it',
}

const answer: Route = route({
  method: 'post',
  path: '/escalations/:id/acknowledge',
  may: 'answer-escalations',
  audit: 'escalation.acknowledged',
  summary: 'Answers an escalation: who was spoken to, and what was said',
  takes: acknowledgeForm,
  redraw: draw,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const id = params['id'] ?? ''
    const answered = await acknowledge(tx, actor, { id, answer: input })
    if (!answered.ok) return refuse(answered.why, refusalWords[answered.why])
    const item = await withRing(ask, answered.value)
    return done(`/escalations/${id}`, escalationResource(item), {
      flash: success('Answered', 'Who was spoken to and what was said is on record.'),
    })
  },
})

const choiceRefusalWords: Readonly<Record<Exclude<ChoiceRefusal, 'look-again-day'>, string>> = {
  'already-chosen': 'A choice has been made already. It stands below.',
  'not-an-alert': 'This is no alert: say who was spoken to, and what was said',
}

/** The last day that policy allows is named, as beside the field. */
async function refuseChoice({ tx, today }: Ask, why: ChoiceRefusal): Promise<never> {
  if (why !== 'look-again-day') return refuse(why, choiceRefusalWords[why])
  const policy = await policyOn(tx, today)
  const last = addDays(today, policy.number('visits.alert_again_days'))
  return refuse(
    why,
    `Choose a day after today and not later than ${formatShortDate(last)}`,
    'lookAgainOn',
  )
}

const choose: Route = route({
  method: 'post',
  path: '/escalations/:id/choice',
  may: 'decide-alerts',
  audit: 'escalation.chosen',
  summary: 'Answers an alert: what is to be done, why, and when it is looked at again',
  takes: choiceForm,
  redraw: draw,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const id = params['id'] ?? ''
    const chosen = await chooseFor(tx, actor, { id, given: input })
    if (!chosen.ok) return refuseChoice(ask, chosen.why)
    const item = await withRing(ask, chosen.value)
    return done(`/escalations/${id}`, escalationResource(item), {
      flash: success('Recorded', 'The choice stands beside the visit and moves no day.'),
    })
  },
})

export const escalationRoutes: readonly Route[] = [list, one, answer, choose]
