// From what was found at a visit to its event: the form begins with what the visit told.
import { openSite, type Site } from '../corrections/site.ts'
import { readerOn } from '../backlog/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-03-02T08:00:00Z')
})
afterAll(() => site.world.close())

const tablet = {
  seen: true,
  checked: false,
  how: 'No time',
  undeclared: true,
  description: 'tablet',
}

test('a breach is recorded without typing the visit again, and anything else in the address is refused', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, '2026-02-27T18:00:00Z', { devices: [tablet] })
  const read = await readerOn(site.world, 'om.north')
  const way = (await read(`/visits/${visit}`)).querySelector('a[href*="/events?"]')
  // An address stands in histories and logs: it says nothing that was typed.
  expect(way?.getAttribute('href')).not.toContain('tablet')
  const page = await read((way?.getAttribute('href') ?? '').replaceAll('&amp;', '&'))
  const [kind, ...more] = page.querySelectorAll('input[name="kind"][checked]')
  expect([kind?.getAttribute('value'), more]).toEqual(['breach', []])
  expect(page.querySelector('input[name="on"]')?.getAttribute('value')).toBe('27/2/2026')
  expect(page.querySelector('textarea[name="note"]')?.text.trim()).toBe(
    'Found at the visit of 27 Feb 2026: an undeclared device.',
  )
  const events = `/offenders/${id}/events`
  expect((await read(events)).querySelector('input[name="kind"][checked]')).toBeNull()
  expect((await site.get('om.north', `${events}?kind=breach&victim=x`)).status).toBe(422)
  expect((await site.get('om.north', `${events}?kind=nonsense`)).status).toBe(422)
})
