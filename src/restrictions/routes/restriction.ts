// The restriction of one file: its page, and each way in which it changes.
import { fileToRead, may, ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { policyOn } from '../../policy/index.ts'
import { done, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import {
  addReaderForm,
  liftForm,
  nothing,
  removeReaderForm,
  restrictForm,
  reviewRestrictionForm,
} from '../forms.ts'
import { candidates, standingRestriction } from '../queries.ts'
import { askToLift, askToName, removeReader, restrictFile, reviewRestriction } from '../service.ts'
import type { RestrictionShown, RestrictRefusal } from '../types.ts'
import { changeResource, restrictionPage } from '../views.ts'
import { denied, lineOf, page } from './person.ts'

const path = '/offenders/:id/restriction'

const resourceOf = (restriction: RestrictionShown) => ({
  id: restriction.id,
  version: restriction.version,
  offenderId: restriction.offenderId,
  reason: restriction.reason,
  reviewOn: restriction.reviewOn,
  restrictedAt: restriction.restrictedAt.toISOString(),
  restrictedBy: restriction.restrictedBy,
  readers: restriction.readers.map(({ username, name, role, fromAt }) => ({
    ...{ username, name, role },
    since: fromAt.toISOString(),
  })),
  waiting: restriction.waiting.map(changeResource),
})

async function draw(ask: Ask, form: string, attempt: Attempt): Promise<Page> {
  const { tx, actor, today, params, reason } = ask
  const { person, shown } = await fileToRead(tx, actor, { offenderId: params['id'] ?? '', reason })
  const { offenderId } = person
  const restriction = await standingRestriction(tx, offenderId)
  const policy = await policyOn(tx, today)
  const known = await candidates(tx, person)
  const model = restrictionPage({
    ...{ offenderId, restriction, today, form, attempt, candidates: known, key: newId() },
    actor: actor.username,
    person: await lineOf(ask, offenderId),
    mayRestrict: may(actor, 'restrict-files') && ownsFile(actor, person),
    reviewDays: policy.number('access.restriction_review_days'),
  })
  const proposed = known.filter(({ isProposed, isInConflict }) => isProposed && !isInConflict)
  return page('restrictions/page', model, {
    resource: () => ({
      restriction: restriction && resourceOf(restriction),
      proposedReaders: proposed.map(({ username }) => username),
    }),
    shown: { ...shown, fields: ['restriction', 'readers'] },
  })
}

const redrawn =
  (form: string) =>
  (ask: Ask, attempt: Attempt): Promise<Page> =>
    draw(ask, form, attempt)

const fields: Partial<Record<RestrictRefusal, string>> = {
  'unknown-reader': 'readers',
  'reader-in-conflict': 'readers',
  'no-inspector': 'readers',
  'review-not-ahead': 'reviewOn',
}

const idOf = ({ params }: Ask): string => params['id'] ?? ''

/** Where a browser goes on: the file's page, or the reader's list when the file names them no more. */
const onward = ({ actor }: Ask, { readers, offenderId }: RestrictionShown): string =>
  readers.some(({ username }) => username === actor.username)
    ? `/offenders/${offenderId}/restriction`
    : '/restrictions'

const namedText = ({ readers }: RestrictionShown): string =>
  `Named on this file: ${readers.map(({ name }) => name).join(', ')}.`

const show: Route = route({
  method: 'get',
  path,
  may: 'read-restrictions',
  audit: 'restriction.opened',
  summary: 'Whether a file is restricted, to whom and why, and the forms to change it',
  takes: nothing,
  handle: (ask) => draw(ask, 'restrict', firstDraw),
})

const restrict: Route = route({
  method: 'post',
  path,
  may: 'restrict-files',
  audit: 'restriction.changed',
  summary: 'Restricts a file to named readers, at once',
  takes: restrictForm,
  redraw: redrawn('restrict'),
  handle: async (ask) => {
    const { reason, reviewOn, readers = [], others = '' } = ask.input
    const named = [...readers, ...others.split(/[\s,;]+/).filter((one) => one !== '')]
    const asked = { offenderId: idOf(ask), reason, reviewOn, readers: named }
    const kept = await restrictFile(ask.tx, ask.actor, asked)
    if (!kept.ok) return denied(kept.why, fields[kept.why])
    return done(`/offenders/${idOf(ask)}/restriction`, resourceOf(kept.value), {
      status: 201,
      onward: onward(ask, kept.value),
      flash: success('Restricted', `${namedText(kept.value)} From now on only they know of it.`),
    })
  },
})

const add: Route = route({
  method: 'post',
  path: `${path}/readers`,
  may: 'read-restrictions',
  audit: 'restriction.changed',
  summary: 'Asks for a further reader: another reader decides',
  takes: addReaderForm,
  redraw: redrawn('readers'),
  handle: async (ask) => {
    const asked = { offenderId: idOf(ask), ...ask.input }
    const kept = await askToName(ask.tx, ask.actor, asked)
    if (!kept.ok) return denied(kept.why, 'add')
    return done(`/restrictions/${kept.value.id}`, changeResource(kept.value), {
      status: 202,
      onward: `/offenders/${idOf(ask)}/restriction`,
      flash: success('Asked', 'It waits for another reader of the file.'),
    })
  },
})

const lift: Route = route({
  method: 'post',
  path: `${path}/lift`,
  may: 'read-restrictions',
  audit: 'restriction.changed',
  summary: 'Asks for the end of a restriction: another reader decides',
  takes: liftForm,
  redraw: redrawn('lift'),
  handle: async (ask) => {
    const kept = await askToLift(ask.tx, ask.actor, { offenderId: idOf(ask), ...ask.input })
    if (!kept.ok) return denied(kept.why)
    return done(`/restrictions/${kept.value.id}`, changeResource(kept.value), {
      status: 202,
      onward: `/offenders/${idOf(ask)}/restriction`,
      flash: success('Asked', 'It waits for another reader of the file.'),
    })
  },
})

const remove: Route = route({
  method: 'post',
  path: `${path}/removals`,
  may: 'restrict-files',
  audit: 'restriction.changed',
  summary: 'Takes a reader away from a restricted file, at once',
  takes: removeReaderForm,
  redraw: redrawn('removals'),
  handle: async (ask) => {
    const kept = await removeReader(ask.tx, ask.actor, { offenderId: idOf(ask), ...ask.input })
    if (!kept.ok) return denied(kept.why, 'remove')
    return done(`/offenders/${idOf(ask)}/restriction`, resourceOf(kept.value), {
      onward: onward(ask, kept.value),
      flash: success('Taken away', 'This person no longer sees the file.'),
    })
  },
})

const review: Route = route({
  method: 'post',
  path: `${path}/review`,
  may: 'restrict-files',
  audit: 'restriction.changed',
  summary: 'Looks at a restriction again and keeps it to another day',
  takes: reviewRestrictionForm,
  redraw: redrawn('review'),
  handle: async (ask) => {
    const asked = { offenderId: idOf(ask), ...ask.input }
    const kept = await reviewRestriction(ask.tx, ask.actor, asked)
    if (!kept.ok) return denied(kept.why, fields[kept.why])
    return done(`/offenders/${idOf(ask)}/restriction`, resourceOf(kept.value), {
      flash: success('Kept', 'The restriction stands.'),
    })
  },
})

export const restrictionRoutes: readonly Route[] = [show, restrict, add, lift, remove, review]
