// The sightings room's public face.
export { unreadSightings } from './queries.ts'
export type { UnreadSighting } from './types.ts'
