// What the briefing's routes ask in the same way: the office, the day, the edition, and how it is drawn.
import { may, mayFollow, scopeOf, type Actor, type Ask } from '../../access/index.ts'
import { serviceAlarms } from '../../backlog/index.ts'
import { officerChoices, teamChoices, teamsSeen } from '../../officers/index.ts'
import { addDays, parseLocalDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { decisionsOfDay, doneSince, editionHeads, editionOf } from '../queries.ts'
import { changesSinceIssued, type NamedOffice } from '../service.ts'
import type { Edition } from '../types.ts'
import {
  editionModel,
  editionResource,
  officeQuery,
  type BriefingViews,
  type EditionShown,
  type Tab,
} from '../views.ts'

export const page = pagesOf<BriefingViews>()

/** The day in the address, or nothing is there. */
export function dayIn(params: Readonly<Record<string, string>>): LocalDate {
  const day = parseLocalDate(params['date'] ?? '')
  if (day === null) throw new AppError('not-found')
  return day
}

/** The office asked for by team; one's own unless told, the force for those who see all of it. */
export async function officeAsked(
  tx: Tx,
  actor: Actor,
  team: string | undefined,
): Promise<NamedOffice> {
  const scope = scopeOf(actor)
  const teams = await teamsSeen(tx, actor)
  if (team === undefined && scope.teamId === null)
    return { forceId: scope.forceId, teamId: null, name: 'The force' }
  const found = team === undefined ? teams.at(0) : teams.find(({ name }) => name === team)
  if (found === undefined) throw new AppError('out-of-scope')
  return { forceId: scope.forceId, teamId: found.id, name: found.name }
}

/** The team in links: none for one's own office, which is what is shown without it. */
export const teamInLinks = (actor: Actor, office: NamedOffice): string | null =>
  office.teamId !== null && office.teamId !== scopeOf(actor).teamId ? office.name : null

/** Every office that the reader may turn to, at the same place. */
export async function officeTabs(
  tx: Tx,
  actor: Actor,
  { path, office, more = {} }: { path: string; office: NamedOffice; more?: Record<string, string> },
): Promise<Tab[]> {
  const scope = scopeOf(actor)
  if (scope.teamId !== null) return []
  const teams = await teamChoices(tx, scope)
  return [
    {
      text: 'The force',
      href: `${path}${officeQuery(null, more)}`,
      current: office.teamId === null,
    },
    ...teams.map(({ id, name }) => ({
      text: name,
      href: `${path}${officeQuery(name, more)}`,
      current: id === office.teamId,
    })),
  ]
}

export async function editionAsked(
  tx: Tx,
  office: NamedOffice,
  { on, number }: { on: LocalDate; number?: number | undefined },
): Promise<Edition> {
  const edition = await editionOf(tx, office, { on, number: number ?? null })
  if (edition === null) throw new AppError('not-found')
  return edition
}

type Draw = Readonly<{
  edition: Edition
  office: NamedOffice
  decideOn?: string | undefined
  attempt?: Attempt
  attempted?: EditionShown['attempted']
}>

/**
 * Whether what is done meanwhile stands beside it: its day is today, or no later day has an edition yet, as after
 * midnight and before the morning's.
 */
export const isNewest = async (
  { tx, today }: Pick<Ask, 'tx' | 'today'>,
  { edition, office }: Pick<Draw, 'edition' | 'office'>,
): Promise<boolean> => {
  if (edition.forDate === today) return true
  const later = { from: addDays(edition.forDate, 1), to: today }
  return (await editionHeads(tx, office, later)).length === 0
}

const nothingSince = { since: null, done: null } as const

/** What changed since the newest edition, and what it asks for that was done. */
async function sinceOf(ask: Ask, draw: Draw): Promise<Pick<EditionShown, 'since' | 'done'>> {
  if (!(await isNewest(ask, draw))) return nothingSince
  const { edition, office } = draw
  return {
    since: await changesSinceIssued(ask.tx, office, edition),
    done: await doneSince(ask.tx, edition),
  }
}

/** All that the pages of an edition are drawn from. */
export async function shownOf(ask: Ask, draw: Draw): Promise<EditionShown> {
  const { tx, actor } = ask
  const { edition, office } = draw
  const { forceId, teamId } = office
  const day = { from: edition.forDate, to: edition.forDate }
  return {
    edition,
    ...(await sinceOf(ask, draw)),
    tabs: await officeTabs(tx, actor, { path: `/briefings/${edition.forDate}`, office }),
    team: teamInLinks(actor, office),
    decided: await decisionsOfDay(tx, office, { day: edition.forDate, on: ask.today }),
    serviceAlarms:
      edition.forDate === ask.today ? await serviceAlarms(tx, await policyOn(tx, ask.today)) : [],
    mayFollow: (href) => mayFollow(actor, href),
    mayDecide: may(actor, 'take-decisions') && edition.forDate === ask.today,
    officers: await officerChoices(tx, { forceId, teamId }),
    editions: await editionHeads(tx, office, day),
    decideOn: draw.decideOn ?? null,
    attempt: draw.attempt ?? firstDraw,
    attempted: draw.attempted ?? null,
    keys: { hold: newId(), decide: newId(), issue: newId() },
  }
}

export async function drawEdition(ask: Ask, draw: Draw): Promise<Page> {
  const shown = await shownOf(ask, draw)
  const { edition } = draw
  const named = edition.content.sections.flatMap(({ lines }) =>
    lines.flatMap(({ offenderId }) => (offenderId === null ? [] : [offenderId])),
  )
  return page('briefings/edition', editionModel(shown), {
    resource: () => editionResource(shown),
    shown: {
      offenderIds: [...new Set([...named, ...(shown.since ?? []).map(({ id }) => id)])],
      fields: ['figures', 'duties', 'name', 'level'],
      count: named.length,
    },
  })
}
