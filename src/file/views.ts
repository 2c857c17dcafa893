// The pages of the file room and what each is given.
import type { FileModel } from './views/page.ts'

export type FileViews = {
  'file/show': FileModel
}

export { offered } from './views/actions.ts'
export { filePage } from './views/page.ts'
export { fieldsShown, resourceOf } from './views/resource.ts'
