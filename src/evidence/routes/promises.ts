// Self-reports past their promised day or with none, of the reader's team or force, or of one officer's people.
import { route, type Actor, type Ask, type Route, type Scope } from '../../access/index.ts'
import { personLines, personName } from '../../offenders/index.ts'
import {
  officerChoices,
  officersByKeys,
  scopeAsked,
  teamsSeen,
  type TeamRef,
} from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { nextUrl } from '../../platform/paging.ts'
import { selectField } from '../../platform/views/fields.ts'
import type { Filter } from '../../platform/views/models.ts'
import { promisesQuery } from '../forms.ts'
import { promiseMark, promisesPast, type PromisesPart } from '../queries.ts'
import { promisesPage, selfReportResource, type EvidenceViews } from '../views.ts'
import { markOf, namesIn } from './answers.ts'

const page = pagesOf<EvidenceViews>()
const path = '/self-reports'

type Filters = Readonly<{
  team?: string | undefined
  officer?: string | undefined
  /** One person, as the day of whoever covers them asks. */
  offender?: string | undefined
}>

/** The one that a filter names, null without a filter; a name that is not the reader's to see is not found. */
function named<T>(all: readonly T[], isNamed: ((one: T) => boolean) | null): T | null {
  if (isNamed === null) return null
  const found = all.find(isNamed)
  if (found === undefined) throw new AppError('out-of-scope')
  return found
}

type Choices = Readonly<{
  teams: readonly TeamRef[]
  officers: readonly Readonly<{ key: string; name: string }>[]
}>

const filterOf = ({ team, officer, offender }: Filters, { teams, officers }: Choices): Filter => {
  const items = officers.map(({ key, name }) => ({ value: key, text: name }))
  const named = teams.map(({ name }) => ({ value: name, text: name }))
  const active = [
    ...(team === undefined ? [] : [{ text: team, removeHref: path }]),
    ...(officer === undefined
      ? []
      : [
          { text: items.find(({ value }) => value === officer)?.text ?? officer, removeHref: path },
        ]),
    ...(offender === undefined ? [] : [{ text: 'One person', removeHref: path }]),
  ]
  return {
    label: 'Narrow the list',
    action: path,
    fields: [
      selectField('officer', 'Named officer', { items, chosen: officer, blank: 'Any' }),
      ...(teams.length < 2
        ? []
        : [selectField('team', 'Team', { items: named, chosen: team, blank: 'Any' })]),
    ],
    active,
    clearHref: active.length === 0 ? null : path,
  }
}

/** Whoever covers an officer of another team, or one person of theirs, sees those promises when asked for by that officer. */
async function scopeOfFilters(tx: Tx, actor: Actor, filters: Filters): Promise<Scope> {
  const { team, officer, offender } = filters
  const scope = await scopeAsked(tx, actor, team)
  const covering = actor.covering ?? []
  if (officer === undefined || scope.teamId === null || covering.length === 0) return scope
  const asked = (await officersByKeys(tx, actor.forceId, [officer])).get(officer)
  const covers = covering.some(
    ({ officerId, offenderId }) =>
      officerId === asked?.id && (offenderId === null || offenderId === offender),
  )
  return covers ? { ...scope, teamId: null } : scope
}

async function whose(tx: Tx, actor: Actor, filters: Filters) {
  const { team, officer, offender } = filters
  const scope = await scopeOfFilters(tx, actor, filters)
  const teams = await teamsSeen(tx, actor)
  const officers = await officerChoices(tx, scope)
  const ofTeam = named(teams, team === undefined ? null : ({ name }) => name === team)
  const ofOfficer = named(officers, officer === undefined ? null : ({ key }) => key === officer)
  return {
    choices: { teams, officers },
    of: {
      forceId: scope.forceId,
      teamId: ofTeam?.id ?? scope.teamId,
      officerId: ofOfficer?.id ?? null,
      offenderId: offender ?? null,
    },
  }
}

async function peopleOf(tx: Tx, ids: readonly OffenderId[]) {
  const lines = await personLines(tx, ids)
  return new Map(
    [...lines].map(([id, line]) => [
      id,
      {
        text: personName(line),
        href: `/offenders/${id}`,
        ownerText: line.officerName ?? 'No named officer',
      },
    ]),
  )
}

const countsOf = ({ past, undated }: PromisesPart) => ({
  total: past + undated,
  pastTheirDay: past,
  noDayPromised: undated,
})

async function draw(ask: Ask<ReturnType<typeof promisesQuery.parse>>) {
  const { tx, actor, today, input } = ask
  const { size, cursor } = input
  const { choices, of } = await whose(tx, actor, input)
  const part = await promisesPast(tx, of, { size, mark: markOf(cursor, promiseMark) })
  const ids = [...new Set(part.items.map(({ offenderId }) => offenderId))]
  const next = part.cursor === null ? null : nextUrl(ask.url, part.cursor)
  const model = promisesPage({
    ...{ part, today },
    people: await peopleOf(tx, ids),
    names: await namesIn(tx, part.items),
    filter: filterOf(input, choices),
    pager: { nextHref: next, firstHref: cursor === undefined ? null : path },
  })
  return page('evidence/page', model, {
    resource: () => ({ items: part.items.map(selfReportResource), ...countsOf(part), next }),
    shown: { offenderIds: ids, fields: ['selfReports'], count: part.items.length },
  })
}

export const promiseRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    may: 'find-people',
    audit: 'offender.searched',
    summary:
      'Self-reports of which nobody has said what came of it: past their promised day, the oldest promise first, then those with no day promised',
    takes: promisesQuery,
    handle: draw,
  }),
]
