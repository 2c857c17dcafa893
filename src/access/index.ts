// The access room's public face.
export { may, matrix } from './permissions.ts'
export { route, type Ask, type Route } from './route.ts'
export { scopeOf } from './rules.ts'
export type { Actor, Permission, Role, Scope } from './types.ts'
