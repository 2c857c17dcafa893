// Every form that a role can reach, found by following links, sent empty and sent nonsense: a sentence each time, nothing lost.
import { importFile } from '../../src/imports/index.ts'
import { caseload } from '../support/register.ts'
import { aWorld, type World } from '../support/world.ts'
import {
  filled,
  formsOn,
  kindOf,
  linksOn,
  readerOn,
  standing,
  type Fields,
  type Filling,
  type Form,
  type Reader,
  type Shown,
} from './form-filler.ts'

let world: World

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const { product, forceId } = world
  const loading = { fileName: 'register.csv', bytes: caseload.bytes, dryRun: false }
  await importFile(product, { ...loading, forceId, actor: 'system' })
}, 60_000)
afterAll(() => world.close())

/** More kinds of page than the product has; a crawl that gets here is going round in circles. */
const mostPages = 150

async function formsReached(reader: Reader): Promise<Form[]> {
  const forms = new Map<string, Form>()
  const [seen, waiting] = [new Set<string>(), ['/']]
  while (waiting.length > 0) {
    const path = waiting.shift() ?? '/'
    if (seen.has(kindOf(path))) continue
    seen.add(kindOf(path))
    if (seen.size > mostPages) throw new Error(`too many kinds of page: ${[...seen].join(' ')}`)
    const page = await reader.open(path)
    if (page.status >= 400) throw new Error(`${path} answered ${page.status}`)
    for (const form of formsOn(page)) {
      const kind = kindOf(form.action)
      if (!forms.has(kind)) forms.set(kind, form)
    }
    waiting.push(...linksOn(page))
  }
  return [...forms.values()]
}

const hasSomethingToType = ({ html }: Form): boolean =>
  html.querySelectorAll('input:not([type=hidden]), textarea, select').length > 0

const script = '<script>alert(1)</script>"\'>'

const nonsense: readonly (readonly [string, string])[] = [
  ['nothing at all', ''],
  ['spaces', '   '],
  ['a tag', script],
  ['a very long text', 'very long '.repeat(300)],
  ['odd letters', '\u202eZo\u0308e \u{1f3f3}\ufe0f\u200d\u{1f308} \ufffd\u0301 I\u0307 \ud7ff'],
  ['a day that does not exist', '31/02/2026'],
  ['a day beyond any calendar', '99/99/99999'],
  ['a number beyond any other', '9'.repeat(40)],
  ['an end of text', 'before\u0000after'],
]

/** What a page that answers a bad form must hold. */
function wrongWith(answer: Shown, sent: Fields): string[] {
  const wrongs: string[] = []
  if (answer.text.includes('<script>alert(1)')) wrongs.push('a tag was let through')
  if (![303, 409, 422].includes(answer.status)) return [...wrongs, `answered ${answer.status}`]
  if (answer.status === 303) return wrongs
  const links = answer.html.querySelectorAll('.govuk-error-summary a')
  const said = answer.html.querySelector('.govuk-error-summary')?.text.trim() ?? ''
  if (said === '') wrongs.push('no summary of what is wrong')
  for (const link of links) {
    const id = (link.getAttribute('href') ?? '').slice(1)
    if (answer.html.getElementById(id) === null) wrongs.push(`the summary links to nothing: ${id}`)
  }
  for (const [name, value] of standing(answer.html))
    if (sent[name] !== undefined && flat(value) !== flat(sent[name]))
      wrongs.push(`${name} lost what was typed: ${value.slice(0, 60)}`)
  return wrongs
}

/** A browser drops the line break that begins a text area, and sends others its own way. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A form that one role has tried is the same form to the next. */
const tried = new Set<string>()

// Administrators last: new passwords end the sessions of others. Inspectors before them: going live ends loading.
describe.each(['om.north', 'ds.north', 'di.force', 'admin'])('as %s', (username) => {
  let reader: Reader
  let reached: Form[]
  let forms: Form[]
  beforeAll(async () => {
    reader = await readerOn(world, username)
    reached = (await formsReached(reader)).filter(hasSomethingToType)
    forms = reached.filter(({ action }) => !tried.has(kindOf(action)))
    for (const { action } of reached) tried.add(kindOf(action))
  }, 60_000)

  test('there are forms to try', () => {
    expect(reached.length).toBeGreaterThan(username === 'admin' ? 1 : 12)
    expect(forms.length).toBeGreaterThan(1)
  })

  describe.each([
    ['and nonsense for every choice', false],
    ['beside sound choices', true],
  ])('%s', (_choices, sound) => {
    test.each(nonsense)(
      '%s in every form is answered with a sentence and loses nothing',
      async (_what, text) => {
        const wrongs: string[] = []
        for (const form of forms)
          for (const wrong of await wrongsOf(reader, form, { text, sound }))
            wrongs.push(`${kindOf(form.action)} (on ${kindOf(form.on)}): ${wrong}`)
        expect(wrongs).toEqual([])
      },
      60_000,
    )
  })
})

/** Draws the form anew, for its version and key, and sends it; a form that is gone has nothing to lose. */
async function wrongsOf(reader: Reader, form: Form, filling: Filling): Promise<string[]> {
  const drawn = formsOn(await reader.open(form.on)).find(({ action }) => action === form.action)
  if (drawn === undefined) return []
  const sent = filled(drawn, filling)
  return wrongWith(await reader.send(drawn, sent), sent)
}
