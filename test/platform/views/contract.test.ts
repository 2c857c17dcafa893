// Templates and models agree: nothing is placed, asked about or handed on that the model does not hold.
import { viewsOf } from '../../support/view-folder.ts'
import { declaredBy, missingInPartial, missingPaths } from '../../support/view-contract.ts'
import { productViews } from '../../support/views.ts'

const views = productViews()

const missing = (templates: Record<string, string>, model: object): string[] =>
  missingPaths(viewsOf(templates), 'page', model)

const tag =
  '{{!-- A tag.\nneeds: text\nmay: classes\n--}}{{text}}{{#if classes}} {{classes}}{{/if}}'

describe('what a sample model lacks is found', () => {
  test.each<[string, string, object, string[]]>([
    ['a value placed', '{{dueText}}', {}, ['page: dueText']],
    ['a question asked', '{{#if isLate}}late{{/if}}', {}, ['page: isLate']],
    ['a question turned round', '{{#unless isLate}}in time{{/unless}}', {}, ['page: isLate']],
    ['in the other branch', '{{#if a}}{{else}}{{b}}{{/if}}', { a: true }, ['page: b']],
    ['deep inside', '{{level.text}}', { level: {} }, ['page: level.text']],
    ['in one row of many', '{{#each rows}}{{a}}{{/each}}', { rows: [{ a: 1 }, {}] }, ['page: a']],
    ['outside the row', '{{#each rows}}{{../b}}{{/each}}', { rows: [1] }, ['page: ../b']],
    ['at the root', '{{#each rows}}{{@root.b}}{{/each}}', { rows: [1] }, ['page: @root.b']],
    [
      'under a name of its own',
      '{{#each rows as |row|}}{{row.b}}{{/each}}',
      { rows: [{}] },
      ['page: row.b'],
    ],
    ['handed on', '{{> partials/tag text=word}}', {}, ['page: word']],
    ['not handed on', '{{> partials/tag classes="red"}}', {}, ['partials/tag: text']],
    [
      'handed on under a wrong name',
      '{{> partials/tag text="a" clases="red"}}',
      {},
      ['page: partials/tag does not take clases'],
    ],
    ['in the chrome', '{{chrome.asOf}}', {}, ['page: chrome.asOf']],
  ])('%s', (_where, page, model, found) => {
    expect(missing({ page, 'partials/tag': tag }, model)).toEqual(found)
  })

  test('inside the layout and the inline pieces of the page', () => {
    const page = '{{#> layouts/page}}{{#*inline "title"}}{{a}}{{/inline}}{{b}}{{/layouts/page}}'
    const layout = '{{> title}}{{c}}{{> @partial-block}}'
    expect(missing({ page, 'layouts/page': layout }, {})).toEqual([
      'layouts/page: c',
      'page: a',
      'page: b',
    ])
  })
})

describe('what a sample model holds is not complained of', () => {
  test.each<[string, string, object]>([
    ['null, with nothing below it to know', '{{#if hint}}{{hint.text}}{{/if}}', { hint: null }],
    ['what the partial may be given and is not', '{{> partials/tag text="High"}}', {}],
    [
      'an object handed on whole',
      '{{#with level}}{{> partials/tag this}}{{/with}}',
      { level: { text: 'High' } },
    ],
    ['the number of the row', '{{#each rows}}{{nth @index}}{{/each}}', { rows: [1] }],
  ])('%s', (_what, page, model) => {
    expect(missing({ page, 'partials/tag': tag }, model)).toEqual([])
  })
})

describe('every partial needs no more than its first comment says', () => {
  const partials = views.names.filter((name) => name.startsWith('partials/'))
  const flat = (names: ReadonlySet<string>): string[] =>
    [...names].filter((name) => !name.includes('.'))

  test.each(partials)('%s', (name) => {
    const declared = declaredBy(views.tree(name))
    const model = Object.fromEntries(flat(declared?.needs ?? new Set()).map((key) => [key, null]))
    expect(missingInPartial(views, name, model)).toEqual([])
  })
})
