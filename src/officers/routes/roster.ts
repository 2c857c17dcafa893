// The roster of a month, a file of turns, and one person's day.
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
import { dayForm, noQuery, rosterForm, rosterQuery } from '../forms.ts'
import { availabilityOf, officersListed, onCallBetween, rosterBetween } from '../queries.ts'
import {
  gapsAhead,
  onCallGapsAhead,
  keepsDaysOf,
  loadRoster,
  officerAsked,
  officerKept,
  setDay,
  tryRoster,
} from '../service.ts'
import {
  dayModel,
  entryResource,
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

/** How far ahead turns of the on-call line are shown. */
export const dayAhead = 366

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
  const onCallGaps = await onCallGapsAhead(tx, forceId, { on: today, count: gapDays })
  const line = await onCallBetween(tx, forceId, {
    after: at,
    before: startOfDay(addDays(today, dayAhead)),
  })
  const model = rosterModel({
    ...{ month, today, at, team: teams.find(({ id }) => id === teamId)?.name, anyText },
    ...{ teams: teams.map(({ name }) => name), officers, entries, gaps, gapDays, line, attempt },
    onCallGaps,
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
      onCallGaps,
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

export const rosterRoutes: readonly Route[] = [month, load, day, set]
