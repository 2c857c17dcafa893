// The pages of this room, as finished models.
import type { ChronologyPage, SearchPage } from './views/lists.ts'
import type { NewPersonPage } from './views/new-person.ts'
import type { TaskPage } from './views/task.ts'

export type OffenderViews = {
  'offenders/search': SearchPage
  'offenders/new': NewPersonPage
  'offenders/task': TaskPage
  'offenders/chronology': ChronologyPage
}

export { fileActions } from './views/actions.ts'
export { chronologyPage, searchPage } from './views/lists.ts'
export { newPersonPage } from './views/new-person.ts'
export { personLine } from './views/person-line.ts'
export { taskPage, type TaskFile, type TaskParts } from './views/task.ts'
