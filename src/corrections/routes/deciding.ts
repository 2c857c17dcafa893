// Corrections listed and decided, and those who are told again.
import {
  fileOwner,
  decidesOn,
  fileToChange,
  may,
  ownsFile,
  route,
  scopeOf,
  type Ask,
  type Route,
} from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { correctionsQuery, decisionForm, noQuery, toldForm } from '../forms.ts'
import {
  correctionById,
  correctionsListed,
  openPairs,
  tellingsOf,
  visitsThereOf,
  type CorrectionMark,
  type CorrectionShown,
} from '../queries.ts'
import { whyNotDecide } from '../rules.ts'
import { decideCorrection, tellAgain } from '../service.ts'
import type { CorrectionRefusal } from '../types.ts'
import {
  correctionModel,
  correctionResource,
  correctionsModel,
  namesApart,
  refusalFields,
  refusalWords,
  type CorrectionViews,
} from '../views.ts'
import { idOf } from './asking.ts'
import type { CorrectionPorts } from './ports.ts'

const page = pagesOf<CorrectionViews>()

/** The place in a list that a cursor marks: an instant and an id. */
export function markIn(cursor: string | undefined): CorrectionMark | null {
  if (cursor === undefined) return null
  const [askedAt, id] = decodeCursor(cursor) ?? []
  return isInstantText(askedAt) && typeof id === 'string' && isId(id)
    ? { askedAt, id }
    : refuse('invalid', 'This is not the address of a part of the list', 'cursor')
}

const concernedBy = ({ offenderId, otherId }: CorrectionShown) =>
  otherId === null ? [offenderId] : [offenderId, otherId]

const list = (ports: CorrectionPorts): Route =>
  route({
    method: 'get',
    path: '/corrections',
    may: 'correct-records',
    audit: 'correction.opened',
    summary: 'Corrections that wait for a second person, the oldest first; or those done',
    takes: correctionsQuery,
    handle: async (ask) => {
      const { tx, actor, input } = ask
      const { state, size, cursor } = input
      const { forceId, teamId } = scopeOf(actor)
      const after = markIn(cursor)
      const part = await correctionsListed(tx, { forceId, teamId, state, size, after })
      const ids = [...new Set(part.rows.flatMap(concernedBy))]
      const next = part.next && nextUrl(ask.url, encodeCursor([part.next.askedAt, part.next.id]))
      const model = correctionsModel({
        ...{ state, rows: part.rows, total: part.total, nextHref: next },
        lines: await ports.personLines(tx, ids),
        pairsOpen: may(actor, 'confirm-corrections')
          ? await openPairs(tx, { forceId, teamId })
          : null,
        isFirstPart: after === null,
      })
      return page('corrections/list', model, {
        resource: () => ({
          items: part.rows.map((row) => correctionResource({ row, tellings: [] })),
          total: part.total,
          next,
        }),
        shown: { offenderIds: ids, fields: ['corrections'], count: part.rows.length },
      })
    },
  })

/** One of the reader's team or force: whoever may change the file of either person. */
async function correctionOf({ tx, actor, params }: Ask): Promise<CorrectionShown> {
  const row = await correctionById(tx, params['id'] ?? '')
  if (row === null) throw new AppError('not-found')
  for (const id of concernedBy(row)) {
    const person = await fileOwner(tx, id)
    if (person !== null && ownsFile(actor, person)) return row
  }
  await fileToChange(tx, actor, row.offenderId)
  return row
}

/** Why this reader's word would not be taken; the same as the service says. */
async function whyNotHere(
  { tx, actor }: Ask,
  row: CorrectionShown,
): Promise<CorrectionRefusal | null> {
  if (!may(actor, 'confirm-corrections')) return 'already-decided'
  const why = whyNotDecide(row, { username: actor.username, agree: true, why: undefined })
  if (why !== null) return why
  for (const id of concernedBy(row)) {
    const person = await fileOwner(tx, id)
    if (person === null || !decidesOn(actor, person)) return 'another-teams'
  }
  return null
}

async function draw(ports: CorrectionPorts, ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const row = await correctionOf(ask)
  const ids = concernedBy(row)
  const lines = await ports.personLines(tx, ids)
  const tellings = await tellingsOf(tx, row.id)
  const visitsThere = await visitsThereOf(tx, { kind: row.entryKind, id: row.entryId })
  const mayConfirm = may(actor, 'confirm-corrections')
  const whyNot = await whyNotHere(ask, row)
  const people = ids.flatMap((id) => {
    const line = lines.get(id)
    return line === undefined ? [] : [{ id, line }]
  })
  const model = correctionModel({
    ...{ row, tellings, visitsThere, people, today, attempt, key: newId() },
    names: namesApart(lines, row),
    whyNot,
    mayConfirm,
    mayTell: row.state === 'applied',
  })
  return page('corrections/one', model, {
    resource: () => ({
      ...correctionResource({ row, tellings }),
      visitsThere,
      ...(mayConfirm ? { whyNot } : {}),
    }),
    shown: { offenderIds: ids, fields: ['correction'] },
  })
}

const one = (ports: CorrectionPorts): Route =>
  route({
    method: 'get',
    path: '/corrections/:id',
    may: 'correct-records',
    audit: 'correction.opened',
    summary: 'One correction: what, why, before and after for everybody, and who is told again',
    takes: noQuery,
    handle: (ask) => draw(ports, ask, firstDraw),
  })

const decide = (ports: CorrectionPorts): Route =>
  route({
    method: 'post',
    path: '/corrections/:id/decision',
    may: 'confirm-corrections',
    audit: 'correction.decided',
    summary: 'Another person than who asked agrees, and it takes hold; or not, with a reason',
    takes: decisionForm,
    redraw: (ask, attempt) => draw(ports, ask, attempt),
    handle: async (ask) => {
      const { tx, actor, input } = ask
      const { agree, why, version } = input
      const { deriveNow } = ports
      const id = idOf(ask)
      const decided = await decideCorrection(tx, actor, { id, agree, why, version, deriveNow })
      if (!decided.ok)
        return refuse(decided.why, refusalWords[decided.why], refusalFields[decided.why] ?? '')
      const row = await correctionById(tx, id)
      if (row === null) throw new AppError('not-found')
      const resource = correctionResource({ row, tellings: await tellingsOf(tx, id) })
      return done(`/corrections/${id}`, resource, {
        flash: agree
          ? success('Put right', 'Tell those who had looked at it before.')
          : success('Not agreed', 'Everything stays as it is.'),
      })
    },
  })

const told = (ports: CorrectionPorts): Route =>
  route({
    method: 'post',
    path: '/corrections/:id/told',
    may: 'correct-records',
    audit: 'correction.told',
    summary: 'Ticks off somebody who had looked at it before and was told again',
    takes: toldForm,
    redraw: (ask, attempt) => draw(ports, ask, attempt),
    handle: async (ask) => {
      const row = await correctionOf(ask)
      await tellAgain(ask.tx, ask.actor, { correctionId: row.id, username: ask.input.username })
      const tellings = await tellingsOf(ask.tx, row.id)
      return done(`/corrections/${row.id}`, correctionResource({ row, tellings }), {
        flash: success('Ticked off'),
      })
    },
  })

export const decidingRoutes = (ports: CorrectionPorts): readonly Route[] => [
  list(ports),
  one(ports),
  decide(ports),
  told(ports),
]
