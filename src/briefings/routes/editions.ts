// The pages of the briefing: today's, that of any day, its changes, earlier ones, and the roll-ups.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { addDays, formatInstant, formatShortDate, localDateOf } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { done, success } from '../../platform/http/reply.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId } from '../../platform/ids.ts'
import {
  changesQuery,
  editionFile,
  editionQuery,
  issueForm,
  officeQuery as byOffice,
  rollUpQuery,
} from '../forms.ts'
import { editionHeads, latestEdition } from '../queries.ts'
import { changesSinceIssued, issueForForce, rollUpOf } from '../service.ts'
import { changesModel, editionsModel, officeQuery, partModel, rollUpModel } from '../views.ts'
import {
  dayIn,
  drawEdition,
  editionAsked,
  isNewest,
  officeAsked,
  officeTabs,
  page,
  shownOf,
  teamInLinks,
} from './asked.ts'

const noneText =
  'No briefing has been issued yet. One is issued every morning at 06:30, and whenever a register is loaded.'

const todays: Route = route({
  method: 'get',
  path: '/briefing',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'The newest briefing of one’s office, or of the force',
  takes: byOffice,
  handle: async (ask) => {
    const { tx, actor, input, today } = ask
    const office = await officeAsked(tx, actor, input.team)
    const edition = await latestEdition(tx, office, today)
    if (edition !== null) return await drawEdition(ask, { edition, office })
    const team = teamInLinks(actor, office)
    const hidden = [
      { name: '_key', value: newId<string>() },
      ...(team === null ? [] : [{ name: 'team', value: team }]),
    ]
    return page(
      'briefings/none',
      {
        title: `Briefing: ${office.name}`,
        text: noneText,
        issue: may(actor, 'take-decisions') ? { action: '/briefings', hidden } : null,
      },
      { resource: () => ({ edition: null }) },
    )
  },
})

const ofDay: Route = route({
  method: 'get',
  path: '/briefings/:date',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'An edition of a day’s briefing, the latest unless its number is given',
  takes: editionQuery,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const office = await officeAsked(tx, actor, input.team)
    const on = dayIn(params)
    const edition = await editionAsked(tx, office, { on, number: input.edition })
    return await drawEdition(ask, { edition, office, decideOn: input.decide })
  },
})

const part: Route = route({
  method: 'get',
  path: '/briefings/:date/parts/:name',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'Every line of one part of an edition',
  takes: editionFile,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const office = await officeAsked(tx, actor, input.team)
    const edition = await editionAsked(tx, office, { on: dayIn(params), number: input.edition })
    const section = edition.content.sections.find(({ name }) => name === params['name'])
    if (section === undefined) throw new AppError('not-found')
    const named = section.lines.flatMap(({ offenderId }) => offenderId ?? [])
    return page('briefings/part', partModel(await shownOf(ask, { edition, office }), section), {
      resource: () => section,
      shown: { offenderIds: named, fields: ['duties', 'name', 'level'], count: named.length },
    })
  },
})

const weeksBack = 35

const earlier: Route = route({
  method: 'get',
  path: '/briefings',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'The editions of the last five weeks',
  takes: byOffice,
  handle: async ({ tx, actor, input, today }) => {
    const office = await officeAsked(tx, actor, input.team)
    const editions = await editionHeads(tx, office, { from: addDays(today, -weeksBack), to: today })
    const model = editionsModel({
      office: office.name,
      team: teamInLinks(actor, office),
      tabs: await officeTabs(tx, actor, { path: '/briefings', office }),
      editions,
    })
    return page('briefings/editions', model, {
      resource: () => ({ items: editions, total: editions.length, next: null }),
    })
  },
})

const issue: Route = route({
  method: 'post',
  path: '/briefings',
  may: 'take-decisions',
  audit: 'briefing.issued',
  summary: 'Issues a further edition for every office, as things stand now',
  takes: issueForm,
  handle: async ({ tx, actor, input, today }) => {
    const office = await officeAsked(tx, actor, input.team)
    const issued = await issueForForce(tx, { forceId: actor.forceId, on: today, why: 'by hand' })
    const edition = await latestEdition(tx, office, today)
    if (issued === 0 || edition === null)
      refuse(
        'nobody-here',
        'There is nobody to brief about yet: load a register or create a person',
      )
    const at = `/briefings/${today}${officeQuery(teamInLinks(actor, office))}`
    return done(
      at,
      { date: today, edition: edition.number, issued },
      {
        status: 201,
        flash: success('A further edition has been issued', 'The earlier ones stay as they were.'),
      },
    )
  },
})

type ChangesInput = Readonly<{
  team?: string | undefined
  edition?: number | undefined
  since?: 'edition' | undefined
}>

/** The changes that an edition tells of, or those since it was issued. */
async function changesAsked(ask: Ask<ChangesInput>) {
  const { tx, actor, input, params } = ask
  const office = await officeAsked(tx, actor, input.team)
  const date = dayIn(params)
  const edition = await editionAsked(tx, office, { on: date, number: input.edition })
  if (input.since === undefined) {
    const { comparedOn, comparedHeld, changes } = edition.content
    const what = comparedHeld ? 'the briefing held on' : 'the edition of'
    const sinceText =
      comparedOn === null
        ? 'This was the first briefing, so there is nothing to compare with.'
        : `Since ${what} ${formatShortDate(comparedOn)}, up to ${formatInstant(edition.issuedAt)}.`
    return { office, date, changes, sinceText }
  }
  if (!(await isNewest(ask, { edition, office }))) throw new AppError('not-found')
  const changes = await changesSinceIssued(tx, office, edition)
  return {
    office,
    date,
    changes,
    sinceText: `Since ${formatInstant(edition.issuedAt)}, when edition ${edition.number} was issued.`,
  }
}

const changed: Route = route({
  method: 'get',
  path: '/briefings/:date/changes',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'Everybody about whom anything changed since the briefing before, or since the edition',
  takes: changesQuery,
  handle: async (ask) => {
    const { office, date, changes, sinceText } = await changesAsked(ask)
    const team = teamInLinks(ask.actor, office)
    const model = changesModel({ date, office: office.name, team, sinceText, changes })
    return page('briefings/changes', model, {
      resource: () => ({ items: changes, total: changes.length, next: null }),
      shown: {
        offenderIds: changes.map(({ id }) => id),
        fields: ['name', 'level', 'duties'],
        count: changes.length,
      },
    })
  },
})

const rollUp: Route = route({
  method: 'get',
  path: '/briefings/roll-up',
  may: 'see-briefing',
  audit: 'briefing.opened',
  summary: 'The fortnight or the month from the same figures',
  takes: rollUpQuery,
  handle: async ({ tx, actor, input, at, today }) => {
    const office = await officeAsked(tx, actor, input.team)
    const to = input.to ?? today
    if (to > localDateOf(at)) refuse('in-the-future', 'Choose today or an earlier day', 'to')
    const rolled = await rollUpOf(tx, office, { period: input.period, to })
    const more = { period: input.period, to }
    const model = rollUpModel({
      office: office.name,
      team: teamInLinks(actor, office),
      tabs: await officeTabs(tx, actor, { path: '/briefings/roll-up', office, more }),
      rollUp: rolled,
    })
    return page('briefings/roll-up', model, {
      resource: () => rolled,
      shown: { fields: ['figures'] },
    })
  },
})

/** `roll-up` before the days: it is a path of its own. */
export const editionRoutes: readonly Route[] = [
  todays,
  earlier,
  issue,
  rollUp,
  ofDay,
  part,
  changed,
]
