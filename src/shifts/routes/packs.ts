// Printed pages: those that are out, one on the screen and as a PDF, and what became of it.
import {
  fileToRead,
  ownsFile,
  restrictedPeople,
  route,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { asPaper, exported, filtersIn } from '../../exports/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { noQuery, partQuery, returnForm } from '../forms.ts'
import { packById, packsOut, packsUnnamed, type PackShown } from '../queries.ts'
import { packName, returnedWords, returnPack } from '../service.ts'
import type { PackOut, PackUnnamed } from '../types.ts'
import { partOf } from './part.ts'
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

const out: Route = route({
  method: 'get',
  path: '/packs',
  may: 'claim-visits',
  audit: 'pack.opened',
  summary: 'Printed pages that have not come back',
  takes: partQuery,
  handle: async (ask) => {
    const { tx, actor, today, input } = ask
    const { forceId } = actor
    const found = await packsOut(tx, { forceId, teamId: null, dueBefore: null })
    const unnamed = await packsUnnamed(tx, { forceId, teamId: null, dueBefore: null })
    const all: readonly (PackOut | PackUnnamed)[] = [...found, ...unnamed]
    const { items, before, next } = partOf(ask, all, input)
    const opens = (one: PackOut): boolean => ownsFile(actor, { ...one, forceId })
    const total = found.length + unnamed.length
    const shown = { out: items, opens, today, key: newId(), total, next, isFirst: before === 0 }
    return page('shifts/packs', packsModel(shown), {
      resource: () => ({ items: items.map(packOutResource), total, next }),
      shown: {
        offenderIds: items.flatMap((one) => ('offenderId' in one ? [one.offenderId] : [])),
        fields: ['pack', 'name'],
        count: items.length,
      },
    })
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
  return page('shifts/pack', packModel({ pack, attempt, key: newId() }), {
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

const back: Route = route({
  method: 'post',
  path: '/packs/:id/return',
  may: 'claim-visits',
  audit: 'pack.returned',
  summary: 'Ticks that a printed page was returned or shredded',
  takes: returnForm,
  redraw: drawPack,
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
