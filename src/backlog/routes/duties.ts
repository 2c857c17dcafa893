// The backlog: one list of everything owed, as pages and programs read it.
import { may, scopeOf, route, type Ask, type Route } from '../../access/index.ts'
import type { DutyMark } from '../../duties/index.ts'
import { officerChoices, officersByKeys, teamsSeen } from '../../officers/index.ts'
import { parseLocalDate } from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { isId } from '../../platform/ids.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { dutiesQuery } from '../forms.ts'
import { dutiesGiven } from '../forms/given.ts'
import { dutiesListed, dutiesSought } from '../service/duties.ts'
import { dutiesModel, dutyResource, type BacklogViews } from '../views.ts'
import { dayAsked, markIn, scopeFor, type DutiesInput } from './asked.ts'

const page = pagesOf<BacklogViews>()

const isDueSort = (text: string): boolean => text === '-infinity' || parseLocalDate(text) !== null

function dutyMarkIn(cursor: string | undefined): DutyMark | null {
  const mark = markIn(cursor, ['number', 'string', 'string'])
  if (mark === null) return null
  const [rank, dueSort, id] = mark
  const isOurs =
    typeof rank === 'number' &&
    Number.isInteger(rank) &&
    typeof dueSort === 'string' &&
    isDueSort(dueSort) &&
    typeof id === 'string' &&
    isId(id)
  return isOurs
    ? { rank, dueSort, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

/** What the page offers to filter by: the teams and officers that the reader sees. */
const choicesFor = async ({ tx, actor, input }: Ask<DutiesInput>) => {
  const scope = scopeOf(actor)
  const [teams, officers] = await Promise.all([
    teamsSeen(tx, actor),
    scope.countsOnly ? [] : officerChoices(tx, scope),
  ])
  const { officer } = input
  if (officer === undefined || scope.countsOnly || officers.some(({ key }) => key === officer))
    return { teams, officers }
  // Somebody of another team whom the reader covers is named as the others are.
  const asked = await officersByKeys(tx, actor.forceId, [officer])
  return { teams, officers: [...officers, ...asked.values()] }
}

export const duties: Route = route({
  method: 'get',
  path: '/duties',
  may: 'see-duties',
  audit: 'duties.listed',
  summary: 'The backlog: what is owed, filtered, against any day',
  takes: dutiesQuery,
  gives: dutiesGiven,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const { on: _, size, cursor, ...query } = input
    const scope = await scopeFor(ask)
    const after = dutyMarkIn(cursor)
    const [day, sought, choices] = await Promise.all([
      dayAsked(ask),
      dutiesSought(tx, scope, { query, on: input.on ?? today }),
      choicesFor(ask),
    ])
    const part = await dutiesListed(tx, sought, { ...day, query, size, after })
    const next =
      part.next === null
        ? null
        : nextUrl(ask.url, encodeCursor([part.next.rank, part.next.dueSort, part.next.id]))
    const model = dutiesModel({
      query,
      on: day.on,
      today,
      part,
      choices,
      countsOnly: scope.countsOnly,
      nextHref: next,
      isFirstPart: after === null,
      mayExport: may(actor, 'export-lists'),
    })
    return page('backlog/duties', model, {
      resource: () => ({ items: part.items.map(dutyResource), total: part.total, next }),
      shown: {
        offenderIds: [...new Set(part.items.map(({ person }) => person.id))],
        fields: ['duties', 'name', 'level'],
        count: part.items.length,
      },
    })
  },
})
