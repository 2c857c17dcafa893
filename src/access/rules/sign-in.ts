// How long a sign-in lasts, how many tries there are, and where it may lead.
import type { Tries } from '../types.ts'

/**
 * Idle: a desk left alone locks within half an hour (NIST SP 800-63B AAL2). Absolute: a sign-in never outlives
 * the longest shift.
 */
export const sessionLimits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 } as const

/** Five wrong passwords for one name stop guessing; thirty from one address leave room for an office behind it. */
export const tryLimits = { minutes: 15, perUsername: 5, perRemote: 30 } as const

export const isThrottled = ({ byUsername, byRemote }: Tries): boolean =>
  byUsername >= tryLimits.perUsername || byRemote >= tryLimits.perRemote

const notPages = new Set(['/sign-in', '/sign-out'])

const local = /^\/(?![/\\])[\x20-\x5b\x5d-\x7e]*$/
const somewhere = 'http://ours.invalid'

/** Where to go after signing in: a page of ours, else the first screen. */
export function landing(next: string | undefined): string {
  if (next === undefined || !local.test(next) || !URL.canParse(next, somewhere)) return '/'
  const { origin, pathname, search } = new URL(next, somewhere)
  const isOurs = origin === somewhere && !pathname.startsWith('//') && !notPages.has(pathname)
  return isOurs ? `${pathname}${search}` : '/'
}
