// One planned shift, and its stops added, moved and taken out.
import { ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { personLines, personName } from '../../offenders/index.ts'
import { localDateOf, startOfDay } from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { moveForm, planQuery, pressForm, stopForm } from '../forms.ts'
import {
  alsoPlanned,
  claimsStanding,
  officerDays,
  strangersAmong,
  visitsSince,
} from '../queries.ts'
import {
  addStop,
  moveStop,
  planRead,
  reasonsNow,
  removeStop,
  whomToAdd,
  type PlanRead,
} from '../service.ts'
import type { PlanRefusal } from '../types.ts'
import {
  planModel,
  planPageResource,
  refusalText,
  type PlanPage,
  type ShiftViews,
  type StopTold,
} from '../views.ts'

const page = pagesOf<ShiftViews>()

const fieldOf: Readonly<Partial<Record<PlanRefusal, string>>> = {
  'two-needed': 'with.0.officer',
  'unknown-officer': 'with.0.officer',
  'hours-malformed': 'until',
  'day-out-of-reach': 'on',
  'already-a-stop': 'offender',
  'not-yours-to-plan': 'offender',
  'not-this-pair': 'offender',
}

/** Ends a handler with the rule’s no, beside the field that it is about. */
export const refused = (why: PlanRefusal): never =>
  refuse(why, refusalText(why), fieldOf[why] ?? '')

/** Seen since the plan was made, or earlier on its day: such a visit may have been told only after it. */
const seenFrom = ({ onDay, recordedAt }: PlanRead['plan']): Date =>
  new Date(Math.min(startOfDay(onDay).getTime(), recordedAt.getTime()))

/** Each stop with the person, and with the visit made since the plan was; a fixed number of statements. */
async function stopsTold({ tx, actor }: Ask, { plan, stops }: PlanRead): Promise<StopTold[]> {
  const ids = stops.map(({ offenderId }) => offenderId)
  const people = await personLines(tx, ids)
  const strangers = await strangersAmong(tx, ids)
  const visits = await visitsSince(tx, ids, {
    ...{ since: seenFrom(plan), until: tx.at, toldSince: false },
  })
  const reasons = await reasonsNow(tx, { plan, stops })
  const claims = await claimsStanding(tx, ids, localDateOf(tx.at))
  const others = await alsoPlanned(tx, plan, ids)
  return stops.flatMap(({ id, offenderId }) => {
    const facts = people.get(offenderId)
    if (facts === undefined) return []
    const { teamId, officerId } = facts
    return [
      {
        ...{ id, because: '', notBefore: null, ...reasons.get(id), offenderId, facts },
        claim: claims.get(offenderId) ?? null,
        others: others.filter((one) => one.offenderId === offenderId),
        address: strangers.get(offenderId)?.address ?? null,
        opens: ownsFile(actor, { offenderId, forceId: actor.forceId, teamId, officerId }),
        seen: visits.get(offenderId)?.find(({ qualifies }) => qualifies) ?? null,
      },
    ]
  })
}

/** The plan with its stops, as programs are given it. */
export const resourceOf = async (ask: Ask, read: PlanRead) =>
  planPageResource({
    read,
    stops: await stopsTold(ask, read),
    officers: await officerDays(ask.tx, read.plan),
  })

const mostToAdd = 100

async function toAdd({ tx, actor }: Ask, read: PlanRead): Promise<PlanPage['toAdd']> {
  if (!read.mayChange) return []
  const rows = (await whomToAdd(tx, actor, read)).slice(0, mostToAdd)
  const people = await personLines(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, dueOn, earliest }) => {
    const facts = people.get(id)
    return facts === undefined
      ? []
      : [{ id, dueOn, earliest, name: personName(facts), visorRef: facts.visorRef }]
  })
}

async function drawOne(ask: Ask, attempt: Attempt, was: PlanPage['was'] = null): Promise<Page> {
  const { tx, actor, today, params } = ask
  const read = await planRead(tx, actor, params['id'] ?? '')
  const stops = await stopsTold(ask, read)
  const shown = {
    ...{ read, stops, toAdd: await toAdd(ask, read), on: today, attempt, key: newId() },
    ...{ officers: await officerDays(tx, read.plan), was },
  }
  return page('shifts/plan', planModel(shown), {
    resource: () => planPageResource(shown),
    shown: {
      offenderIds: stops.map(({ offenderId }) => offenderId),
      fields: ['shifts', 'name', 'level', 'address'],
      count: stops.length,
    },
  })
}

const one: Route = route({
  method: 'get',
  path: '/shifts/:id',
  may: 'plan-shifts',
  audit: 'shift.opened',
  summary: 'One planned shift: its stops in order, why each, and who was seen meanwhile',
  takes: planQuery,
  handle: (ask) => {
    const { moved, by = null } = ask.input
    return drawOne(ask, firstDraw, moved === undefined ? null : { stopId: moved, by })
  },
})

const add: Route = route({
  method: 'post',
  path: '/shifts/:id/stops',
  may: 'plan-shifts',
  audit: 'shift.planned',
  summary: 'Adds somebody as the last stop of a planned shift',
  takes: stopForm,
  redraw: (ask, attempt) => drawOne(ask, attempt),
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const planId = params['id'] ?? ''
    const { offender: offenderId, version } = input
    const added = await addStop(tx, actor, { planId, offenderId, version })
    if (!added.ok) return refused(added.why)
    return done(`/shifts/${planId}`, await resourceOf(ask, added.value), {
      status: 201,
      flash: success('Added as the last stop'),
    })
  },
})

const move: Route = route({
  method: 'post',
  path: '/shifts/:id/stops/:stop/move',
  may: 'plan-shifts',
  audit: 'shift.planned',
  summary: 'Moves a stop up or down, or to a place of its own',
  takes: moveForm,
  redraw: (ask, attempt) => drawOne(ask, attempt),
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const planId = params['id'] ?? ''
    const stopId = params['stop'] ?? ''
    const { to, version } = input
    const moving = await moveStop(tx, actor, { planId, stopId, to, version })
    if (!moving.ok) return refused(moving.why)
    return done(`/shifts/${planId}`, await resourceOf(ask, moving.value), {
      // No fragment: a browser that goes to one passes over the button that is to have the focus.
      onward: `/shifts/${planId}?${new URLSearchParams({ moved: stopId, ...(typeof to === 'string' ? { by: to } : {}) }).toString()}`,
    })
  },
})

const remove: Route = route({
  method: 'post',
  path: '/shifts/:id/stops/:stop/remove',
  may: 'plan-shifts',
  audit: 'shift.planned',
  summary: 'Takes a stop out of a planned shift; what is owed stays owed',
  takes: pressForm,
  redraw: (ask, attempt) => drawOne(ask, attempt),
  handle: async (ask) => {
    const { tx, actor, input, params } = ask
    const planId = params['id'] ?? ''
    const stopId = params['stop'] ?? ''
    const removed = await removeStop(tx, actor, { planId, stopId, version: input.version })
    if (!removed.ok) return refused(removed.why)
    return done(`/shifts/${planId}`, await resourceOf(ask, removed.value), {
      flash: success('Taken out', 'The visit is owed as before.'),
    })
  },
})

export const stopRoutes: readonly Route[] = [one, add, move, remove]
