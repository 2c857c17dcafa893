// The list of accounts, and the form for a new one.
import { errorOf } from '../../platform/views/fields.ts'
import { roleWords } from '../../access/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Choices, Filter, Input, Pager, Problem, Table } from '../../platform/views/models.ts'
import type { AccountLine } from '../types.ts'
import {
  chosenIn,
  problemsOf,
  selectsOf,
  stateOf,
  type Choosable,
  type Selects,
} from './account-fields.ts'

export type AccountsModel = Readonly<{
  newHref: string
  filter: Filter
  table: Table | null
  emptyText: string | null
  pager: Pager
}>

export type NewAccountModel = Readonly<{
  problems: readonly Problem[]
  username: Input
  selects: Selects
  name: Input
  collarNumber: Input
  phone: Input
  constable: Choices
}>

type Listed = Readonly<{
  rows: readonly AccountLine[]
  total: number
  nextHref: string | null
  q: string | null
  continued: boolean
}>

export const accountsPage = ({ rows, total, nextHref, q, continued }: Listed): AccountsModel => ({
  newHref: '/accounts/new',
  filter: {
    label: 'Find an account',
    action: '/accounts',
    fields: [{ input: { id: 'q', name: 'q', label: 'Username or name', value: q ?? '' } }],
    active: [],
    clearHref: null,
  },
  emptyText: rows.length === 0 ? 'No account has this in its username or name.' : null,
  table: rows.length === 0 ? null : tableOf(rows),
  pager: {
    label: 'Parts of the list',
    totalText: `${total} ${total === 1 ? 'account' : 'accounts'}`,
    nextHref,
    firstHref: continued ? '/accounts' : null,
  },
})

const tableOf = (rows: readonly AccountLine[]): Table => ({
  caption: 'Accounts',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'accounts',
  stacks: true,
  head: ['Username', 'Name', 'Role', 'Team', 'State'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: rows.map((row) => [
    { text: row.username, href: `/accounts/${row.id}` },
    { text: row.name ?? '' },
    { text: roleWords[row.role] },
    { text: row.team ?? '' },
    { text: stateOf(row) },
  ]),
})

const nothingChosen = { role: '', team: null, officer: null }

const inputIn =
  ({ typed, errors }: Attempt) =>
  (name: string, label: string, hint?: string): Input => ({
    id: name,
    name,
    label,
    value: typed[name] ?? '',
    classes: 'govuk-input--width-20',
    spellcheck: 'false',
    ...(hint === undefined ? {} : { hint }),
    ...errorOf({ errors }, name),
  })

export function newAccountPage(choosable: Choosable, attempt: Attempt): NewAccountModel {
  const { typed, errors } = attempt
  const input = inputIn(attempt)
  const constable = {
    value: 'yes',
    text: 'Holds the office of constable',
    checked: typed['constable'] === 'yes',
  }
  return {
    problems: problemsOf(errors),
    username: input('username', 'Username', 'Small letters, digits, dots, such as om.north'),
    selects: selectsOf(choosable, chosenIn(typed, nothingChosen), errors),
    name: input('name', 'Name of an officer not known yet', 'With the rank, such as PC Alex Marsh'),
    collarNumber: input('collarNumber', 'Collar number'),
    phone: input('phone', 'Telephone number'),
    constable: {
      id: 'constable',
      name: 'constable',
      items: [constable],
      ...errorOf({ errors }, 'constable'),
    },
  }
}
