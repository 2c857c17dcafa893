// The closed lists of the visits room: how someone was seen, why not, where, and what for.
export const seenWays = ['inside', 'doorstep', 'elsewhere', 'no'] as const
export const notSeenReasons = [
  'no_reply',
  'refused',
  'gone',
  'unsafe',
  'cancelled_by_police',
  'frustrated',
] as const
export const places = ['home', 'station', 'elsewhere'] as const
export type Seen = (typeof seenWays)[number]
export type NotSeenBecause = (typeof notSeenReasons)[number]
export type Place = (typeof places)[number]

/** What a visit is for (College of Policing APP on home visits). */
export const purposes = [
  'compliance',
  'residence',
  'public_protection',
  'risk',
  'information',
  'offences',
  'welfare',
] as const
export type Purpose = (typeof purposes)[number]
