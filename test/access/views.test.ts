// The pages of access: every name in a template is in its model, and nothing typed is lost.
import type { FileOwner } from '../../src/access/queries.ts'
import { firstScreens, roleWords } from '../../src/access/rules.ts'
import type { Actor } from '../../src/access/types.ts'
import {
  noMatch,
  reasonNeededPage,
  signInPage,
  tooMany,
  waitingPage,
} from '../../src/access/views.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import { productViews } from '../support/views.ts'
import { missingPaths } from '../support/view-contract.ts'

const views = productViews()

const wrong = { typed: { username: 'om.north', next: '/x' }, errors: [noMatch], stale: false }
const owner: FileOwner = {
  offenderId: 'o' as FileOwner['offenderId'],
  forceId: 'f' as FileOwner['forceId'],
  teamId: 't' as FileOwner['teamId'],
  officerId: null,
  teamName: 'South office',
  ownerName: null,
}
const actor: Actor = {
  accountId: 'a' as Actor['accountId'],
  username: 'controlroom',
  name: 'controlroom',
  role: 'control_room',
  forceId: owner.forceId,
  forceName: 'Northmoor Constabulary',
  forceIsLive: false,
  teamId: null,
  teamName: null,
  officerId: null,
}
const ring = [{ teamName: 'North office', name: 'DS Ruth Calder', phone: '01632 960003' }]
const none = { next: '/offenders/o', typed: {}, errors: [] }
const unsaid = { ...none, errors: [{ field: 'reason', message: 'Say why' }] }

test.each<{ view: string; state: string; model: object }>([
  { view: 'access/sign-in', state: 'first drawn', model: signInPage('/policy', firstDraw) },
  { view: 'access/sign-in', state: 'after a wrong try', model: signInPage(undefined, wrong) },
  { view: 'access/waiting', state: 'with a number', model: waitingPage(actor, ring) },
  { view: 'access/waiting', state: 'without one', model: waitingPage(actor, []) },
  { view: 'errors/too-many', state: 'at sign-in', model: tooMany() },
  { view: 'errors/reason-needed', state: 'first drawn', model: reasonNeededPage(owner, none) },
  { view: 'errors/reason-needed', state: 'again', model: reasonNeededPage(owner, unsaid) },
])('$view $state is given all that it names', ({ view, model }) => {
  expect(missingPaths(views, view, model)).toEqual([])
})

test('after a wrong try the name and the way on are kept', () => {
  const model = signInPage(undefined, wrong)
  expect(model.username).toMatchObject({ value: 'om.north', error: noMatch.message })
  expect(model.hidden).toEqual([{ name: 'next', value: '/x' }])
})

test('the reason that was chosen and the words that were typed are kept', () => {
  const typed = { reason: 'other', said: 'asked by the court' }
  const { reasons } = reasonNeededPage(owner, { ...unsaid, typed })
  expect(reasons.items.at(-1)).toMatchObject({
    value: 'other',
    checked: true,
    conditional: { value: 'asked by the court' },
  })
})

test('the page of a file names its team, and its officer where there is one', () => {
  const named = { ...owner, ownerName: 'PC Bryony Kerr' }
  expect(reasonNeededPage(owner, none).aboutText).toBe('This file belongs to the South office.')
  expect(reasonNeededPage(named, none).aboutText).toBe(
    'This file belongs to the South office, where PC Bryony Kerr manages this person.',
  )
})

test('every role has a name, and either a first screen or a page that says what will come', () => {
  const waiting = Object.entries(firstScreens)
    .filter(([, screen]) => screen === null)
    .map(([role]) => role)
  expect(waiting).toEqual(['frontline', 'control_room', 'station', 'system'])
  expect(Object.values(roleWords).every((words) => words.length > 3)).toBe(true)
})
