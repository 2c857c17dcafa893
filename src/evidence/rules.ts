// When a statement counts as proved, when a promise is past its day, and which days cannot be.
import type { LocalDate } from '../platform/calendar.ts'
import type { EvidenceFault, SelfReportStanding } from './types.ts'

/** How a statement was proved, in words; false, blank or nothing said is not proved. */
export function verifiedText(verified: string | boolean | undefined): string | null {
  if (verified === true) return 'Yes, without saying how'
  if (verified === undefined || verified === false) return null
  return verified.trim() === '' ? null : verified.trim()
}

type Standing = Pick<SelfReportStanding, 'state' | 'proveOn'>

/** Nobody has tried, or nobody could tell: both are unproved. */
export const isUnproved = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'open' || state === 'cannot_tell'

/** A proof that was promised and is past its day; what could not be told was tried. */
export const isPastItsDay = ({ state, proveOn }: Standing, today: LocalDate): boolean =>
  state === 'open' && proveOn !== null && proveOn < today

type Days = Readonly<{ on: LocalDate; proveOn?: LocalDate | undefined; today: LocalDate }>

/** Nothing was said in the future, nor promised to be proved before it was said. */
export function dayFaults({ on, proveOn, today }: Days): EvidenceFault[] {
  if (on > today) return [{ field: 'on', why: 'in-the-future' }]
  return proveOn !== undefined && proveOn < on
    ? [{ field: 'proveOn', why: 'before-it-was-said' }]
    : []
}
