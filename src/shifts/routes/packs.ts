// Printed pages: those that are out, one on the screen and as a PDF, and what became of it.
import {
  fileOwner,
  fileToRead,
  ownsFile,
  restrictedPeople,
  route,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { asPaper, exported, filtersIn } from '../../exports/index.ts'
import { teamsByName } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId, type TeamId } from '../../platform/ids.ts'
import { firstUrl, nextUrl } from '../../platform/paging.ts'
import { noQuery, packsQuery, returnForm } from '../forms.ts'
import { packById, packMark, packsListed, type PackListed, type PackShown } from '../queries.ts'
import { isTickedBy, mayTick, packName, packTicked, returnedWords, returnPack } from '../service.ts'
import type { PackOut } from '../types.ts'
import { markOf } from './part.ts'
import {
  packModel,
  packOutResource,
  packPaper,
  packResource,
  packsModel,
  packUnnamedResource,
  refusalText,
  type ShiftViews,
} from '../views.ts'

const page = pagesOf<ShiftViews>()

type Asked = Readonly<{ team?: string | undefined; state?: 'late' | undefined }>
type Part = Parameters<typeof packsListed>[2] & Asked

async function teamNamed({ tx, actor }: Ask, name: string | undefined): Promise<TeamId | null> {
  if (name === undefined) return null
  const team = (await teamsByName(tx, actor.forceId, [name])).get(name)
  if (team === undefined) throw new AppError('not-found')
  return team.id
}

async function drawOut(ask: Ask, part: Part, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const { forceId } = actor
  const which = { team: part.team ?? null, late: part.state !== undefined }
  const teamId = await teamNamed(ask, part.team)
  const asked = { forceId, teamId, dueBefore: which.late ? today : null }
  const { items, total, cursor } = await packsListed(tx, asked, part)
  const next = cursor === null ? null : nextUrl(ask.url, cursor)
  const opens = (one: PackOut): boolean => ownsFile(actor, { ...one, forceId })
  const whole = { total, next, first: firstUrl(ask.url), which }
  const ticks = (one: PackListed): boolean =>
    mayTick(actor, one, 'offenderId' in one ? { ...one, forceId } : null)
  const model = packsModel({ out: items, opens, ticks, today, key: newId(), attempt, ...whole })
  return page('shifts/packs', model, {
    resource: () => ({ items: items.map(packOutResource), total, next }),
    shown: {
      offenderIds: items.flatMap((one) => ('offenderId' in one ? [one.offenderId] : [])),
      fields: ['pack', 'name'],
      count: items.length,
    },
  })
}

const out: Route = route({
  method: 'get',
  path: '/packs',
  may: 'claim-visits',
  audit: 'pack.opened',
  summary: 'Printed pages that have not come back',
  takes: packsQuery,
  handle: (ask) => {
    const { cursor, ...asked } = ask.input
    return drawOut(ask, { ...asked, mark: markOf(cursor, packMark) }, firstDraw)
  },
})

async function packRead({ tx, actor, params, reason }: Ask) {
  const pack = await packById(tx, actor.forceId, params['id'] ?? '')
  if (pack === null) throw new AppError('not-found')
  const { shown } = await fileToRead(tx, actor, { offenderId: pack.offenderId, reason })
  return { pack, shown }
}

async function drawPack(ask: Ask, attempt: Attempt): Promise<Page> {
  const { pack, shown } = await packRead(ask)
  const ticks = await isTickedBy(ask.tx, ask.actor, pack)
  return page('shifts/pack', packModel({ pack, mayTick: ticks, attempt, key: newId() }), {
    resource: () => packResource(pack),
    shown: { ...shown, fields: ['pack', 'name', 'address', 'markers'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/packs/:id',
  may: 'claim-visits',
  audit: 'pack.opened',
  summary: 'One numbered page, to be printed',
  takes: noQuery,
  handle: (ask) => drawPack(ask, firstDraw),
})

/** What was printed before a file was restricted is not printed again. */
async function mayLeave({ tx }: Ask, { offenderId }: PackShown): Promise<void> {
  if ((await restrictedPeople(tx)).includes(offenderId))
    refuse('restricted-not-printed', refusalText('restricted-not-printed'))
}

const pdf: Route = route({
  method: 'get',
  path: '/packs/:id.pdf',
  may: 'claim-visits',
  audit: 'export.begun',
  summary: 'One numbered page as a PDF of one sheet',
  takes: noQuery,
  produces: 'application/pdf',
  handle: async (ask) => {
    const { pack } = await packRead(ask)
    await mayLeave(ask, pack)
    const { actor, at, tx } = ask
    const making = { marking: 'OFFICIAL-SENSITIVE', madeBy: actor.forceName, madeAt: at }
    return await exported(tx, actor, {
      what: 'pack',
      format: 'pdf',
      fileName: `page-${packName(pack)}`,
      filters: filtersIn({ page: packName(pack) }),
      fields: ['pack', 'name', 'address', 'markers'],
      rows: 1,
      parts: asPaper({
        batches: async function* () {
          yield [pack]
        },
        about: ({ offenderId }) => offenderId,
        paper: () => packPaper(pack, making),
      }),
    })
  },
})

const firstPart: Part = { size: 50, mark: null }

/** The page itself for whoever may open its file; for others the list, which says the number and nothing of its person. */
async function drawTick(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const pack = await packTicked(tx, actor, params['id'] ?? '')
  const person = await fileOwner(tx, pack.offenderId)
  if (person !== null && ownsFile(actor, person)) return await drawPack(ask, attempt)
  const errors = attempt.errors.map(({ message }) => ({
    field: '',
    message: `Page ${packName(pack)}: ${message}`,
  }))
  return await drawOut({ ...ask, url: '/packs' }, firstPart, { ...attempt, errors })
}

const back: Route = route({
  method: 'post',
  path: '/packs/:id/return',
  may: 'claim-visits',
  audit: 'pack.returned',
  summary: 'Ticks that a printed page was returned or shredded',
  takes: returnForm,
  redraw: drawTick,
  handle: async ({ tx, actor, params, input }) => {
    const returned = await returnPack(tx, actor, { id: params['id'] ?? '', ...input })
    if (!returned.ok) return refuse(returned.why, refusalText(returned.why))
    const { pack, isNamed } = returned.value
    const number = packName(pack)
    const resource = isNamed ? packResource(pack) : packUnnamedResource(pack)
    return done(`/packs/${pack.id}`, resource, {
      onward: '/packs',
      flash: success('Ticked', `Page ${number} was ${returnedWords[input.how]}.`),
    })
  },
})

export const packRoutes: readonly Route[] = [out, pdf, one, back]
