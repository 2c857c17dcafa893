// The lists: what has not come and whom a line may be, taking one in, one of them, and the lines that were kept.
import { may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { personLine, personLines } from '../../offenders/index.ts'
import { teamChoices, type TeamRef } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt, type Upload } from '../../platform/http/route.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { policyOn } from '../../policy/index.ts'
import { dayQuery, linesQuery, loadForm, noQuery } from '../forms.ts'
import { hitCount, hitsListed, kindsNotLoaded, linesListed, listById, listsOf } from '../queries.ts'
import {
  arrivedAsFile,
  arrivedAsLines,
  isForThePast,
  loadOvernight,
  type Arrived,
} from '../service.ts'
import type { z } from 'zod'
import {
  dayModel,
  hitResource,
  linesModel,
  lineResource,
  listModel,
  listResource,
  type OvernightViews,
} from '../views.ts'
import { dueOf } from './due.ts'
import { hitMarkIn, lineMarkIn } from './marks.ts'

const page = pagesOf<OvernightViews>()

type DayInput = z.output<typeof dayQuery>

function teamIn(teams: readonly TeamRef[], name: string): TeamRef {
  const found = teams.find((team) => team.name === name)
  if (found === undefined) throw new AppError('out-of-scope')
  return found
}

/** Whose hits are asked for: the reader's team's, or those of the team that a filter names. */
async function hitsAsked({ tx, actor }: Ask, input: DayInput) {
  const scope = scopeOf(actor)
  const teams = await teamChoices(tx, scope)
  const teamId = input.team === undefined ? scope.teamId : teamIn(teams, input.team).id
  return {
    teams,
    ask: {
      ...{ forceId: scope.forceId, teamId, state: input.state },
      ...{ kind: input.kind ?? null, forDate: input.on ?? null },
      offenderId: (input.offender ?? null) as OffenderId | null,
    },
  }
}

/** The hits of one part of the list, each with the person it may be. */
async function hitsWithPeople(ask: Ask, input: DayInput) {
  const { tx } = ask
  const after = hitMarkIn(input.cursor)
  const { teams, ask: asked } = await hitsAsked(ask, input)
  const { rows, next: mark } = await hitsListed(tx, asked, { size: input.size, after })
  const people = await personLines(
    tx,
    rows.map(({ offenderId }) => offenderId),
  )
  return {
    hits: rows.flatMap((hit) => {
      const facts = people.get(hit.offenderId)
      return facts === undefined ? [] : [{ hit, facts }]
    }),
    total: await hitCount(tx, asked),
    next: mark && nextUrl(ask.url, encodeCursor([mark.rank, mark.at, mark.id])),
    teams: teams.map(({ name }) => name),
    isFirstPart: after === null,
  }
}

async function drawDay(ask: Ask, input: DayInput, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const { size: _, cursor: __, ...query } = input
  const on = input.on ?? today
  const policy = await policyOn(tx, today)
  const { hits, total, next, teams, isFirstPart } = await hitsWithPeople(ask, input)
  const lists = await listsOf(tx, actor.forceId, on)
  const notLoaded = await kindsNotLoaded(tx, actor.forceId, { on, policy })
  const lined = hits.map(({ hit, facts }) => ({
    hit,
    person: personLine(facts, today, { withTeam: true }),
  }))
  const model = dayModel({
    ...{ query, today, notLoaded, lists, total, attempt, teams, isFirstPart },
    ...{ hits: lined, nextHref: next, mayLoad: may(actor, 'load-overnight'), key: newId() },
  })
  return page('overnight/day', model, {
    resource: () => ({
      ...{ on, notLoaded, lists: lists.map(listResource) },
      items: hits.map(({ hit, facts }) => hitResource(hit, facts, dueOf(hit, policy))),
      ...{ total, next },
    }),
    shown: {
      offenderIds: hits.map(({ facts }) => facts.id),
      fields: ['overnight', 'name', 'level'],
      count: hits.length,
    },
  })
}

const day: Route = route({
  method: 'get',
  path: '/overnight',
  may: 'see-overnight',
  audit: 'overnight.opened',
  summary: 'The overnight lists of a morning, what has not come, and whom a line may be',
  takes: dayQuery,
  handle: (ask) => drawDay(ask, ask.input, firstDraw),
})

async function fileIn(uploads: readonly Upload[]): Promise<Arrived> {
  const file = uploads.find(({ field }) => field === 'file')
  if (file === undefined) return refuse('invalid', 'Choose the file of the list', 'file')
  if (file.isCut)
    return refuse('invalid', 'The file is over 20 MB. Split it into smaller files', 'file')
  const read = await arrivedAsFile(file)
  return read.ok ? read.value : refuse('invalid', read.why, 'file')
}

const load: Route = route({
  method: 'post',
  path: '/overnight',
  may: 'load-overnight',
  audit: 'overnight.loaded',
  summary:
    'Takes in one list (multipart: kind, forDate, file; or JSON with its lines); again changes nothing',
  takes: loadForm,
  uploads: true,
  redraw: (ask, attempt) => drawDay(ask, { state: 'possible', size: 50 }, attempt),
  handle: async ({ tx, actor, today, input, uploads }) => {
    const { kind, lines } = input
    const forDate = input.forDate ?? today
    if (!isForThePast(tx, forDate))
      return refuse('invalid', 'Choose a morning that has come', 'forDate')
    const arrived = lines === undefined ? await fileIn(uploads) : arrivedAsLines(lines)
    const { list, isNew } = await loadOvernight(tx, actor, { kind, forDate, arrived })
    return done(`/overnight/lists/${list.id}`, listResource(list), {
      status: isNew ? 201 : 200,
      flash: isNew
        ? success('The list is loaded', 'Whom its lines may be is to be decided by a person.')
        : success('This very list was here already', 'Nothing was changed.'),
    })
  },
})

const list: Route = route({
  method: 'get',
  path: '/overnight/lists/:id',
  may: 'see-overnight',
  audit: 'overnight.opened',
  summary: 'One overnight list: what it brought, and what was wrong with which line',
  takes: noQuery,
  handle: async ({ tx, actor, params }) => {
    const found = await listById(tx, actor.forceId, params['id'] ?? '')
    if (found === null) throw new AppError('not-found')
    return page('overnight/list', listModel(found), {
      resource: () => listResource(found),
      shown: { fields: ['overnight'], count: found.lines },
    })
  },
})

const lines: Route = route({
  method: 'get',
  path: '/overnight/lines',
  may: 'see-overnight',
  audit: 'overnight.opened',
  summary: 'The lines that were kept, whether or not they matched anybody, the newest nights first',
  takes: linesQuery,
  handle: async (ask) => {
    const { size, cursor, ...query } = ask.input
    const after = lineMarkIn(cursor)
    const asked = {
      forceId: ask.actor.forceId,
      ...{ forDate: query.on ?? null, listId: query.list ?? null, kind: query.kind ?? null },
      matched: query.matched ?? null,
    }
    const { rows, total, next: mark } = await linesListed(ask.tx, asked, { size, after })
    const next = mark && nextUrl(ask.url, encodeCursor([mark.forDate, mark.listId, mark.line]))
    const isFirstPart = after === null
    return page(
      'overnight/lines',
      linesModel({ query, rows, total, nextHref: next, isFirstPart }),
      {
        resource: () => ({ items: rows.map(lineResource), total, next }),
        shown: {
          offenderIds: [
            ...new Set(rows.flatMap(({ hits }) => hits.map(({ offenderId }) => offenderId))),
          ],
          fields: ['overnight', 'lines'],
          count: rows.length,
        },
      },
    )
  },
})

export const listRoutes: readonly Route[] = [day, load, list, lines]
