// Who is here: the list of officers, and one of them.
import { may, route, scopeOf, type Route } from '../../access/index.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { noQuery, officersQuery } from '../forms.ts'
import { absencesOf, coversWith } from '../queries.ts'
import { coverAsked, keepsDaysOf, officerAsked, standingsHere, type HereToday } from '../service.ts'
import {
  absenceResource,
  coverResource,
  hereResource,
  isResting,
  isUncovered,
  officerModel,
  officersModel,
  type OfficerViews,
} from '../views.ts'
import type { HereState } from '../types/here.ts'
import { teamAsked } from './asked.ts'
import { AppError } from '../../platform/errors.ts'

const page = pagesOf<OfficerViews>()

const isIn: Readonly<Record<HereState, (one: HereToday) => boolean>> = {
  here: (one) => one.away === null && !isResting(one),
  rest: isResting,
  away: ({ away }) => away !== null,
  uncovered: isUncovered,
}

const list: Route = route({
  method: 'get',
  path: '/officers',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'Who is here today, who is away, and who covers',
  takes: officersQuery,
  handle: async ({ tx, actor, today, input }) => {
    const { teams, teamId, anyText } = await teamAsked(tx, actor, input.team)
    const all = await standingsHere(tx, { forceId: actor.forceId, teamId }, today)
    const here = input.state === undefined ? all : all.filter(isIn[input.state])
    const model = officersModel({
      here,
      total: here.length,
      hasRoster: all.some(({ isRostered }) => isRostered),
      today,
      query: input,
      anyText,
      seen: scopeOf(actor).teamId,
      teams: teams.map(({ name }) => name),
    })
    return page('officers/page', model, {
      resource: () => ({ items: here.map(hereResource), total: here.length, next: null }),
      shown: { fields: ['officers'], count: here.length },
    })
  },
})

const one: Route = route({
  method: 'get',
  path: '/officers/:officer',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'One officer: here or away, who covers, absences, skills',
  takes: noQuery,
  handle: async ({ tx, actor, today, params }) => {
    const officer = await officerAsked(tx, actor, params['officer'] ?? '')
    const whose = { forceId: actor.forceId, teamId: officer.teamId }
    const here = (await standingsHere(tx, whose, today)).find(
      (all) => all.officer.id === officer.id,
    )
    if (here === undefined) throw new AppError('not-found')
    const absences = await absencesOf(tx, officer.id)
    const covers = await coversWith(tx, officer.id)
    const model = officerModel({
      one: here,
      absences,
      covers,
      mayKeep: may(actor, 'keep-roster') && keepsDaysOf(actor, officer),
      mayKeepSkills: may(actor, 'keep-skills'),
      seen: scopeOf(actor).teamId,
      opens: (cover) => coverAsked(actor, cover),
    })
    return page('officers/page', model, {
      resource: () => ({
        ...hereResource(here),
        absences: absences.map((absence) => absenceResource(absence, officer.key)),
        coverings: covers.map(coverResource),
      }),
      shown: { fields: ['officer', 'absences', 'covers'] },
    })
  },
})

export const officerListRoutes: readonly Route[] = [list, one]
