// An officer entered and changed by an administrator: rank, office of constable, numbers, team.
import { route, type Ask, type Route } from '../../access/index.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { noQuery, officerForm, particularsForm } from '../forms.ts'
import { officerVersion, teamChoices, type OfficerOne } from '../queries.ts'
import { changeOfficer, enterOfficer, officerAsked } from '../service.ts'
import { particularsModel, particularsResource, type OfficerViews } from '../views.ts'

const page = pagesOf<OfficerViews>()

const teamNames = async ({ tx, actor }: Ask): Promise<string[]> =>
  (await teamChoices(tx, { forceId: actor.forceId, teamId: null })).map(({ name }) => name)

async function drawNew(ask: Ask, attempt: Attempt): Promise<Page> {
  const model = particularsModel({ known: null, teams: await teamNames(ask), attempt })
  return page('officers/page', model, { resource: () => ({}), shown: { fields: [] } })
}

async function drawOne(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const officer = await officerAsked(tx, actor, params['officer'] ?? '')
  const version = await officerVersion(tx, officer.id)
  const known = { officer, version }
  return page('officers/page', particularsModel({ known, teams: await teamNames(ask), attempt }), {
    resource: () => particularsResource(officer, version),
    shown: { fields: ['officer'] },
  })
}

const href = ({ key }: OfficerOne): string => `/officers/${encodeURIComponent(key)}/particulars`

const blank: Route = route({
  method: 'get',
  path: '/officers/new',
  may: 'keep-skills',
  audit: 'account.listed',
  summary: 'The form for an officer who is not known yet',
  takes: noQuery,
  handle: (ask) => drawNew(ask, firstDraw),
})

const add: Route = route({
  method: 'post',
  path: '/officers',
  may: 'keep-skills',
  audit: 'account.changed',
  summary:
    'Enters an officer: name, rank, whether a constable, collar number, number to ring, team',
  takes: officerForm,
  redraw: drawNew,
  handle: async ({ tx, actor, input }) => {
    const officer = await enterOfficer(tx, actor, input)
    const version = await officerVersion(tx, officer.id)
    return done(href(officer), particularsResource(officer, version), {
      status: 201,
      flash: success('The officer is entered', 'Training is entered under Skills.'),
    })
  },
})

const one: Route = route({
  method: 'get',
  path: '/officers/:officer/particulars',
  may: 'keep-skills',
  audit: 'account.listed',
  summary: 'The rank, office, numbers and team of one officer',
  takes: noQuery,
  handle: (ask) => drawOne(ask, firstDraw),
})

const change: Route = route({
  method: 'post',
  path: '/officers/:officer/particulars',
  may: 'keep-skills',
  audit: 'account.changed',
  summary: 'Changes what stands with an officer, from the version it was drawn from',
  takes: particularsForm,
  redraw: drawOne,
  handle: async ({ tx, actor, input, params }) => {
    const known = await officerAsked(tx, actor, params['officer'] ?? '')
    const { version, ...ask } = input
    const officer = await changeOfficer(tx, actor, { officer: known, ask, version })
    const now = await officerVersion(tx, officer.id)
    return done(href(officer), particularsResource(officer, now), { flash: success('Saved') })
  },
})

export const particularsRoutes: readonly Route[] = [blank, add, one, change]
