// Planned shifts and pages that are out, part by part: nothing twice and nothing left out while others work on them.
import { parse } from 'node-html-parser'
import { newId } from '../../src/platform/ids.ts'
import { browserOf } from '../architecture/routes.ts'
import { password } from '../support/world.ts'
import { afterNoon, openOffice, southern, typeOf, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(afterNoon)
}, 60_000)
afterAll(() => office.world.close())

type Part = Readonly<{
  items: readonly Readonly<{ id: string; number?: string; offenderId?: string }>[]
  total: number
  next: string | null
}>
const part = async (path: string, who = 'om.north'): Promise<Part> =>
  (await office.get(who, path)).body as unknown as Part

async function planned(from: string): Promise<string> {
  const shift = { on: '2026-03-07', from, until: '2300', with: ['ds.north'] }
  return String((await office.post('om.north', '/shifts', shift)).body['id'])
}

describe('planned shifts', () => {
  const ids: string[] = []
  beforeAll(async () => {
    for (const from of ['1800', '1900', '2000']) ids.push(await planned(from))
  })

  test('one that is planned meanwhile for an earlier hour moves nobody into the next part', async () => {
    const first = await part('/shifts?size=2')
    expect(first).toMatchObject({ total: 3, items: [{ id: ids[0] }, { id: ids[1] }] })
    const early = await planned('1000')
    const second = await part(first.next ?? '')
    expect(second).toMatchObject({ total: 4, next: null, items: [{ id: ids[2] }] })
    expect(second.items).toHaveLength(1)
    expect((await part('/shifts?size=1')).items).toMatchObject([{ id: early }])
  })

  test('the way back to the first part keeps the day that was asked for', async () => {
    const asked = '/shifts?on=2026-03-07&size=2'
    const browser = await browserOf(office.world, 'om.north', password)
    const first = await browser.get(asked).expect(200)
    const hrefOf = (text: string, words: string) =>
      parse(text)
        .querySelectorAll('nav.app-pager a')
        .find((link) => link.textContent.startsWith(words))
        ?.getAttribute('href')
    expect(hrefOf(first.text, 'Back to the start')).toBeUndefined()
    const second = await browser.get(hrefOf(first.text, 'Next') ?? '').expect(200)
    expect(hrefOf(second.text, 'Back to the start')).toBe(asked)
  })

  test.each(['/shifts', '/packs'])('%s refuses a mark that is none of its own', async (path) => {
    for (const mark of [[2], ['2026-03-09', 2026, 0], ['2026-03-09', '18:00', 'x']]) {
      const cursor = Buffer.from(JSON.stringify(mark)).toString('base64url')
      const answer = await office.get('om.north', `${path}?cursor=${cursor}`)
      expect([answer.status, typeOf(answer)]).toEqual([422, 'invalid'])
    }
  })
})

describe('pages that are out', () => {
  const pages: { id: string; number: string; person: string }[] = []
  beforeAll(async () => {
    for (let made = 0; made < 4; made += 1) {
      const person = await office.person({ ...southern, surname: 'Winterbourne' })
      await office.claim('om.north', person, ['ds.north'])
      const { body } = await office.post('om.north', `/weekend-list/${person}/pack`, {})
      pages.push({ id: String(body['id']), number: String(body['number']), person })
    }
  })
  const numbers = ({ items }: Part) => items.map(({ number }) => number)
  const form = (id: string): string => `/packs/${id}/return`
  /** What a browser is answered that sends no good answer. */
  const badly = async (who: string, id: string) => {
    const browser = await browserOf(office.world, who, password)
    const list = await browser.get('/packs').expect(200)
    const token = parse(list.text).querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
    return await browser.post(form(id)).type('form').send({ _csrf: token, how: 'burned' })
  }

  test('one that comes back meanwhile takes no other out of the next part', async () => {
    const first = await part('/packs?size=2')
    expect(numbers(first)).toEqual([pages[0]?.number, pages[1]?.number])
    await office.post('om.north', form(pages[0]?.id ?? ''), { how: 'returned' })
    const second = await part(first.next ?? '')
    expect(second).toMatchObject({ total: 3, next: null })
    expect(numbers(second)).toEqual([pages[2]?.number, pages[3]?.number])
  })

  test('one of a file that is hidden stands in its place by its number, in whichever part', async () => {
    const hidden = pages[1]
    await office.post('di.force', `/offenders/${hidden?.person ?? ''}/restriction`, {
      ...{ reason: 'Sensitive', readers: ['di.force'], reviewOn: '2026-06-01' },
    })
    const [first, second] = [await part('/packs?size=1'), await part('/packs?size=2')]
    expect(first.items).toEqual([{ id: hidden?.id, number: hidden?.number, dueOn: '2026-03-09' }])
    expect(numbers(second)).toEqual([hidden?.number, pages[2]?.number])
    expect(second.items[1]).toMatchObject({ offenderId: pages[2]?.person })
    expect(second.total).toBe(3)
  })

  test.each([
    ['is hidden from the reader', 1],
    ['is another team’s to open', 2],
  ])(
    'a tick that says nothing of a page whose file %s redraws the list by number, and no content',
    async (_why, index) => {
      if (index === 2)
        await office.post('om.north', `/weekend-list/${pages[2]?.person ?? ''}/give-back`, {})
      const one = pages[index]
      const answer = await badly('om.north', one?.id ?? '')
      expect(answer.status).toBe(422)
      const page = parse(answer.text)
      expect(page.querySelector('.govuk-error-summary')?.text).toContain(
        `Page ${one?.number ?? ''}: Choose whether it was returned or shredded`,
      )
      expect(page.querySelector('h1')?.text).toBe('Printed pages that are out')
      expect(answer.text).not.toContain('Mill Lane')
    },
  )

  test('whoever may open the file is asked again on the page itself', async () => {
    const answer = await badly('om.south', pages[3]?.id ?? '')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Mill Lane')
  })

  test('a page that nobody printed is not found, whatever is said of it', async () => {
    expect((await badly('om.north', newId())).status).toBe(404)
  })
})
