// Rules for every template [X10]: what escaping cannot make safe is not written at all.
import { readFileSync } from 'node:fs'
import { productViews } from '../../support/views.ts'

const views = productViews()

const sourceOf = (name: string): string =>
  readFileSync(`views/${name}.hbs`, 'utf8').replace(/\{\{!--[\s\S]*?--\}\}|\{\{![\s\S]*?\}\}/g, '')

/** Values placed inside a tag but outside quotes, where a space or a quote would end them. */
function unquoted(source: string): string[] {
  const found: string[] = []
  let inTag = false
  let inQuotes = false
  for (const [piece] of source.matchAll(/\{\{[\s\S]*?\}\}|[<>"]|[^<>"{]+|\{/g)) {
    if (piece.startsWith('{{')) {
      if (inTag && !inQuotes && /^\{\{[^#/>]/.test(piece) && !/^\{\{\s*else/.test(piece))
        found.push(piece)
    } else if (piece === '<' && !inQuotes) inTag = true
    else if (piece === '>' && !inQuotes) inTag = false
    else if (piece === '"' && inTag) inQuotes = !inQuotes
  }
  return found
}

describe.each(views.names)('%s', (name) => {
  const source = sourceOf(name)
  const matches = (pattern: RegExp): string[] => source.match(pattern) ?? []

  test('begins by saying what it holds', () => {
    expect(readFileSync(`views/${name}.hbs`, 'utf8')).toMatch(/^\{\{!-- [A-Z].*/)
  })
  test('places nothing unescaped', () => {
    expect(matches(/\{\{\{|\{\{&/g)).toEqual([])
  })
  test('quotes every attribute it fills', () => {
    expect(unquoted(source)).toEqual([])
    expect(matches(/<[a-z][^>"]*=\s*'/g)).toEqual([])
  })
  test('places nothing inside a script or a style', () => {
    const inside = matches(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g).map((one) =>
      one.replace(/^<[^>]*>/, ''),
    )
    expect(inside.filter((one) => one.includes('{{'))).toEqual([])
  })
  test('has no style or script in an attribute', () => {
    expect(matches(/\s(?:style|on[a-z]+)\s*=/g)).toEqual([])
  })
  test('gives every script the nonce of the page', () => {
    expect(
      matches(/<script\b[^>]*>/g).filter((one) => !one.includes('nonce="{{chrome.nonce}}"')),
    ).toEqual([])
  })
  test('gives every form that changes something its token', () => {
    const forms = matches(/<form\b[^>]*method="post"[\s\S]*?<\/form>/g)
    expect(forms.filter((form) => !form.includes('{{> partials/csrf '))).toEqual([])
    expect(matches(/<form\b(?![^>]*\smethod="(?:get|post)")[^>]*>/g)).toEqual([])
  })
  test('leads only where its model says, whole addresses never built from pieces', () => {
    const addresses = [...source.matchAll(/\s(?:href|action|src)="([^"]*)"/g)].map(
      ([, to = '']) => to,
    )
    const own = /^(?:\{\{[\w.@/]+\}\}|\/[\w./-]*|#[\w-]+)$/
    expect(addresses.filter((to) => !own.test(to))).toEqual([])
  })
})

describe('the rule on quotes finds', () => {
  test.each([
    ['a bare value', '<a href={{x}}>', ['{{x}}']],
    ['a value used as a name', '<a {{x}}>', ['{{x}}']],
    [
      'nothing wrong with a quoted value',
      '<a href="{{x}}" class="a{{#if b}} {{b}}{{/if}}">{{c}}</a>',
      [],
    ],
    [
      'nothing wrong with an attribute that is there or not',
      '<a{{#if b}} id="{{b}}"{{else}} id="c"{{/if}}>',
      [],
    ],
  ])('%s', (_what, source, found) => {
    expect(unquoted(source)).toEqual(found)
  })
})
