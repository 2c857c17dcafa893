// The form with which a list is handed in.
import { errorOf, itemsOf, selectField, typedDate } from '../../platform/views/fields.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { DateField, FileUpload, HiddenFields, Select } from '../../platform/views/models.ts'
import { kindItems } from './words.ts'

export type LoadForm = Readonly<{
  hidden: HiddenFields
  kind: Select
  forDate: DateField
  file: FileUpload
}>

/** The element of each field: the filter above the form has a `kind` of its own. */
export const loadFields: ReadonlyMap<string, string> = new Map([
  ['kind', 'load-kind'],
  ['forDate', 'forDate'],
  ['file', 'file'],
])

type Asked = Readonly<{ attempt: Attempt; today: LocalDate; key: string }>

export const loadForm = ({ attempt, today, key }: Asked): LoadForm => ({
  hidden: [{ name: '_key', value: key }],
  kind: {
    ...selectField('kind', 'Which list', {
      items: itemsOf(kindItems),
      chosen: attempt.typed['kind'],
      blank: 'Choose one',
    }).select,
    id: 'load-kind',
    ...errorOf(attempt, 'kind'),
  },
  forDate: {
    id: 'forDate',
    name: 'forDate',
    label: 'For the morning of',
    value: attempt.typed['forDate'] ?? typedDate(today),
    ...errorOf(attempt, 'forDate'),
  },
  file: {
    id: 'file',
    name: 'file',
    label: 'The list',
    hint: 'CSV or .xlsx, one line of headings, then one line for each happening.',
    accept: '.csv,.txt,.xlsx',
    ...errorOf(attempt, 'file'),
  },
})
