// The workload of a day and of many nights. Contract sections 3 and 8.
import { z } from 'zod'
import {
  may,
  route,
  scopeOf,
  type Actor,
  type Ask,
  type Route,
  type Scope,
} from '../access/index.ts'
import { officerChoices, teamChoices } from '../officers/index.ts'
import { daysBetween, parseLocalDate, sameDayMonthsLater } from '../platform/calendar.ts'
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import { refuse } from '../platform/http/problem.ts'
import { pagesOf } from '../platform/http/reply.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../platform/paging.ts'
import { policyOn } from '../policy/index.ts'
import { historyQuery, workloadQuery } from './forms.ts'
import { historyOf, trendOf } from './queries.ts'
import type { CaseloadOnDay, HistoryOf, Span } from './types.ts'
import {
  historyModel,
  historyResource,
  workloadModel,
  workloadResource,
  type WorkloadViews,
} from './views.ts'

/** What this room is handed: the caseload of any day, counted where every figure is counted. */
export type WorkloadPorts = Readonly<{
  caseloadOn: (tx: Tx, scope: Scope, on: LocalDate) => Promise<CaseloadOnDay>
}>

const page = pagesOf<WorkloadViews>()

const tally = z.record(z.string(), z.number())
const loadGiven = {
  caseload: z.number(),
  byLevel: tally,
  officers: z.number(),
  ratio: z.number().nullable(),
  availableOfficers: z.number(),
  availableRatio: z.number().nullable(),
}

const workloadGiven = z.object({
  on: z.string(),
  threshold: z.number(),
  force: z.object(loadGiven).nullable(),
  teams: z.array(z.object({ team: z.string(), ...loadGiven })),
  officers: z.array(
    z.object({
      officer: z.string(),
      team: z.string().nullable(),
      caseload: z.number(),
      byLevel: tally,
      available: z.boolean(),
      hours: z.number().nullable(),
      capacity: z.number().nullable(),
    }),
  ),
})

const workload = ({ caseloadOn }: WorkloadPorts): Route =>
  route({
    method: 'get',
    path: '/workload',
    may: 'see-workload',
    audit: 'workload.opened',
    summary: 'How many people to an officer, by team and officer, against any day',
    takes: workloadQuery,
    gives: workloadGiven,
    handle: async ({ tx, actor, today, input }) => {
      const scope = scopeOf(actor)
      const day = await caseloadOn(tx, scope, input.on ?? today)
      const forceWide = scope.teamId === null
      const shown = { day, today, forceWide, mayName: may(actor, 'find-people') }
      return page('workload/workload', workloadModel(shown), {
        resource: () => workloadResource(shown),
        shown: { fields: ['workload'] },
      })
    },
  })

type HistoryInput = z.output<typeof historyQuery>

/** Whose history is asked for, among those the reader sees; what is not there answers as absent. */
async function whose(tx: Tx, actor: Actor, input: HistoryInput): Promise<HistoryOf> {
  const scope = scopeOf(actor)
  const teams = await teamChoices(tx, scope)
  const team =
    input.team === undefined
      ? (teams.find(({ id }) => id === scope.teamId) ?? null)
      : teams.find(({ name }) => name === input.team)
  const officer =
    input.officer === undefined
      ? null
      : (await officerChoices(tx, scope)).find(({ key }) => key === input.officer)
  if (team === undefined || officer === undefined) throw new AppError('out-of-scope')
  return { forceId: actor.forceId, team, officer }
}

const monthsShown = 12
const mostDays = 1_100

function spanOf({ from, to }: HistoryInput, today: LocalDate): Span {
  const last = to ?? today
  const first = from ?? sameDayMonthsLater(last, -monthsShown)
  if (first > last) refuse('invalid', 'The first day must not be after the last', 'from')
  if (daysBetween(first, last) > mostDays)
    refuse('invalid', 'Ask for at most three years at once', 'from')
  return { from: first, to: last }
}

function markIn(cursor: string | undefined): LocalDate | null {
  if (cursor === undefined) return null
  const [day, ...more] = decodeCursor(cursor) ?? []
  const found = typeof day === 'string' && more.length === 0 ? parseLocalDate(day) : null
  return found ?? refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

const history: Route = route({
  method: 'get',
  path: '/workload/history',
  may: 'see-workload',
  audit: 'workload.opened',
  summary: 'The nightly snapshots of the force, a team or an officer, newest first',
  takes: historyQuery,
  handle: async (ask: Ask<HistoryInput>) => {
    const { tx, actor, today, input } = ask
    const span = spanOf(input, today)
    const after = markIn(input.cursor)
    const of = await whose(tx, actor, input)
    const threshold = (await policyOn(tx, today)).number('workload.ratio_threshold')
    const trend = await trendOf(tx, of, span)
    const part = await historyOf(tx, of, { ...span, size: input.size, after })
    const next = part.next && nextUrl(ask.url, encodeCursor([part.next]))
    const officerText = may(actor, 'find-people') ? of.officer?.name : of.officer?.key
    const model = historyModel({
      of,
      officerText: officerText ?? null,
      span,
      threshold,
      trend,
      items: part.items,
      nextHref: next,
      isFirstPart: after === null,
    })
    const items = part.items.map((one) => historyResource(one, of))
    return page('workload/history', model, {
      resource: () => ({ items, total: trend.length, next }),
      shown: { fields: ['workload'], count: items.length },
    })
  },
})

/** The routes of the workload room. */
export const workloadRoutes = (ports: WorkloadPorts): readonly Route[] => [workload(ports), history]
