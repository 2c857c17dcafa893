// Tokens of programs: made and withdrawn on the page of their account.
import { makeToken, route, withdrawToken, type Route } from '../../access/index.ts'
import { addDays, startOfDay } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { isId } from '../../platform/ids.ts'
import { newToken, nothing } from '../forms.ts'
import { allowed } from '../service.ts'
import { tokenPage } from '../views.ts'
import { after, detail, drawAccount, page } from './account-pages.ts'

const may = 'manage-accounts'

const token = route({
  method: 'post',
  path: '/accounts/:id/tokens',
  may,
  audit: 'token.made',
  summary: 'Make a token for a program; it is in the answer, once',
  takes: newToken,
  redraw: drawAccount,
  handle: async (ask) => {
    const { label, expiresOn } = ask.input
    if (expiresOn !== undefined && expiresOn < ask.today)
      refuse('invalid', 'Give today or a later day', 'expiresOn')
    const { id, username } = await detail(ask)
    const until = expiresOn === undefined ? {} : { expiresAt: startOfDay(addDays(expiresOn, 1)) }
    const made = allowed(await makeToken(ask.tx, { username, label, ...until }))
    return page('administration/secret', tokenPage(id, username, made.token), {
      resource: () => ({
        id: made.id,
        username,
        label,
        expiresAt: until.expiresAt ?? null,
        token: made.token,
      }),
      shown: { fields: ['token'] },
      status: 201,
    })
  },
})

const withdraw = route({
  method: 'post',
  path: '/accounts/:id/tokens/:token/withdraw',
  may,
  audit: 'token.made',
  summary: 'Withdraw a token: the program is nobody from now on',
  takes: nothing,
  redraw: drawAccount,
  handle: async (ask) => {
    const tokenId = ask.params['token'] ?? ''
    const account = await detail(ask)
    if (!isId(tokenId) || !(await withdrawToken(ask.tx, account, tokenId)))
      throw new AppError('not-found')
    return after(account, 'Token withdrawn')
  },
})

export const tokenRoutes: readonly Route[] = [token, withdraw]
