// Breaking the glass, and the review of each time it was broken.
import { route, type Ask, type Route } from '../../access/index.ts'
import { policyOn } from '../../policy/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, success, type Flash, type Page } from '../../platform/http/reply.ts'
import { refuse } from '../../platform/http/problem.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { breakGlassForm, nothing, reviewGlassForm } from '../forms.ts'
import { glassById, isOnCall } from '../queries.ts'
import { whyNotReview } from '../rules.ts'
import { breakGlass, reviewGlass } from '../service.ts'
import { breakGlassPage, glassPage, glassResource } from '../views.ts'
import { denied, lineOf, page } from './person.ts'

async function drawBreaking({ tx, actor, today }: Ask, attempt: Attempt): Promise<Page> {
  const policy = await policyOn(tx, today)
  const hours = policy.number('access.break_glass_hours')
  const onCall = await isOnCall(tx, actor)
  const model = breakGlassPage({ attempt, key: newId(), hours, isOnCall: onCall })
  return page('restrictions/page', model, {
    resource: () => ({ takes: ['visorRef', 'surname', 'dateOfBirth', 'why'], hours, onCall }),
  })
}

const form: Route = route({
  method: 'get',
  path: '/break-glass',
  may: 'break-glass',
  audit: 'restriction.forced',
  summary: 'The form by which the inspector on call opens a restricted file in an emergency',
  takes: nothing,
  handle: (ask) => drawBreaking(ask, firstDraw),
})

type Given = Readonly<{ visorRef?: unknown; surname?: unknown; dateOfBirth?: unknown }>

const isExact = ({ visorRef, surname, dateOfBirth }: Given): boolean =>
  visorRef !== undefined || (surname !== undefined && dateOfBirth !== undefined)

const openedFlash = success(
  'Opened',
  'Every reader of the file is told, and somebody else reviews it.',
)

const nobodyFlash: Flash = {
  kind: 'important',
  heading: 'Nothing was opened',
  text: 'No restricted file that you may open is recorded with exactly these words. The try has been kept.',
}

/** Told to nobody but those who see the file as it is. */
const readsItFlash: Flash = {
  kind: 'important',
  heading: 'This restricted file is open to you already',
  text: 'You are named on it, or it was opened to you before. No glass was broken; the try has been kept.',
}

const flashOf = (opened: boolean, isOpen: boolean): Flash =>
  opened ? openedFlash : isOpen ? readsItFlash : nobodyFlash

const force: Route = route({
  method: 'post',
  path: '/break-glass',
  may: 'break-glass',
  audit: 'restriction.forced',
  summary: 'Opens the restricted file that is named exactly, for some hours; every try is kept',
  takes: breakGlassForm,
  redraw: drawBreaking,
  handle: async ({ tx, actor, input }) => {
    if (!isExact(input))
      refuse('invalid', 'Give the ViSOR ref, or the surname and the date of birth', 'visorRef')
    const { visorRef = null, surname = null, dateOfBirth = null, why } = input
    const { glass, open } = await breakGlass(tx, actor, { visorRef, surname, dateOfBirth, why })
    const { id, untilAt } = glass
    const offenderId = glass.offenderId ?? open
    const opened = glass.offenderId !== null
    return done(
      offenderId === null ? '/break-glass' : `/offenders/${offenderId}`,
      { id, opened, offenderId, until: untilAt?.toISOString() ?? null },
      { status: 201, flash: flashOf(opened, open !== null) },
    )
  },
})

async function drawReview(ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, params } = ask
  const glass = await glassById(tx, { id: params['id'] ?? '', accountId: actor.accountId })
  if (glass === null) throw new AppError('not-found')
  const { offenderId } = glass
  const person = offenderId === null ? null : await lineOf(ask, offenderId)
  const whyNot = whyNotReview(glass, actor)
  const model = glassPage({ glass, person, whyNot, attempt, key: newId() })
  return page('restrictions/page', model, {
    resource: () => glassResource(glass),
    shown: { ...(offenderId === null ? {} : { offenderId }), fields: ['glass'] },
  })
}

const one: Route = route({
  method: 'get',
  path: '/break-glass/:id',
  may: 'read-restrictions',
  audit: 'restriction.opened',
  summary: 'Glass that was broken on a file that names the reader',
  takes: nothing,
  handle: (ask) => drawReview(ask, firstDraw),
})

const review: Route = route({
  method: 'post',
  path: '/break-glass/:id/review',
  may: 'read-restrictions',
  audit: 'restriction.forced',
  summary: 'Reviews glass that was broken: by another than whoever broke it',
  takes: reviewGlassForm,
  redraw: drawReview,
  handle: async ({ tx, actor, params, input }) => {
    const kept = await reviewGlass(tx, actor, { id: params['id'] ?? '', ...input })
    if (!kept.ok) return denied(kept.why)
    return done(`/break-glass/${kept.value.id}`, glassResource(kept.value), {
      flash: success('Reviewed', 'What you looked at is on record with your name.'),
    })
  },
})

export const glassRoutes: readonly Route[] = [form, force, one, review]
