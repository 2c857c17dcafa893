// The pages of this room, as finished models.
import type { DocumentsPage } from './views/documents.ts'
import type { ChronologyPage, SearchPage } from './views/lists.ts'
import type { MeetingActionsPage } from './views/meeting-actions.ts'
import type { NewPersonPage } from './views/new-person.ts'
import type { TaskPage } from './views/task.ts'

export type OffenderViews = {
  'offenders/search': SearchPage
  'offenders/new': NewPersonPage
  'offenders/task': TaskPage
  'offenders/chronology': ChronologyPage
  'offenders/documents': DocumentsPage
  'offenders/meeting-actions': MeetingActionsPage
}

export { fileActions } from './views/actions.ts'
export { documentHref, documentsPage } from './views/documents.ts'
export { chronologyPage, searchPage } from './views/lists.ts'
export { meetingActionsPage } from './views/meeting-actions.ts'
export { newPersonPage } from './views/new-person.ts'
export { personLine } from './views/person-line.ts'
export { taskPage, type TaskFile, type TaskParts } from './views/task.ts'
