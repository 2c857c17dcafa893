// The skills matrix, one officer's skills, and versions of courses.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { matrixQuery, noQuery, skillForm, versionForm } from '../forms.ts'
import { courseVersionsOf, skilledOfficers } from '../queries.ts'
import { changeSkill, officerAsked, supersede } from '../service.ts'
import { matrixModel, officerSkillsModel, skillsResource, type OfficerViews } from '../views.ts'
import { teamAsked } from './asked.ts'

const page = pagesOf<OfficerViews>()

async function drawMatrix(ask: Ask, team: string | undefined, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const { teams, teamId, anyText } = await teamAsked(tx, actor, team)
  const officers = await skilledOfficers(tx, actor.forceId, { teamId })
  const versions = await courseVersionsOf(tx, actor.forceId)
  const model = matrixModel({
    officers,
    versions,
    on: today,
    team: teams.find(({ id }) => id === teamId)?.name,
    teams: teams.map(({ name }) => name),
    anyText,
    seesRoster: may(actor, 'see-roster'),
    mayKeep: may(actor, 'keep-skills'),
    attempt,
  })
  return page('officers/page', model, {
    resource: () => ({
      items: officers.map((officer) => skillsResource(officer, today)),
      total: officers.length,
      next: null,
      versions: versions.map(({ skill, courseVersion, supersededOn }) => ({
        skill,
        version: courseVersion,
        supersededOn,
      })),
    }),
    shown: { fields: ['skills'], count: officers.length },
  })
}

const matrix: Route = route({
  method: 'get',
  path: '/skills',
  may: 'see-skills',
  audit: 'skills.opened',
  summary: 'Who is trained in what, in date, superseded or booked',
  takes: matrixQuery,
  handle: (ask) => drawMatrix(ask, ask.input.team, firstDraw),
})

const versions: Route = route({
  method: 'post',
  path: '/skills/versions',
  may: 'keep-skills',
  audit: 'skills.changed',
  summary: 'Says from which day a version of a course counts no longer',
  takes: versionForm,
  redraw: (ask, attempt) => drawMatrix(ask, undefined, attempt),
  handle: async ({ tx, actor, input }) => {
    await supersede(tx, actor, input)
    const { skill, version, supersededOn = null } = input
    return done(
      '/skills',
      { skill, version, supersededOn },
      { flash: success('The version is saved') },
    )
  },
})

async function drawOne(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, today, params } = ask
  const officer = await officerAsked(tx, actor, params['officer'] ?? '')
  const [skilled] = await skilledOfficers(tx, actor.forceId, { officerId: officer.id })
  if (skilled === undefined) throw new AppError('not-found')
  const model = officerSkillsModel({
    officer,
    skilled,
    on: today,
    mayKeep: may(actor, 'keep-skills'),
    isOwn: actor.officerId === officer.id,
    attempt,
  })
  return page('officers/page', model, {
    resource: () => skillsResource(skilled, today),
    shown: { fields: ['skills'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/officers/:officer/skills',
  may: 'see-skills',
  audit: 'skills.opened',
  summary: 'The skills of one officer as they stand today',
  takes: noQuery,
  handle: (ask) => drawOne(ask, firstDraw),
})

const change: Route = route({
  method: 'post',
  path: '/officers/:officer/skills',
  may: 'keep-skills',
  audit: 'skills.changed',
  summary: 'Enters, ends or books a skill of another officer',
  takes: skillForm,
  redraw: drawOne,
  handle: async ({ tx, actor, today, input, params }) => {
    const officer = await officerAsked(tx, actor, params['officer'] ?? '')
    const skilled = await changeSkill(tx, actor, { officer, ask: input })
    return done(`/officers/${officer.key}/skills`, skillsResource(skilled, today), {
      status: 201,
      flash: success('Saved', 'What this officer may do follows from it at once.'),
    })
  },
})

export const skillRoutes: readonly Route[] = [matrix, versions, one, change]
