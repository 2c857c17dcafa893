// A program that records under the key of a draft: what a page keeps it keeps the same way.
import { newId } from '../../src/platform/ids.ts'
import { openSite, type Site } from '../corrections/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.world.close())

test('a visit under a draft’s key ends the draft, and the key is one visit from then on', async () => {
  const person = await site.person({})
  const [key, place] = [newId(), `/offenders/${person}/drafts/visit`]
  const account = 'He opened the door himself.'
  expect((await site.post('om.north', place, { key, fields: { account } })).status).toBe(200)
  const officer = await site.world.as('om.north')
  const send = () =>
    officer
      .post(`/offenders/${person}/visits`, {
        ...{ at: '2026-03-02T07:00:00Z', seen: 'inside', place: 'home', announced: false },
        ...{ crew: ['om.north'], account },
      })
      .set('Idempotency-Key', key)
  const recorded = await send()
  expect(recorded.status).toBe(201)
  const draft = await site.get('om.north', `${place}?key=${key}`)
  const recordedAs = recorded.headers['location'] as string
  expect(draft.body).toMatchObject({ ended: true, recordedAs, fields: {} })
  expect((await site.get('om.north', place)).status).toBe(404)
  await site.world.within((tx) => tx.query('delete from kept_answers'))
  expect(await send()).toMatchObject({ status: 422 })
  const { body } = await site.get('om.north', `/offenders/${person}/visits`)
  expect(body['total']).toBe(1)
})
