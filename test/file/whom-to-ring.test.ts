// Whom to ring about somebody, as the file says it: whoever covers first; and what it says of the cover.
import { parse } from 'node-html-parser'
import type { Gathered } from '../../src/file/types.ts'
import { filePage, offered } from '../../src/file/views.ts'
import { productViews } from '../support/views.ts'
import { readerOn } from '../backlog/browser.ts'
import { openSite } from '../corrections/site.ts'
import { aChrome } from '../support/chrome.ts'
import { wholeFile } from './sample.ts'

const views = productViews()

/** A blank before each tag, so that what stands on two lines reads as two. */
const answerIn = (html: string, question: string): string =>
  parse(html.replaceAll('<', ' <'))
    .querySelectorAll('.govuk-summary-list__row')
    .filter((row) => row.querySelector('dt')?.text.trim() === question)
    .map((row) => (row.querySelector('dd')?.text ?? '').replace(/\s+/g, ' ').trim())
    .join(' | ')
const answer = (file: Gathered, question: string): string =>
  answerIn(views.render('file/show', filePage(file, offered(file)), aChrome()), question)

test.each([
  [
    'away and covered',
    { isAway: true, cover: { key: 'om.south', name: 'PC Bryony Kerr', phone: '01632 960002' } },
    'Covered by PC Bryony Kerr',
    'Covering: PC Bryony Kerr: 01632 960002 PC Alex Marsh, away today: 01632 960001 DS Ruth Calder: 01632 960003',
  ],
  [
    'away and covered by somebody without a number',
    { isAway: true, cover: { key: 'om.south', name: 'PC Bryony Kerr', phone: null } },
    'Covered by PC Bryony Kerr',
    'Covering: PC Bryony Kerr: no number is recorded PC Alex Marsh, away today: 01632 960001 DS Ruth Calder: 01632 960003',
  ],
  [
    'away, and nobody covers',
    { isAway: true },
    'Nobody has accepted to cover',
    'PC Alex Marsh, away today: 01632 960001 DS Ruth Calder: 01632 960003',
  ],
  ['here', {}, 'Nobody is covering', 'PC Alex Marsh: 01632 960001 DS Ruth Calder: 01632 960003'],
])('the officer is %s: whoever covers is rung first, and both lines agree', (...asked) => {
  const [, differing, cover, ring] = asked
  const { beside } = wholeFile
  const file = { ...wholeFile, beside: { ...beside, owner: { ...beside.owner, ...differing } } }
  expect(answer(file, 'Cover')).toBe(cover)
  expect(answer(file, 'Ring')).toBe(ring)
  const away = 'isAway' in differing
  expect(answer(file, 'Officer').includes(`Away today ${cover}`)).toBe(away)
})

test('the number of whoever covers is read with the file', async () => {
  const { world, person, post } = await openSite('2026-03-02T08:00:00Z')
  const id = await person({})
  const days = { from: '2026-03-02', to: '2026-03-20' }
  await post('ds.north', '/officers/om.north/absences', { kind: 'leave', ...days })
  const asked = { by: 'om.south', ...days }
  const { body } = await post('ds.north', '/officers/om.north/covers', asked)
  await post('om.south', `/covers/${String(body['id'])}/answer`, { answer: 'accept' })
  const page = await (await readerOn(world, 'om.north'))(`/offenders/${id}`)
  expect(answerIn(page.toString(), 'Ring')).toMatch(
    /^Covering: PC Bryony Kerr: 01632 960002 PC Alex Marsh, away today: 01632 960001/,
  )
  await world.close()
})
