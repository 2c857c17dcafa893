// The roster of a month, a file of turns, one person's day, and the on-call line.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import {
  addDays,
  localDate,
  parseLocalDate,
  startOfDay,
  type LocalDate,
} from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { policyOn } from '../../policy/index.ts'
import { dayForm, noQuery, onCallForm, rosterForm, rosterQuery, withdrawnForm } from '../forms.ts'
import { availabilityOf, officersListed, onCallBetween, rosterBetween } from '../queries.ts'
import {
  addOnCall,
  gapsAhead,
  keepsDaysOf,
  loadRoster,
  officerAsked,
  officerKept,
  setDay,
  tryRoster,
  withdrawOnCall,
} from '../service.ts'
import {
  dayModel,
  entryResource,
  onCallModel,
  onCallResource,
  rosterModel,
  type OfficerViews,
} from '../views.ts'
import { teamAsked } from './asked.ts'
import { turnsIn } from './roster-turns.ts'

const page = pagesOf<OfficerViews>()

type Query = Readonly<{ month?: string | undefined; team?: string | undefined }>

const firstOf = (month: string | undefined, today: LocalDate): LocalDate =>
  localDate(`${month ?? today.slice(0, 7)}-01`)

const lastOf = (first: LocalDate): LocalDate => {
  const next = localDate(`${addDays(first, 31).slice(0, 7)}-01`)
  return addDays(next, -1)
}

const dayAhead = 366

async function drawMonth(ask: Ask, query: Query, attempt: Attempt): Promise<Page> {
  const { tx, actor, today, at } = ask
  const month = firstOf(query.month, today)
  const { teams, teamId, anyText } = await teamAsked(tx, actor, query.team)
  const { forceId } = actor
  const officers = await officersListed(tx, forceId, teamId)
  const whose = new Set(officers.map(({ id }) => id))
  const all = await rosterBetween(tx, forceId, { from: month, to: lastOf(month) })
  const entries = all.filter(({ officerId }) => whose.has(officerId))
  const gapDays = (await policyOn(tx, today)).number('roster.gap_days')
  const gaps = await gapsAhead(tx, { forceId, teamId }, { on: today, count: gapDays })
  const line = await onCallBetween(tx, forceId, {
    after: at,
    before: startOfDay(addDays(today, dayAhead)),
  })
  const model = rosterModel({
    ...{ month, today, at, team: teams.find(({ id }) => id === teamId)?.name, anyText },
    ...{ teams: teams.map(({ name }) => name), officers, entries, gaps, gapDays, line, attempt },
    availability: await availabilityOf(tx, forceId),
    mayKeep: may(actor, 'keep-roster'),
  })
  const keys = new Map(officers.map(({ id, key }) => [id, key]))
  return page('officers/roster', model, {
    resource: () => ({
      month: month.slice(0, 7),
      items: entries.map((entry) => entryResource(entry, keys.get(entry.officerId) ?? '')),
      total: entries.length,
      next: null,
      onCall: line.map(onCallResource),
      gaps,
    }),
    shown: { fields: ['roster'], count: entries.length },
  })
}

const month: Route = route({
  method: 'get',
  path: '/roster',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'A month of the roster, who is on call, and days ahead without a supervisor',
  takes: rosterQuery,
  handle: (ask) => drawMonth(ask, ask.input, firstDraw),
})

const load: Route = route({
  method: 'post',
  path: '/roster',
  may: 'keep-roster',
  audit: 'roster.changed',
  summary: 'Reads turns from a file (multipart: file, dryRun) or from entries; all of them or none',
  takes: rosterForm,
  uploads: true,
  redraw: (ask, attempt) => drawMonth(ask, {}, attempt),
  handle: async (ask) => {
    const { tx, actor, input } = ask
    const turns = await turnsIn(ask)
    const dryRun = input.dryRun === true
    const loaded = dryRun ? await tryRoster(tx, turns) : await loadRoster(tx, actor, turns)
    const { days, changed } = loaded
    const what = changed === 1 ? '1 day' : `${changed} days`
    const words =
      changed === 0
        ? 'Nothing changes: all of it stood already.'
        : `${what} of ${days} ${dryRun ? 'would change' : 'changed'}.`
    return done(
      '/roster',
      { ...loaded, dryRun },
      {
        flash: success(dryRun ? 'Tried, nothing was changed' : 'The file was read in', words),
      },
    )
  },
})

function dayIn({ params }: Ask): LocalDate {
  const day = parseLocalDate(params['date'] ?? '')
  if (day === null) throw new AppError('not-found')
  return day
}

async function drawDay(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const on = dayIn(ask)
  const officer = await officerAsked(tx, actor, params['officer'] ?? '')
  const all = await rosterBetween(tx, actor.forceId, { from: on, to: on })
  const entries = all.filter(({ officerId }) => officerId === officer.id)
  return page(
    'officers/page',
    dayModel({ officer, on, entries, attempt, mayKeep: keepsDaysOf(actor, officer) }),
    {
      resource: () => ({
        officer: officer.key,
        on,
        entries: entries.map((entry) => entryResource(entry, officer.key)),
      }),
      shown: { fields: ['roster'], count: entries.length },
    },
  )
}

const day: Route = route({
  method: 'get',
  path: '/officers/:officer/roster/:date',
  may: 'keep-roster',
  audit: 'roster.opened',
  summary: 'One person’s day on the roster',
  takes: noQuery,
  handle: (ask) => drawDay(ask, firstDraw),
})

const set: Route = route({
  method: 'post',
  path: '/officers/:officer/roster/:date',
  may: 'keep-roster',
  audit: 'roster.changed',
  summary: 'Sets one person’s day on the roster, or clears it',
  takes: dayForm,
  redraw: drawDay,
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const on = dayIn(ask)
    const officer = await officerKept(tx, actor, params['officer'] ?? '')
    await setDay(tx, actor, { officer, ask: { on, ...input } })
    const { kind, from = null, until = null, askedBy = null } = input
    return done(
      `/officers/${officer.key}/roster/${on}`,
      { officer: officer.key, on, kind, from, until, askedBy },
      {
        onward: `/roster?month=${on.slice(0, 7)}`,
        flash: success('The day is set'),
      },
    )
  },
})

async function drawLine({ tx, actor, today, at }: Ask, attempt: Attempt): Promise<Page> {
  const line = await onCallBetween(tx, actor.forceId, {
    after: at,
    before: startOfDay(addDays(today, dayAhead)),
  })
  const officers = await officersListed(tx, actor.forceId, null)
  const mayKeep = may(actor, 'keep-roster')
  return page('officers/page', onCallModel({ line, officers, today, mayKeep, attempt }), {
    resource: () => ({ items: line.map(onCallResource), total: line.length, next: null }),
    shown: { fields: ['on-call'], count: line.length },
  })
}

const onCall: Route = route({
  method: 'get',
  path: '/roster/on-call',
  may: 'see-roster',
  audit: 'roster.opened',
  summary: 'Who is on call now and ahead, and at which number',
  takes: noQuery,
  handle: (ask) => drawLine(ask, firstDraw),
})

const addCall: Route = route({
  method: 'post',
  path: '/roster/on-call',
  may: 'keep-roster',
  audit: 'roster.changed',
  summary: 'Adds a turn to the on-call line: who, at which number, from when until when',
  takes: onCallForm,
  redraw: drawLine,
  handle: async ({ tx, actor, input }) => {
    const officer = await officerAsked(tx, actor, input.officer)
    const turn = await addOnCall(tx, officer, {
      rank: input.rank,
      phone: input.phone,
      from: { on: input.fromOn, at: input.fromAt },
      until: { on: input.untilOn, at: input.untilAt },
    })
    return done('/roster/on-call', onCallResource(turn), {
      status: 201,
      flash: success('The turn is added'),
    })
  },
})

const withdrawCall: Route = route({
  method: 'post',
  path: '/roster/on-call/:id/withdraw',
  may: 'keep-roster',
  audit: 'roster.changed',
  summary: 'Takes a turn off the on-call line; it stays on record',
  takes: withdrawnForm,
  redraw: drawLine,
  handle: async ({ tx, actor, params }) => {
    const turn = await withdrawOnCall(tx, actor, params['id'] ?? '')
    return done('/roster/on-call', onCallResource(turn), {
      flash: success('The turn is withdrawn'),
    })
  },
})

export const rosterRoutes: readonly Route[] = [month, load, day, set, onCall, addCall, withdrawCall]
