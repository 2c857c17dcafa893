// Drawing one account and the form for a new one, also again after a no.
import type { Account, Ask } from '../../access/index.ts'
import { officerChoices, teamChoices } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { accountDetail } from '../queries.ts'
import type { AccountDetail } from '../types.ts'
import { accountPage, newAccountPage, type AdministrationViews, type Choosable } from '../views.ts'

export const page = pagesOf<AdministrationViews>()

async function choosable({ tx, actor }: Ask): Promise<Choosable> {
  const force = { forceId: actor.forceId, teamId: null }
  return { teams: await teamChoices(tx, force), officers: await officerChoices(tx, force) }
}

/** An account of another force answers as if it did not exist. */
export async function detail({ tx, actor, params }: Ask): Promise<AccountDetail> {
  const account = await accountDetail(tx, params['id'] ?? '')
  if (account === null) throw new AppError('not-found')
  if (account.forceId !== actor.forceId) throw new AppError('out-of-scope')
  return account
}

export async function drawAccount(ask: Ask, attempt: Attempt): Promise<Page> {
  const account = await detail(ask)
  const isOwn = account.id === ask.actor.accountId
  const drawn = { account, isOwn, choosable: await choosable(ask), at: ask.at }
  return page('administration/account', accountPage(drawn, attempt), {
    resource: () => account,
    shown: { fields: ['account', 'tokens'] },
  })
}

export const drawNew = async (ask: Ask, attempt: Attempt): Promise<Page> =>
  page('administration/account-new', newAccountPage(await choosable(ask), attempt), {
    resource: () => null,
    shown: { fields: ['teams', 'officers'] },
  })

export const after = (account: Pick<Account, 'id' | 'username' | 'version'>, heading: string) =>
  done(
    `/accounts/${account.id}`,
    { id: account.id, username: account.username, version: account.version },
    { flash: success(heading) },
  )
