// The words that the backlog's pages say, and the addresses of what they link to.
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { DutyKind, DutyState, Ending } from '../../duties/index.ts'
import type { Status } from '../../offenders/index.ts'
import type { Link } from '../../platform/views/models.ts'
import type { Level, Parameter, Policy } from '../../policy/index.ts'

export const kindWords: Readonly<Record<DutyKind, string>> = {
  visit: 'Visit',
  visit_plan: 'Plan for the next visit',
  visit_write_up: 'Write-up of a visit',
  whereabouts: 'Whereabouts unknown',
  suspension_review: 'Review of a suspension',
  arms_initial: 'First ARMS',
  arms_review: 'ARMS review',
  overnight_hit: 'Overnight hit to decide',
  cover: 'Cover to accept',
}

export const stateWords: Readonly<Record<DutyState, string>> = {
  open: 'Open: everything owed and not met',
  due: 'Due soon',
  overdue: 'Overdue',
  no_date: 'Owed with no day set',
  suspended: 'Suspended',
  met: 'Met',
}

export const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const statusWords: Readonly<Record<Status, string>> = {
  community: 'in the community',
  custody: 'in custody',
  hospital: 'in hospital',
  abroad: 'abroad',
  missing: 'whereabouts unknown',
  transferred: 'transferred',
  closed: 'closed',
}

export const leftWords: Readonly<Record<Ending['how'], string>> = {
  seen: 'Seen: a qualifying visit was made',
  done: 'Done: what was owed was completed',
  suspended: 'Suspended: custody, hospital, abroad or whereabouts unknown',
  reactive: 'Moved to reactive management',
  transferred: 'Transferred out',
  closed: 'Closed',
  merged: 'Merged into another record of the same person',
  corrected: 'Corrected: what had met it was struck out',
  changed: 'Changed: another duty took its place',
}

export const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`

/** 1,234. */
export const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

type Parameters = Readonly<Record<string, string | undefined>>

/** An address with its filters; those not set are left out. */
export function linkTo(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The page's address with the ending of a file, and its filters. */
export const downloadsOf = (path: string, parameters: Parameters): Link[] => [
  { text: 'Download as spreadsheet (CSV)', href: linkTo(`${path}.csv`, parameters) },
  { text: 'Download as PDF', href: linkTo(`${path}.pdf`, parameters) },
]

/** The day in a link: left out for today, so that today's links stay short and stay today's. */
export const dayIn = (on: LocalDate, today: LocalDate): string | undefined =>
  on === today ? undefined : on

export const asAt = (on: LocalDate, today: LocalDate): string =>
  on === today ? `As at today, ${formatDate(on)}` : `As at ${formatDate(on)}`

const oneUsed = (policy: Policy, parameter: Parameter): { value: unknown; standing: string } => {
  const used: unknown = policy.used([parameter])[parameter]
  const found = typeof used === 'object' && used !== null ? { ...used } : {}
  return {
    value: 'value' in found ? found.value : null,
    standing: 'standing' in found ? String(found.standing) : '',
  }
}

/** '15 days (force policy)', '1 month (force policy)': a number never stands without what it rests on. */
export function policyWords(policy: Policy, parameter: Parameter, unit: string): string {
  const { value, standing } = oneUsed(policy, parameter)
  const units = value === 1 ? unit.replace(/s$/, '') : unit
  return `${String(value)} ${units} (${standing})`
}
