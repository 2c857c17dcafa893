// Covers: asked for, answered by whoever was asked, ended with what came of them.
import { may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { answerForm, coverForm, noQuery } from '../forms.ts'
import { availabilityOf, coversWith, type CoverShown } from '../queries.ts'
import { awayOn, nextSpell } from '../rules.ts'
import {
  answerCover,
  askCover,
  coverAsked,
  coverOne,
  endCover,
  handBackOf,
  handedBack,
  keepsDaysOf,
  loadOf,
  officerAsked,
  officerKept,
} from '../service.ts'
import { coverModel, coverResource, coversModel, type OfficerViews } from '../views.ts'
import { coverersFor } from './asked.ts'

const page = pagesOf<OfficerViews>()

async function drawList(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params, today } = ask
  const officer = await officerAsked(tx, actor, params['officer'] ?? '')
  const covers = await coversWith(tx, officer.id)
  const availability = await availabilityOf(tx, actor.forceId, [officer.id])
  const model = coversModel({
    officer,
    covers,
    coverers: await coverersFor(tx, officer),
    away: awayOn(availability, officer.id, today) ?? nextSpell(availability, officer.id, today),
    mayKeep: may(actor, 'keep-roster') && keepsDaysOf(actor, officer),
    opens: (cover) => coverAsked(actor, cover),
    today,
    attempt,
  })
  const items = covers.map(coverResource)
  return page('officers/page', model, {
    resource: () => ({ items, total: items.length, next: null }),
    shown: { fields: ['covers'], count: items.length },
  })
}

const list: Route = route({
  method: 'get',
  path: '/officers/:officer/covers',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'Who covers or covered for an officer, and for whom the officer does',
  takes: noQuery,
  handle: (ask) => drawList(ask, firstDraw),
})

const add: Route = route({
  method: 'post',
  path: '/officers/:officer/covers',
  may: 'keep-roster',
  audit: 'cover.decided',
  summary: 'Asks an officer to cover another; a supervisor is covered by an equal only',
  takes: coverForm,
  redraw: drawList,
  handle: async ({ tx, actor, input, params }) => {
    const officer = await officerKept(tx, actor, params['officer'] ?? '')
    const covering = await officerAsked(tx, actor, input.by)
    const { from, to } = input
    const cover = await askCover(tx, { officer, covering }, { from, to })
    return done(`/covers/${cover.id}`, coverResource(cover), {
      status: 201,
      flash: success('Asked', `It counts once ${cover.coveringName} accepts.`),
    })
  },
})

/** A cover with its hand-back, kept now if its days are over. */
async function seen({ tx, actor, params }: Ask): Promise<CoverShown> {
  const cover = await coverOne(tx, actor.forceId, params['id'] ?? '')
  if (!coverAsked(actor, cover)) throw new AppError('out-of-scope')
  return await handedBack(tx, cover)
}

/** The backlog shows a reader the own team, the force, or the officer covered today. */
function seesListOf({ actor, today }: Ask, cover: CoverShown): boolean {
  const { teamId } = scopeOf(actor)
  const { state, fromOn, lastOn, coveringId } = cover
  const isNow = fromOn <= today && (lastOn === null || today <= lastOn)
  const covers = state === 'accepted' && coveringId === actor.officerId && isNow
  return teamId === null || teamId === cover.teamId || covers
}

async function drawOne(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor } = ask
  const cover = await seen(ask)
  const handBack = cover.handBack ?? (await handBackOf(tx, cover))
  const isOver = cover.state === 'ended' || cover.state === 'declined' || cover.handBack !== null
  const mayAnswer = cover.state === 'asked' && cover.coveringId === actor.officerId
  const model = coverModel({
    cover,
    handBack,
    load: isOver ? null : await loadOf(tx, cover),
    seesList: seesListOf(ask, cover),
    mayAnswer,
    // Whoever is asked declines: the request is not theirs to withdraw.
    mayEnd: !isOver && !mayAnswer,
    attempt,
  })
  const people = [...(handBack.already ?? []), ...handBack.done, ...handBack.late, ...handBack.next]
  return page('officers/page', model, {
    resource: () => ({ ...coverResource(cover), handBack }),
    shown: {
      offenderIds: [...new Set(people.map(({ offenderId }) => offenderId))],
      fields: ['cover', 'name'],
    },
  })
}

const one: Route = route({
  method: 'get',
  path: '/covers/:id',
  may: 'answer-covers',
  audit: 'roster.opened',
  summary: 'One cover: how it stands, and what was done and became late under it',
  takes: noQuery,
  handle: (ask) => drawOne(ask, firstDraw),
})

const answer: Route = route({
  method: 'post',
  path: '/covers/:id/answer',
  may: 'answer-covers',
  audit: 'cover.decided',
  summary: 'Accepts or declines to cover: only the officer who was asked',
  takes: answerForm,
  redraw: drawOne,
  handle: async ({ tx, actor, input, params }) => {
    const cover = await answerCover(tx, actor, { id: params['id'] ?? '', ...input })
    return done(`/covers/${cover.id}`, coverResource(cover), {
      flash:
        cover.state === 'accepted'
          ? success('You cover', `The files of ${cover.officerName} stand on your day.`)
          : success('Declined', 'Whoever asked has to find somebody else.'),
    })
  },
})

const end: Route = route({
  method: 'post',
  path: '/covers/:id/end',
  may: 'answer-covers',
  audit: 'cover.decided',
  summary: 'Ends a cover now, and keeps what came of it',
  takes: noQuery,
  redraw: drawOne,
  handle: async ({ tx, actor, params }) => {
    const cover = await endCover(tx, actor, params['id'] ?? '')
    return done(`/covers/${cover.id}`, coverResource(cover), {
      flash: success('The cover has ended', 'What was done and what became late stands below.'),
    })
  },
})

export const coverRoutes: readonly Route[] = [list, add, one, answer, end]
