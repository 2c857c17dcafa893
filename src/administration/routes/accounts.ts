// Accounts: list, make, change, disable, new password.
import { newPassword, route, setDisabled, setPassword, type Route } from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { firstDraw } from '../../platform/http/route.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { accountSearch, changedAccount, newAccount, nothing, versionOnly } from '../forms.ts'
import { accountList } from '../queries.ts'
import { allowed, openAccount, reassign } from '../service.ts'
import { accountsPage, passwordPage } from '../views.ts'
import { after, detail, drawAccount, drawNew, page } from './account-pages.ts'

const may = 'manage-accounts'

function afterMark(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const [username] = decodeCursor(cursor) ?? []
  return typeof username === 'string'
    ? username
    : refuse('invalid', 'Use the cursor as the list gave it', 'cursor')
}

const list = route({
  method: 'get',
  path: '/accounts',
  may,
  audit: 'account.listed',
  summary: 'The accounts of the force',
  takes: accountSearch,
  handle: async ({ tx, actor, input, url }) => {
    const q = input.q ?? null
    const asked = { forceId: actor.forceId, q, after: afterMark(input.cursor), size: input.size }
    const { rows, total, mark } = await accountList(tx, asked)
    const next = mark === null ? null : nextUrl(url, encodeCursor([mark]))
    const continued = input.cursor !== undefined
    return page(
      'administration/accounts',
      accountsPage({ rows, total, nextHref: next, q, continued }),
      {
        resource: () => ({ items: rows, total, next }),
        shown: { fields: ['username', 'name', 'role', 'team'], count: rows.length },
      },
    )
  },
})

const make = route({
  method: 'post',
  path: '/accounts',
  may,
  audit: 'account.changed',
  summary: 'Make an account; its password is in the answer, once',
  takes: newAccount,
  redraw: drawNew,
  handle: async ({ tx, actor, input }) => {
    const { account, password } = await openAccount(tx, actor.forceId, {
      username: input.username,
      role: input.role,
      team: input.team ?? null,
      officer: input.officer ?? null,
      name: input.name ?? null,
      collarNumber: input.collarNumber ?? null,
      phone: input.phone ?? null,
      constable: input.constable ?? false,
    })
    const { id, username, role, version } = account
    return page('administration/secret', passwordPage(id, username, password), {
      resource: () => ({ id, username, role, version, password }),
      shown: { fields: ['password'] },
      status: 201,
    })
  },
})

const change = route({
  method: 'post',
  path: '/accounts/:id',
  may,
  audit: 'account.changed',
  summary: 'Change the role, team or officer of an account, never one’s own',
  takes: changedAccount,
  redraw: drawAccount,
  handle: async (ask) => {
    const { id, username } = await detail(ask)
    const { version, role, team, officer } = ask.input
    const account = await reassign(ask.tx, ask.actor, {
      id,
      version,
      username,
      role,
      team: team ?? null,
      officer: officer ?? null,
    })
    return after(account, 'Account changed')
  },
})

const turn = (way: 'disable' | 'enable'): Route =>
  route({
    method: 'post',
    path: `/accounts/:id/${way}`,
    may,
    audit: 'account.changed',
    summary: way === 'disable' ? 'Disable an account' : 'Enable an account again',
    takes: versionOnly,
    redraw: drawAccount,
    handle: async (ask) => {
      const { id } = await detail(ask)
      const edit = { id, version: ask.input.version, disabled: way === 'disable' }
      const account = allowed(await setDisabled(ask.tx, ask.actor, edit))
      return after(account, way === 'disable' ? 'Account disabled' : 'Account enabled')
    },
  })

const password = route({
  method: 'post',
  path: '/accounts/:id/password',
  may,
  audit: 'account.changed',
  summary: 'Give an account a new password; it is in the answer, once',
  takes: versionOnly,
  redraw: drawAccount,
  handle: async (ask) => {
    const made = newPassword()
    const { id } = await detail(ask)
    const edit = { id, version: ask.input.version, password: made }
    const { username, version } = allowed(await setPassword(ask.tx, ask.actor, edit))
    return page('administration/secret', passwordPage(id, username, made), {
      resource: () => ({ id, username, version, password: made }),
      shown: { fields: ['password'] },
    })
  },
})

export const accountRoutes: readonly Route[] = [
  list,
  route({
    method: 'get',
    path: '/accounts/new',
    may,
    audit: 'account.listed',
    summary: 'The form for a new account',
    takes: nothing,
    handle: (ask) => drawNew(ask, firstDraw),
  }),
  make,
  route({
    method: 'get',
    path: '/accounts/:id',
    may,
    audit: 'account.listed',
    summary: 'One account and its tokens',
    takes: nothing,
    handle: (ask) => drawAccount(ask, firstDraw),
  }),
  change,
  turn('disable'),
  turn('enable'),
  password,
]
