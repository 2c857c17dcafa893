// The form that reads a roster from a file.
import type { Attempt } from '../../platform/http/route.ts'
import { problemsOf, select } from '../../platform/views/fields.ts'
import type { Problem, Table } from '../../platform/views/models.ts'
import { form, line, section, type Section } from './page.ts'

type Fault = Attempt['errors'][number]

const isOfLine = ({ line: number }: Fault): boolean => number !== undefined

/** What is wrong with the page as a whole: each line of the file stands in the table. */
export const rosterProblems = (attempt: Attempt): readonly Problem[] =>
  problemsOf({
    attempt: { ...attempt, errors: attempt.errors.filter((one) => !isOfLine(one)) },
  })

const faultsTable = (faults: readonly Fault[]): Table => ({
  caption: 'What to put right in the file',
  captionClasses: 'govuk-table__caption--s',
  regionId: 'roster-faults',
  stacks: true,
  head: [{ text: 'Line', format: 'numeric' }, { text: 'Column' }, { text: 'What is wrong' }],
  rows: faults.map(({ line: number, column, message }) => [
    { text: String(number), format: 'numeric' as const },
    { text: column ?? '' },
    { text: message.replace(/^Line \d+: /, '') },
  ]),
})

/** What is wrong with the file that was sent stands above it, line by line. */
export const uploadSection = (attempt: Attempt): Section => {
  const draw = { attempt, values: { dryRun: 'yes' } }
  const [error] = attempt.errors.filter(({ field }) => field === 'file')
  const faults = attempt.errors.filter(isOfLine)
  return section('Read a roster from a file', {
    lines: [
      line(
        'A CSV or .xlsx file with one turn a line and the columns Officer (username or collar number), Date, Kind, From, To, Asked by. Kinds are duty, rest, leave, sick, course, court and abstracted. What a file says of a person’s day takes the place of what stood there; the same file twice changes nothing.',
      ),
    ],
    table: faults.length === 0 ? null : faultsTable(faults),
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
            ...(error === undefined
              ? {}
              : { error: `${error.message.replace(/\.$/, '')}. Choose the file again` }),
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
