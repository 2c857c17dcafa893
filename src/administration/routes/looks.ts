// Looks without need, for the auditor; and where a reader lives, for admins.
import { route, type Ask, type Route } from '../../access/index.ts'
import { parseLocalDate } from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { nothing } from '../forms.ts'
import { lookAnswer, looksQuery, readerHome } from '../forms/looks.ts'
import { homeOf, type LookMark } from '../queries/looks.ts'
import { answerLook, lookOf, looksOf, setHome, type LookRefusal } from '../service/looks.ts'
import type { AdministrationViews } from '../views.ts'
import { homePage } from '../views/home.ts'
import { lookPage, lookResource, looksPage } from '../views/looks.ts'
import { detail } from './account-pages.ts'

const page = pagesOf<AdministrationViews>()

function markIn(cursor: string | undefined): LookMark | null {
  if (cursor === undefined) return null
  const [onDate, id] = decodeCursor(cursor) ?? []
  const isDay = typeof onDate === 'string' && parseLocalDate(onDate) !== null
  return isDay && typeof id === 'string' && isId(id)
    ? { onDate, id }
    : refuse('invalid', 'Use the cursor as the list gave it', 'cursor')
}

const list = route({
  method: 'get',
  path: '/audit/looks',
  may: 'see-looks',
  audit: 'looks.opened',
  summary: 'Looks that nothing at work explains, as far as the log shows, the newest days first',
  takes: looksQuery,
  handle: async ({ tx, actor, input, url }) => {
    const { state, size, cursor } = input
    const {
      rows,
      total,
      next: mark,
    } = await looksOf(tx, actor, {
      state,
      size,
      after: markIn(cursor),
    })
    const next = mark && nextUrl(url, encodeCursor([mark.onDate, mark.id]))
    const continued = cursor !== undefined
    return page('audit/looks', looksPage({ state, rows, total, nextHref: next, continued }), {
      resource: () => ({ items: rows.map(lookResource), total, next }),
      shown: { fields: ['looks'], count: rows.length },
    })
  },
})

async function draw({ tx, actor, params }: Ask, attempt: Attempt): Promise<Page> {
  const { look, rows } = await lookOf(tx, actor, params['id'] ?? '')
  return page('audit/look', lookPage({ look, rows, attempt, key: newId() }), {
    resource: () => ({ ...lookResource(look), rows }),
    shown: { fields: ['looks'], count: rows.length },
  })
}

const one = route({
  method: 'get',
  path: '/audit/looks/:id',
  may: 'see-looks',
  audit: 'looks.opened',
  summary: 'One look with the rows of the access log that it rests on',
  takes: nothing,
  handle: (ask) => draw(ask, firstDraw),
})

const refusalWords: Readonly<Record<LookRefusal, string>> = {
  'already-answered': 'This was answered already. What was answered stands below.',
  'own-look': 'Nobody answers for their own look. Ask another auditor.',
}

const answer = route({
  method: 'post',
  path: '/audit/looks/:id',
  may: 'see-looks',
  audit: 'looks.answered',
  summary: 'Answers a look: explained, or passed on, with why; once',
  takes: lookAnswer,
  redraw: draw,
  handle: async ({ tx, actor, input, params }) => {
    const id = params['id'] ?? ''
    const answered = await answerLook(tx, actor, { id, ...input })
    if (!answered.ok) return refuse(answered.why, refusalWords[answered.why])
    const { look, rows } = answered.value
    return done(
      `/audit/looks/${id}`,
      { ...lookResource(look), rows },
      { flash: success('Answered'), onward: '/audit/looks' },
    )
  },
})

async function drawHome(ask: Ask, attempt: Attempt): Promise<Page> {
  const account = await detail(ask)
  const postcode = (await homeOf(ask.tx, account.id))?.postcode ?? null
  return page('administration/home', homePage(account, postcode, attempt), {
    resource: () => ({ postcode }),
    shown: { fields: ['homePostcode'] },
  })
}

const home = route({
  method: 'get',
  path: '/accounts/:id/home',
  may: 'manage-accounts',
  audit: 'account.listed',
  summary: 'Where a reader lives: kept to notice looks in their own street, shown to admins alone',
  takes: nothing,
  handle: (ask) => drawHome(ask, firstDraw),
})

const changeHome = route({
  method: 'post',
  path: '/accounts/:id/home',
  may: 'manage-accounts',
  audit: 'account.changed',
  summary: 'Keeps or clears the home postcode of a reader',
  takes: readerHome,
  redraw: drawHome,
  handle: async (ask) => {
    const account = await detail(ask)
    const postcode = ask.input.postcode ?? null
    await setHome(ask.tx, ask.actor, { accountId: account.id, postcode })
    return done(
      `/accounts/${account.id}/home`,
      { postcode },
      {
        flash: success(postcode === null ? 'Nothing is kept now' : 'The postcode is kept'),
        onward: `/accounts/${account.id}`,
      },
    )
  },
})

export const lookRoutes: readonly Route[] = [list, one, answer, home, changeHome]
