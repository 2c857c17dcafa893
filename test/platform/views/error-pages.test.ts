// The error pages: each says what happened, why, and what to do next, and loses nothing that was typed.
import { parse } from 'node-html-parser'
import type { HTMLElement } from 'node-html-parser'
import type { ErrorPages } from '../../../src/platform/views/error-pages.ts'
import { aChrome } from '../../support/chrome.ts'
import { missingPaths } from '../../support/view-contract.ts'
import { errorSamples } from './error-samples.ts'
import { productViews } from '../../support/views.ts'

const views = productViews()

const draw = (name: keyof ErrorPages, differing: object = {}): HTMLElement => {
  const html = views.render(name, { ...errorSamples[name], ...differing }, aChrome())
  return parse(html).querySelector('main') ?? parse('')
}
const words = (html: HTMLElement | null): string => (html?.text ?? '').replace(/\s+/g, ' ').trim()
const names = Object.keys(errorSamples) as (keyof ErrorPages)[]

test('every error page has a sample', () => {
  const pages = views.names.filter((name) => /^errors\/[^_]/.test(name))
  expect([...names].sort()).toEqual(pages)
})

describe.each(names)('%s', (name) => {
  test('places only what its model holds', () => {
    expect(missingPaths(views, name, errorSamples[name])).toEqual([])
  })
  test('has one heading, says more than it, and leads on', () => {
    const main = draw(name)
    expect(main.querySelectorAll('h1')).toHaveLength(1)
    expect(main.querySelectorAll('p').length).toBeGreaterThan(1)
    expect(main.querySelectorAll('a[href], form').length).toBeGreaterThan(0)
  })
})

const keeping = names.filter((name) => 'kept' in errorSamples[name])

test('six pages may follow something typed', () => {
  expect(keeping).toHaveLength(6)
})
test.each(keeping)('%s gives back what was typed, line by line and as text', (name) => {
  const value = draw(name).querySelector('.app-kept__value')
  expect(value?.innerHTML).toBe('Spoke to his brother.\nHe &lt;was&gt; out.')
})
test.each(keeping)('%s says nothing of typing when nothing was typed', (name) => {
  expect(words(draw(name, { kept: [] }))).not.toMatch(/typed/)
})

test('a fault shows its number and, when a change may have been saved, says to check first', () => {
  expect(words(draw('errors/broken'))).toMatch(
    /could not confirm whether your change was saved.*E-7K2M9/,
  )
  expect(words(draw('errors/broken', { unconfirmed: false }))).not.toMatch(/could not confirm/)
})

test('another team’s file asks for a reason and carries where to go next', () => {
  const form = draw('errors/reason-needed').querySelector('form')
  const values = form
    ?.querySelectorAll('input[type="radio"]')
    .map((one) => one.getAttribute('value'))
  expect(values).toEqual(['covering', 'on_call', 'at_the_door', 'other'])
  expect(form?.querySelector('[name="next"]')?.getAttribute('value')).toBe('/offenders/41')
  expect(form?.getAttribute('action')).toBe('/access-reasons')
  expect(form?.querySelector('#conditional-reason-4 [name="why"]')).not.toBeNull()
})

test('a missing reason stands beside the question and leads there from the top', () => {
  const main = draw('errors/reason-needed')
  const link = main.querySelector('.govuk-error-summary a')?.getAttribute('href') ?? ''
  expect(main.querySelector(link)?.getAttribute('type')).toBe('radio')
  expect(words(main.querySelector('#reason-error'))).toBe('Error: Say why you need this file')
})

test('hidden and absent are told in the same words', () => {
  expect(words(draw('errors/not-found'))).toMatch(/We show this same page for both/)
})
