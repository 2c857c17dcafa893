// What the pages of this room show.
export { changePage } from './views/change.ts'
export { conflictResource, conflictsPage, declarePage } from './views/conflicts.ts'
export { breakGlassPage, glassPage } from './views/glass.ts'
export { changeResource, glassResource, listedPage, listedResource } from './views/listed.ts'
export type { RestrictionViews } from './views/page.ts'
export { restrictionPage } from './views/restriction.ts'
export { refusals } from './views/words.ts'
