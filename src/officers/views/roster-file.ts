// The form that reads a roster from a file.
import type { Attempt } from '../../platform/http/route.ts'
import { select } from '../../platform/views/fields.ts'
import { form, line, section, type Section } from './page.ts'

/** What is wrong with the file that was sent stands beside it, the first lines of it. */
export const uploadSection = (attempt: Attempt): Section => {
  const draw = { attempt, values: { dryRun: 'yes' } }
  const error = attempt.errors.filter(({ field }) => field === 'file').map(({ message }) => message)
  return section('Read a roster from a file', {
    lines: [
      line(
        'A CSV or .xlsx file with one turn a line and the columns Officer (username or collar number), Date, Kind, From, To, Asked by. Kinds are duty, rest, leave, sick, course, court and abstracted. What a file says of a person’s day takes the place of what stood there; the same file twice changes nothing.',
      ),
    ],
    form: form({
      action: '/roster',
      isUpload: true,
      submitText: 'Send the file',
      fields: [
        {
          file: {
            id: 'file',
            name: 'file',
            label: 'The file',
            accept: '.csv,.xlsx,text/csv',
            ...(error.length === 0 ? {} : { error: error.slice(0, 3).join('. ') }),
          },
        },
        select(draw, { name: 'dryRun', label: 'What to do with it', blank: null }, [
          ['yes', 'Only say what it would change'],
          ['no', 'Read it in'],
        ]),
      ],
    }),
  })
}
