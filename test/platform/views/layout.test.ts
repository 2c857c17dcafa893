// The layout: what every page has around its own content.
import { parse } from 'node-html-parser'
import { aChrome } from '../../support/chrome.ts'
import { productViews } from '../../support/views.ts'

const views = productViews()

const page = (differing: Parameters<typeof aChrome>[0] = {}) =>
  parse(views.render('errors/not-found', { homeHref: '/' }, aChrome(differing)))
const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

test('every page is marked at its top and at its bottom', () => {
  const markings = page().querySelectorAll('.app-marking')
  expect(markings.map((one) => words(one.text))).toEqual([
    'OFFICIAL-SENSITIVE',
    'OFFICIAL-SENSITIVE',
  ])
})

test('the title says the page and then the service', () => {
  expect(words(page().querySelector('title')?.text ?? '')).toBe('Page not found – MOSOVO Watch')
})

test('the first thing the keyboard reaches leads past the header', () => {
  const first = page().querySelector('body a')
  expect(first?.getAttribute('href')).toBe('#main-content')
  expect(page().querySelector('main')?.id).toBe('main-content')
})

test('signing out is a form that changes something, so it carries the token', () => {
  const form = page().querySelector('form[action="/sign-out"]')
  expect(form?.getAttribute('method')).toBe('post')
  expect(form?.querySelector('[name="_csrf"]')?.getAttribute('value')).toBe('token-of-this-session')
})

test('an account whose name says its role says it once', () => {
  const who = page({ account: { name: 'Auditor', role: null } }).querySelector('.app-account__who')
  expect(words(who?.text ?? '')).toBe('Signed in as Auditor')
  expect(who?.querySelector('.app-account__role')).toBeNull()
})

test('without a sign-in there is no account, no navigation and no search', () => {
  const html = page({
    account: null,
    csrf: null,
    navigation: { items: [], more: null },
    searchHref: null,
  })
  expect(html.querySelectorAll('form, .govuk-service-navigation, .app-account')).toEqual([])
})

test('the search for a person has a label and asks without changing anything', () => {
  const form = page().querySelector('form[role="search"]')
  expect(form?.getAttribute('method')).toBe('get')
  expect(words(form?.querySelector('label')?.text ?? '')).toMatch(/^Find a person by name/)
})

test('the place that is open is marked for those who cannot see it', () => {
  const current = page().querySelectorAll('[aria-current="page"]')
  expect(current.map((one) => words(one.text))).toEqual(['My team'])
})

test('what was done is announced', () => {
  const flash = {
    kind: 'success',
    heading: 'Visit recorded',
    text: 'Next visit by 2 June 2026.',
  } as const
  const banner = page({ flash }).querySelector('.govuk-notification-banner')
  expect(banner?.getAttribute('role')).toBe('alert')
  expect(words(banner?.text ?? '')).toBe('Done Visit recorded Next visit by 2 June 2026.')
})

test('what must be known is a region and not an alarm', () => {
  const flash = { kind: 'important', heading: 'Not saved', text: 'Say where.' } as const
  const banner = page({ flash }).querySelector('.govuk-notification-banner')
  expect(banner?.getAttribute('role')).toBe('region')
})

test('the foot says what the facts are as at', () => {
  expect(words(page().querySelector('footer')?.text ?? '')).toMatch(/^As at 2 March 2026, 08:00/)
})

test('a demonstration says so at the top and at the foot, and the real service does not', () => {
  expect(page().text.match(/invented people/g)).toHaveLength(2)
  expect(page({ demonstration: false }).text).not.toMatch(/invented/)
})

test('scripts carry the nonce of the page', () => {
  const nonces = page()
    .querySelectorAll('script')
    .map((one) => one.getAttribute('nonce'))
  expect(nonces).toEqual(['bm9uY2U', 'bm9uY2U'])
})

test('text that looks like HTML stays text', () => {
  const account = { name: '<b>Calder</b>', role: '"><script>alert(1)</script>' }
  const html = views.render('errors/not-found', { homeHref: '/' }, aChrome({ account }))
  expect(html).toContain('&lt;b&gt;Calder&lt;/b&gt;')
  expect(html).not.toContain('<script>alert')
})
