// One account: what it is, what may be done to it, its tokens, and the page that shows a secret once.
import { errorOf } from '../../platform/views/fields.ts'
import { roleWords } from '../../access/index.ts'
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  DateField,
  HiddenFields,
  Input,
  Problem,
  SummaryList,
} from '../../platform/views/models.ts'
import type { AccountDetail, TokenLine } from '../types.ts'
import {
  chosenIn,
  problemsOf,
  selectsOf,
  stateOf,
  type Choosable,
  type Selects,
} from './account-fields.ts'

type Press = Readonly<{ action: string; hidden: HiddenFields; text: string }>

export type AccountModel = Readonly<{
  heading: string
  problems: readonly Problem[]
  summary: SummaryList
  ownText: string | null
  change: Readonly<{ action: string; hidden: HiddenFields; selects: Selects }> | null
  presses: readonly Press[]
  newToken: Readonly<{ action: string; label: Input; expiresOn: DateField }> | null
  tokens: readonly Readonly<{ text: string; stateText: string; press: Press | null }>[]
}>

export type SecretModel = Readonly<{
  heading: string
  secretText: string
  whatText: string
  nextHref: string
  nextText: string
}>

type Drawn = Readonly<{ account: AccountDetail; isOwn: boolean; choosable: Choosable; at: Date }>

export function accountPage(drawn: Drawn, attempt: Attempt): AccountModel {
  const { account, isOwn } = drawn
  const path = `/accounts/${account.id}`
  const hidden = [{ name: 'version', value: String(account.version) }]
  const fixed = account.role === 'system'
  return {
    heading: account.username,
    problems: problemsOf(attempt.errors),
    summary: summaryOf(account),
    ownText: ownText(fixed, isOwn),
    change: fixed || isOwn ? null : { action: path, hidden, selects: selectsIn(drawn, attempt) },
    presses: fixed ? [] : pressesOf(account, { path, hidden, isOwn }),
    newToken: fixed || account.disabledAt !== null ? null : newTokenForm(path, attempt),
    tokens: account.tokens.map((token) => tokenLine(token, path, drawn.at)),
  }
}

const selectsIn = ({ account, choosable }: Drawn, { typed, errors }: Attempt): Selects =>
  selectsOf(choosable, chosenIn(typed, account), errors)

const ownText = (fixed: boolean, isOwn: boolean): string | null => {
  if (fixed)
    return 'Commands, jobs and seeds act as this account in the log. Nobody signs in with it.'
  return isOwn
    ? 'This is your own account. Another administrator changes its role or disables it.'
    : null
}

const summaryOf = (account: AccountDetail): SummaryList => ({
  rows: [
    { key: 'Name', text: account.name ?? 'None: not an officer' },
    { key: 'Role', text: roleWords[account.role] },
    { key: 'Team', text: account.team ?? 'None' },
    { key: 'State', text: stateOf(account) },
    { key: 'Password', text: account.hasPassword ? 'Set' : 'None: cannot sign in' },
    { key: 'Made', text: formatInstant(account.madeAt) },
    ...(account.role === 'system'
      ? []
      : [
          {
            key: 'Home postcode',
            text: 'Kept or cleared apart',
            href: `/accounts/${account.id}/home`,
          },
        ]),
  ],
})

type Pressing = Readonly<{ path: string; hidden: HiddenFields; isOwn: boolean }>

function pressesOf({ disabledAt }: AccountDetail, { path, hidden, isOwn }: Pressing): Press[] {
  const password = { action: `${path}/password`, hidden, text: 'Give a new password' }
  if (isOwn) return [password]
  const turn =
    disabledAt === null
      ? { action: `${path}/disable`, hidden, text: 'Disable this account' }
      : { action: `${path}/enable`, hidden, text: 'Enable this account' }
  return [password, turn]
}

const newTokenForm = (
  path: string,
  { typed, errors }: Omit<Attempt, 'stale'>,
): AccountModel['newToken'] => ({
  action: `${path}/tokens`,
  label: {
    id: 'label',
    name: 'label',
    label: 'What the token is for',
    value: typed['label'] ?? '',
    ...errorOf({ errors }, 'label'),
  },
  expiresOn: {
    id: 'expiresOn',
    name: 'expiresOn',
    label: 'Last day that it is good',
    hint: 'Leave empty for one that lasts until it is withdrawn.',
    value: typed['expiresOn'] ?? '',
    ...errorOf({ errors }, 'expiresOn'),
  },
})

function tokenLine(token: TokenLine, path: string, at: Date): AccountModel['tokens'][number] {
  const { withdrawnAt, expiresAt } = token
  const text = `${token.label}, made ${formatInstant(token.madeAt)}`
  if (withdrawnAt !== null)
    return { text, stateText: `Withdrawn ${formatInstant(withdrawnAt)}`, press: null }
  if (expiresAt !== null && expiresAt <= at)
    return { text, stateText: `Expired ${formatInstant(expiresAt)}`, press: null }
  return {
    text,
    stateText:
      expiresAt === null ? 'Good until withdrawn' : `Good until ${formatInstant(expiresAt)}`,
    press: {
      action: `${path}/tokens/${token.id}/withdraw`,
      hidden: [],
      text: 'Withdraw this token',
    },
  }
}

export const passwordPage = (id: string, username: string, secretText: string): SecretModel => ({
  heading: `Password for ${username}`,
  secretText,
  whatText:
    'This is shown once. Tell it to the person by telephone or face to face, never by email. Every sign-in made with an earlier password has ended.',
  nextHref: `/accounts/${id}`,
  nextText: `Go to the account ${username}`,
})

export const tokenPage = (id: string, username: string, secretText: string): SecretModel => ({
  heading: `Token of ${username}`,
  secretText,
  whatText: `This is shown once: copy it into the program now. The program may do exactly what ${username} may, and the log names ${username} for it.`,
  nextHref: `/accounts/${id}`,
  nextText: `Go to the account ${username}`,
})
