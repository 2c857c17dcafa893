// How a task on a file answers: back to the file for a page, the row for a program.
import { done, success } from '../../platform/http/reply.ts'
import type { Change } from '../service.ts'
import { resourceOf } from '../views/resource.ts'

export const file = (offenderId: string): string => `/offenders/${offenderId}`

/** Added to the file: 201 for a program, back to the file for a page. */
export const added = (offenderId: string, resource: object, heading: string) =>
  done(file(offenderId), resourceOf(resource), { status: 201, flash: success(heading) })

export const changed = (offenderId: string, change: Change, heading: string) =>
  change.state === 'awaiting_second'
    ? done(file(offenderId), change, {
        status: 202,
        flash: {
          kind: 'important',
          heading: 'Waiting for a second person',
          text: 'Nothing has changed yet. It holds once an inspector agrees.',
        },
      })
    : done(file(offenderId), change, { flash: success(heading) })
