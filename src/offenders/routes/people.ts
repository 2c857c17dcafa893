// The search, a new person, and the edit of who someone is.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { officerChoices, teamChoices } from '../../officers/index.ts'
import { parseLocalDate } from '../../platform/calendar.ts'
import { foldNames, parseInput } from '../../platform/http/forms.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { nextUrl } from '../../platform/paging.ts'
import { identityEdit, newPerson, noQuery, search } from '../forms.ts'
import { likelySame, personLines, searchMark, searchOffenders, type SearchAsk } from '../queries.ts'
import { soughtIn } from '../rules/sought.ts'
import { createOffender, editOffender } from '../service.ts'
import type { PersonLineFacts } from '../types.ts'
import { newPersonPage, searchPage, taskPage, type OffenderViews } from '../views.ts'
import { editTask } from '../views/tasks/identity.ts'
import { openFile, type OffenderPorts } from './open.ts'
import { fileOf } from './task.ts'

const page = pagesOf<OffenderViews>()

/** Everyone in the MOSOVO team finds anyone of the force (contract section 7), so the force is the scope. */
const wholeForce = ({ actor }: Ask) => ({ forceId: actor.forceId, teamId: null })

const isDate = (iso: string): boolean => parseLocalDate(iso) !== null

export const markOf = <Mark>(
  cursor: string | undefined,
  read: (cursor: string) => Mark | null,
): Mark | null =>
  cursor === undefined
    ? null
    : (read(cursor) ?? refuse('invalid', 'This is not the address of a part of the list', 'cursor'))

type Searching = Ask<ReturnType<typeof search.parse>>

const searchAsk = ({ actor, input }: Searching): SearchAsk => ({
  forceId: actor.forceId,
  sought: soughtIn(input.q, isDate),
  level: input.level ?? null,
  status: input.status ?? null,
  team: input.team ?? null,
  officer: input.officer ?? null,
  size: input.size,
  mark: markOf(input.cursor, searchMark),
})

const searchFields = [
  'visorRef',
  'pncId',
  'name',
  'dateOfBirth',
  'level',
  'status',
  'owner',
  'home',
]

async function searched(ask: Searching): Promise<Page> {
  const { tx, actor, input, today } = ask
  const found = await searchOffenders(tx, searchAsk(ask))
  const ids = found.items.map(({ id }) => id)
  const lines = await personLines(tx, ids)
  const next = found.cursor === null ? null : nextUrl(ask.url, found.cursor)
  const { size: _size, cursor, ...filters } = input
  const model = searchPage({
    filters,
    people: ids.flatMap((id) => lines.get(id) ?? []),
    teams: await teamChoices(tx, wholeForce(ask)),
    officers: await officerChoices(tx, wholeForce(ask)),
    mayAdd: may(actor, 'create-offenders'),
    today,
    total: found.total,
    nextHref: next,
    firstHref: cursor === undefined ? null : withoutCursor(ask.url),
  })
  return page('offenders/search', model, {
    resource: () => ({ items: found.items, total: found.total, next }),
    shown: { offenderIds: ids, fields: searchFields, count: ids.length },
  })
}

const withoutCursor = (url: string): string => {
  const [path = '', query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.delete('cursor')
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`
}

const searchRoute = ({ bringUpToDate }: OffenderPorts): Route =>
  route({
    method: 'get',
    path: '/offenders',
    may: 'find-people',
    audit: 'offender.searched',
    summary: 'Find people of the force by name, ViSOR ref, PNC ID, postcode or date of birth',
    takes: search,
    handle: async (ask) => {
      await bringUpToDate(ask.tx)
      return await searched(ask)
    },
  })

/** Who on record may be the person typed in: shown only when that is what stopped it. */
async function matchesOf({ tx, actor }: Ask, attempt: Attempt): Promise<PersonLineFacts[]> {
  if (!attempt.errors.some(({ field }) => field === 'confirmedNotDuplicate')) return []
  const typed = parseInput(newPerson, foldNames(attempt.typed))
  if (!typed.ok) return []
  const ids = await likelySame(tx, actor.forceId, typed.value)
  const lines = await personLines(tx, ids)
  return ids.flatMap((id) => lines.get(id) ?? [])
}

async function drawNew(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const matches = await matchesOf(ask, attempt)
  const model = newPersonPage({
    attempt,
    today,
    key: newId(),
    teams: await teamChoices(tx, wholeForce(ask)),
    officers: await officerChoices(tx, wholeForce(ask)),
    ownTeam: actor.teamName,
    matches,
  })
  return page('offenders/new', model, {
    resource: () => ({}),
    shown: { offenderIds: matches.map(({ id }) => id), fields: ['possibleDuplicates'] },
  })
}

const newRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/offenders/new',
    may: 'create-offenders',
    audit: 'screen.opened',
    summary: 'The form for a new person',
    takes: noQuery,
    handle: (ask) => drawNew(ask, firstDraw),
  }),
  route({
    method: 'post',
    path: '/offenders',
    may: 'create-offenders',
    audit: 'offender.created',
    summary: 'A new person',
    takes: newPerson,
    redraw: drawNew,
    handle: async ({ tx, actor, input }) => {
      const person = await createOffender(tx, actor, input)
      return done(`/offenders/${person.id}`, person, {
        status: 201,
        flash: success(`${person.forenames} ${person.surname} has been added`),
      })
    },
  }),
]

async function drawEdit(ask: Ask, attempt: Attempt): Promise<Page> {
  const opened = await openFile(ask)
  const file = await fileOf(ask, opened, false)
  const action = `/offenders/${opened.id}`
  const frame = { file, attempt, action, key: newId(), readOnlyText: opened.readOnlyText }
  return page('offenders/task', taskPage(editTask(file), frame), {
    resource: () => file.parts.identity,
    shown: opened.shown(['identity']),
  })
}

const editRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/offenders/:id/edit',
    may: 'open-files',
    audit: 'offender.opened',
    summary: 'Identity details, and the form to change them',
    takes: noQuery,
    handle: (ask) => drawEdit(ask, firstDraw),
  }),
  route({
    method: 'post',
    path: '/offenders/:id',
    may: 'change-files',
    audit: 'offender.changed',
    summary: 'Change identity details: what is sent, and nothing else',
    takes: identityEdit,
    redraw: drawEdit,
    handle: async ({ tx, actor, input, params }) => {
      const offenderId = params['id'] ?? ''
      const edited = await editOffender(tx, actor, { ...input, offenderId })
      return done(`/offenders/${offenderId}`, edited, {
        flash: success('Identity details have been saved'),
      })
    },
  }),
]

export const peopleRoutes = (ports: OffenderPorts): readonly Route[] => [
  searchRoute(ports),
  ...newRoutes,
  ...editRoutes,
]
