// What the pages of one edition are drawn from, and the addresses of its office.
import type { ServiceAlarm } from '../../backlog/index.ts'
import type { OfficerChoice } from '../../officers/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Link } from '../../platform/views/models.ts'
import type { DoneSince, EditionHead } from '../queries.ts'
import type { Edition, ListedDecision, PersonChange } from '../types.ts'

export type Tab = Link & Readonly<{ current: boolean }>

export type EditionShown = Readonly<{
  edition: Edition
  /** Changes since this edition; null where a later day has an edition. */
  since: readonly PersonChange[] | null
  /** What it asks for and somebody has done since; null where a later day has an edition. */
  done: DoneSince | null
  /** Teams that the reader may turn to, with their addresses. */
  tabs: readonly Tab[]
  team: string | null
  /** What is wrong with the service itself, now. */
  serviceAlarms: readonly ServiceAlarm[]
  /** What was decided on its day: the edition itself stays as it was issued. */
  decided: readonly ListedDecision[]
  mayDecide: boolean
  /** Whether a line may lead its reader to an address. */
  mayFollow: (href: string) => boolean
  officers: readonly OfficerChoice[]
  editions: readonly EditionHead[]
  /** Whom the decision form begins with. */
  decideOn: string | null
  attempt: Attempt
  /** Which of the two forms the attempt was of. */
  attempted: 'decide' | 'hold' | null
  keys: Readonly<{ hold: string; decide: string; issue: string }>
}>

export const officeQuery = (team: string | null, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams({ ...(team === null ? {} : { team }), ...more }).toString()
  return query === '' ? '' : `?${query}`
}

/** A path that may have a query already, with more of one. */
export const withQuery = (path: string, query: string): string =>
  path.includes('?') ? `${path}${query.replace('?', '&')}` : `${path}${query}`
