// The first screens: my day, my team and the force.
import { may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { officerChoices, type OfficerRef, teamsSeen } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { policyOn } from '../../policy/index.ts'
import { begunBy } from '../../visits/index.ts'
import { forceQuery, myDayQuery, teamQuery } from '../forms.ts'
import { dayOf } from '../service/my-day.ts'
import { forceScreen, teamScreen } from '../service/screens.ts'
import { readerOf } from '../service/reader.ts'
import { bringUpToDate } from '../service/up-to-date.ts'
import {
  begunLines,
  begunResource,
  dayResource,
  forceModel,
  forceResource,
  myDayModel,
  myTeamModel,
  teamResource,
  type BacklogViews,
} from '../views.ts'
import { dayAsked, isForceWide, teamNamed } from './asked.ts'

const page = pagesOf<BacklogViews>()

type MyDayAsk = Ask<{ officer?: string | undefined }>

/** One's own day; a supervisor may turn to that of any officer of the team, an inspector of the force. */
async function whoseDay({
  tx,
  actor,
  input,
}: MyDayAsk): Promise<{ officer: OfficerRef; others: readonly OfficerRef[] }> {
  const officers = await officerChoices(tx, scopeOf(actor))
  const own = officers.find(({ id }) => id === actor.officerId)
  const asked = officers.find(({ key }) => key === input.officer)
  const seesOthers = actor.role !== 'officer'
  if (input.officer !== undefined && input.officer !== own?.key) {
    if (!seesOthers) throw new AppError('forbidden')
    if (asked === undefined) throw new AppError('out-of-scope')
  }
  const officer = asked ?? own ?? officers.at(0)
  if (officer === undefined) throw new AppError('not-found')
  return { officer, others: seesOthers ? officers : [] }
}

const myDay: Route = route({
  method: 'get',
  path: '/my-day',
  may: 'see-my-day',
  audit: 'screen.opened',
  summary: 'Whom an officer must see or deal with, in what order, and why',
  takes: myDayQuery,
  handle: async (ask) => {
    const { tx, actor, today } = ask
    const { officer, others } = await whoseDay(ask)
    const policy = await policyOn(tx, today)
    const day = await dayOf(tx, { forceId: actor.forceId, officerId: officer.id, policy })
    const isOwn = officer.id === actor.officerId
    const begun = isOwn ? await begunBy(tx, actor.accountId) : []
    const shown = { day, officer, isOwn, policy, others, begun: begunLines(begun, ask.at) }
    const entries = [...day.now, ...day.soon]
    return page('backlog/my-day', myDayModel(shown), {
      resource: () => ({ ...dayResource(shown), begun: begunResource(begun) }),
      shown: {
        offenderIds: [...new Set(entries.map(({ duty }) => duty.person.id))],
        fields: ['duties', 'name', 'level'],
        count: entries.length,
      },
    })
  },
})

const myTeam: Route = route({
  method: 'get',
  path: '/my-team',
  may: 'see-my-team',
  audit: 'screen.opened',
  summary: 'What is late in a team, what waits for its supervisor, who is overloaded',
  takes: teamQuery,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const scope = scopeOf(actor)
    const teams = await teamsSeen(tx, actor)
    const team = input.team === undefined ? teams.at(0) : teamNamed(teams, input.team)
    if (team === undefined) throw new AppError('not-found')
    await bringUpToDate(tx)
    const policy = await policyOn(tx, today)
    const reader = await readerOf(tx, actor)
    const of = { ...scope, teamId: team.id, decides: may(actor, 'decide-alerts'), reader }
    const screen = await teamScreen(tx, of, { on: today, policy })
    const shown = {
      screen,
      team: team.name,
      teams: teams.map(({ name }) => name),
      today,
      forceWide: isForceWide(scope) || team.id !== scope.teamId,
    }
    return page('backlog/my-team', myTeamModel(shown), {
      resource: () => teamResource(shown),
      shown: {
        offenderIds: screen.worst.map(({ person }) => person.id),
        fields: ['figures', 'duties', 'name', 'level'],
        count: screen.worst.length,
      },
    })
  },
})

const force: Route = route({
  method: 'get',
  path: '/force',
  may: 'see-the-force',
  audit: 'screen.opened',
  summary: 'Teams side by side, the overdue by level and days over, the worst in words',
  takes: forceQuery,
  handle: async (ask) => {
    const { tx, actor, today } = ask
    const scope = { ...scopeOf(actor), reader: await readerOf(tx, actor) }
    const screen = await forceScreen(tx, scope, await dayAsked(ask))
    const shown = { screen, today }
    return page('backlog/force', forceModel(shown), {
      resource: () => ({ ...forceResource(shown), restricted: actor.restricted ?? null }),
      shown: {
        offenderIds: screen.worst.map(({ person }) => person.id),
        fields: ['figures', 'name', 'level'],
        count: screen.worst.length,
      },
    })
  },
})

export const screenRoutes: readonly Route[] = [myDay, myTeam, force]
