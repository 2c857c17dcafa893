// The views engine: strict, compiled at start, with partials that see only what they are handed.
import { aChrome } from '../../support/chrome.ts'
import { viewsOf } from '../../support/view-folder.ts'

describe('at the start', () => {
  test('templates are named by their path', () => {
    const views = viewsOf({ 'visits/show': 'a', 'visits/_row': 'b', 'partials/tag': 'c' })
    expect(views.names).toEqual(['partials/tag', 'visits/_row', 'visits/show'])
  })

  test.each([
    ['is not closed', '{{#if late}}late', /view visits\/show: Parse error/],
    ['asks for a helper that there is not', '{{shout name}}', /view visits\/show: .*shout/],
    ['decides with a helper that is not allowed', '{{lookup a b}}', /view visits\/show: .*lookup/],
    ['calls a partial that there is not', '{{> partials/gone x}}', /no partial partials\/gone/],
    ['wraps itself in a layout that there is not', '{{#> layouts/x}}{{/layouts/x}}', /layouts\/x/],
  ])('a template that %s stops it', (_fault, source, message) => {
    expect(() => viewsOf({ 'visits/show': source })).toThrow(message)
  })
})

describe('a page', () => {
  test('is given its model and the chrome', () => {
    const views = viewsOf({ page: '{{name}} {{chrome.asAt}}' })
    expect(views.render('page', { name: 'Visit' }, aChrome())).toBe('Visit 2 March 2026, 08:00')
  })

  test('that lacks what its template places is a fault, not a gap', () => {
    const views = viewsOf({ page: '{{dueText}}' })
    expect(() => views.render('page', {}, aChrome())).toThrow(/dueText/)
  })

  test('that there is not is a fault', () => {
    expect(() => viewsOf({}).render('gone', {}, aChrome())).toThrow('there is no view gone')
  })

  test('escapes what it places', () => {
    expect(viewsOf({ page: '{{x}}' }).fragment('page', { x: `<"'&>` })).toBe(
      '&lt;&quot;&#x27;&amp;&gt;',
    )
  })

  test('does not read what an object inherits', () => {
    class Person {
      get secret(): string {
        return 'inherited'
      }
    }
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const html = viewsOf({ page: '[{{one.secret}}]' }).fragment('page', { one: new Person() })
    quiet.mockRestore()
    expect(html).toBe('[]')
  })

  test('stands in its layout, with a title of its own', () => {
    const views = viewsOf({
      'layouts/page': '<title>{{> title}}</title><main>{{> @partial-block}}</main>',
      page: '{{#> layouts/page}}{{#*inline "title"}}{{name}}{{/inline}}<p>{{name}}</p>{{/layouts/page}}',
    })
    expect(views.render('page', { name: 'Visit' }, aChrome())).toBe(
      '<title>Visit</title><main><p>Visit</p></main>',
    )
  })
})

describe('a partial', () => {
  const tag = '{{text}}{{#if classes}} {{classes}}{{/if}}'

  test('sees what it is handed by name and nothing of the page around it', () => {
    const views = viewsOf({ 'partials/tag': tag, page: '{{> partials/tag text="High"}}' })
    expect(views.fragment('page', { classes: 'of-the-page' })).toBe('High')
  })

  test('sees the object it is handed', () => {
    const views = viewsOf({
      'partials/tag': tag,
      page: '{{#each tags}}{{> partials/tag this}}{{/each}}',
    })
    expect(views.fragment('page', { tags: [{ text: 'High', classes: 'red' }] })).toBe('High red')
  })

  test('that lacks what it places is a fault', () => {
    const views = viewsOf({ 'partials/tag': tag, page: '{{> partials/tag classes="red"}}' })
    expect(() => views.fragment('page', { text: 'of the page' })).toThrow(/text/)
  })

  test('called as a block keeps the context of the page for what stands in it', () => {
    const views = viewsOf({
      'partials/fieldset': '<fieldset>{{legend}}: {{> @partial-block}}</fieldset>',
      page: '{{#> partials/fieldset legend="Address"}}{{postcode}}{{/partials/fieldset}}',
    })
    expect(views.fragment('page', { postcode: 'NM1 1AA' })).toBe(
      '<fieldset>Address: NM1 1AA</fieldset>',
    )
  })

  test('does not indent the text it is given', () => {
    const views = viewsOf({
      'partials/box': '[{{text}}]',
      page: '<p>\n    {{> partials/box text=text}}\n</p>',
    })
    expect(views.fragment('page', { text: 'one\ntwo' })).toContain('[one\ntwo]')
  })
})

test('answers to one name are numbered from one', () => {
  const views = viewsOf({ page: '{{#each list}}{{join "n-" (nth @index)}} {{/each}}' })
  expect(views.fragment('page', { list: ['a', 'b'] })).toBe('n-1 n-2 ')
})
