// Conflicts of interest: declared on the file, listed for the supervisor, confirmed or ended by them.
import { fileOwner, may, route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, success, type Page } from '../../platform/http/reply.ts'
import { refuse } from '../../platform/http/problem.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { conflictDecisionForm, conflictForm, nothing } from '../forms.ts'
import { conflictsListed, ownConflicts } from '../queries.ts'
import { declareConflict, judgeConflict } from '../service.ts'
import { conflictResource, conflictsPage, declarePage } from '../views.ts'
import { denied, lineOf, page } from './person.ts'

const path = '/offenders/:id/conflict'

async function drawDeclaring(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const person = await fileOwner(tx, params['id'] ?? '')
  if (person === null) throw new AppError('not-found')
  const { offenderId } = person
  if (person.forceId !== actor.forceId) throw new AppError('out-of-scope', { offenderId })
  const line = await lineOf(ask, offenderId)
  const model = declarePage({ offenderId, person: line, attempt, key: newId() })
  return page('restrictions/page', model, {
    resource: () => ({ takes: ['relation', 'why'] }),
    shown: { offenderId, fields: ['name', 'level'] },
  })
}

const form: Route = route({
  method: 'get',
  path,
  may: 'declare-conflicts',
  audit: 'conflict.declared',
  summary: 'The form by which a conflict of interest is declared',
  takes: nothing,
  handle: (ask) => drawDeclaring(ask, firstDraw),
})

const declare: Route = route({
  method: 'post',
  path,
  may: 'declare-conflicts',
  audit: 'conflict.declared',
  summary: 'Declares a conflict of interest: the person is hidden from whoever declares it',
  takes: conflictForm,
  redraw: drawDeclaring,
  handle: async ({ tx, actor, params, input }) => {
    const offenderId = params['id'] ?? ''
    const kept = await declareConflict(tx, actor, { offenderId, ...input })
    if (!kept.ok) return denied(kept.why)
    const { id, version, relation, why, declaredAt } = kept.value
    return done(
      '/conflicts',
      { id, version, relation, why, declaredAt },
      {
        status: 201,
        flash: success('Declared', 'You no longer see this person. Your supervisor is told.'),
      },
    )
  },
})

/** Whoever answers for others sees what they declared; everybody what they declared themselves. */
async function drawList(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const items = may(actor, 'confirm-leavings') ? await conflictsListed(tx, scopeOf(actor)) : []
  const own = await ownConflicts(tx, actor.accountId)
  const sent = params['id'] ?? null
  const model = conflictsPage({
    ...{ items, own, sent, attempt, actor: actor.username, key: newId() },
  })
  return page('restrictions/page', model, {
    resource: () => ({
      items: items.map(conflictResource),
      total: items.length,
      next: null,
      own: own.map(conflictResource),
    }),
    shown: {
      offenderIds: items.map(({ offenderId }) => offenderId),
      fields: ['conflicts', 'name'],
      count: items.length,
    },
  })
}

const list: Route = route({
  method: 'get',
  path: '/conflicts',
  may: 'declare-conflicts',
  audit: 'conflict.declared',
  summary: 'The conflicts of interest of a team, and the reader’s own',
  takes: nothing,
  handle: (ask) => drawList(ask, firstDraw),
})

const judge: Route = route({
  method: 'post',
  path: '/conflicts/:id/decision',
  may: 'confirm-leavings',
  audit: 'conflict.declared',
  summary: 'Confirms a conflict of interest or ends it: by another than whoever has it',
  takes: conflictDecisionForm,
  redraw: drawList,
  handle: async ({ tx, actor, params, input }) => {
    const { decision, why, version } = input
    if (decision === 'end' && why === undefined) refuse('invalid', 'Say why it ends', 'why')
    const asked = { id: params['id'] ?? '', decision, why: why ?? '', version }
    const kept = await judgeConflict(tx, actor, asked)
    if (!kept.ok) return denied(kept.why)
    return done('/conflicts', conflictResource(kept.value), {
      flash: success(decision === 'end' ? 'Ended' : 'Confirmed'),
    })
  },
})

export const conflictRoutes: readonly Route[] = [form, declare, list, judge]
