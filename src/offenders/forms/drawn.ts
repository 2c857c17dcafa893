// What a form says of the file that it was drawn from.
import { instant, optional, version } from '../../platform/http/forms.ts'

export const drawn = {
  version: optional(version),
  /** When a page drew its form: what was changed after that is not written over. */
  drawnAt: optional(instant('Send when the form was drawn')),
}
