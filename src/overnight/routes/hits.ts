// One hit: looked at, decided, and answered.
import { fileOwner, ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { personLine, personLines } from '../../offenders/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { answersForm, decideForm, noQuery, reopenForm } from '../forms.ts'
import { keysOf } from '../queries.ts'
import { answerHit, decideHit, hitToRead, reopenHit } from '../service.ts'
import type { DecideRefusal, ListedHit } from '../types.ts'
import {
  clockText,
  comparedResource,
  hitModel,
  hitResource,
  type OvernightViews,
} from '../views.ts'
import { dueOf } from './due.ts'

const page = pagesOf<OvernightViews>()

/** The hit with what it is shown with: its person, and what it is compared by. */
async function beside({ tx, actor, today }: Ask, hit: ListedHit) {
  const facts = (await personLines(tx, [hit.offenderId])).get(hit.offenderId)
  const keys = await keysOf(tx, hit)
  const owner = await fileOwner(tx, hit.offenderId)
  if (facts === undefined || keys === null || owner === null) throw new AppError('not-found')
  const dueAt = dueOf(hit, await policyOn(tx, today))
  return { facts, keys, dueAt, mayChange: ownsFile(actor, owner) }
}

async function draw(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params, reason, today } = ask
  const { hit, shown } = await hitToRead(tx, actor, { id: params['id'] ?? '', reason })
  const { facts, ...more } = await beside(ask, hit)
  const person = personLine(facts, today, { withTeam: true })
  return page('overnight/hit', hitModel({ hit, person, ...more, attempt, key: newId() }), {
    resource: () => ({
      ...hitResource(hit, facts, more.dueAt),
      compared: comparedResource(more.keys),
    }),
    shown: { ...shown, fields: ['overnight', 'name', 'level'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/overnight/hits/:id',
  may: 'see-overnight',
  audit: 'overnight.opened',
  summary: 'One hit: the line beside what is held of the person, fact by fact',
  takes: noQuery,
  handle: (ask) => draw(ask, firstDraw),
})

const refusalWords: Readonly<Record<DecideRefusal, string>> = {
  'already-decided': 'Somebody has decided this already. What was decided stands below.',
  'already-answered': 'This was answered already. What was answered stands below.',
  'not-confirmed': 'Only a confirmed hit asks anything. Confirm it first.',
  'nothing-answered': 'Answer at least one of the questions',
  'asks-of-the-confirmed':
    'You answered for this person and said that it is somebody else. Choose one of the two.',
  'not-dismissed': 'Only a dismissed hit is reopened. How this one stands is below.',
}

const refused = (why: DecideRefusal): never => refuse(why, refusalWords[why])

async function told(ask: Ask, hit: ListedHit, heading: string) {
  const { facts, dueAt } = await beside(ask, hit)
  return done(`/overnight/hits/${hit.id}`, hitResource(hit, facts, dueAt), {
    flash: success(heading, clockText(hit, dueAt) ?? ''),
  })
}

const decide: Route = route({
  method: 'post',
  path: '/overnight/hits/:id',
  may: 'decide-hits',
  audit: 'overnight.decided',
  summary: 'Confirms a possible hit, which records the event, or dismisses it, with why',
  takes: decideForm,
  redraw: draw,
  handle: async (ask) => {
    const { tx, actor, at, params } = ask
    const { version, ...said } = ask.input
    if (said.at !== undefined && said.at > at)
      return refuse('invalid', 'This lies in the future', 'at')
    const decided = await decideHit(tx, actor, { id: params['id'] ?? '', version, said })
    if (!decided.ok) return refused(decided.why)
    const isConfirmed = decided.value.state === 'confirmed'
    return await told(
      ask,
      decided.value,
      isConfirmed ? 'Confirmed, and recorded on the file' : 'Dismissed: it is somebody else',
    )
  },
})

const answer: Route = route({
  method: 'post',
  path: '/overnight/hits/:id/answers',
  may: 'decide-hits',
  audit: 'overnight.decided',
  summary: 'Answers what a confirmed hit asks: a child, a review of the risk, a visit',
  takes: answersForm,
  redraw: draw,
  handle: async (ask) => {
    const { version, ...said } = ask.input
    const id = ask.params['id'] ?? ''
    const answered = await answerHit(ask.tx, ask.actor, { id, version, said })
    if (!answered.ok) return refused(answered.why)
    return await told(ask, answered.value, 'Answered')
  },
})

const reopen: Route = route({
  method: 'post',
  path: '/overnight/hits/:id/reopen',
  may: 'decide-hits',
  audit: 'overnight.decided',
  summary: 'Takes back a dismissal that was wrong, with what shows it: the hit waits again',
  takes: reopenForm,
  redraw: draw,
  handle: async (ask) => {
    const { version, because } = ask.input
    const id = ask.params['id'] ?? ''
    const reopened = await reopenHit(ask.tx, ask.actor, { id, version, said: because })
    if (!reopened.ok) return refused(reopened.why)
    return await told(ask, reopened.value, 'Reopened: decide it now')
  },
})

export const hitRoutes: readonly Route[] = [one, decide, reopen, answer]
