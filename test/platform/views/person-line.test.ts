// The person line: everything a list must say of a person, in words that survive without colour.
import { parse } from 'node-html-parser'
import type { HTMLElement } from 'node-html-parser'
import { specimen } from './specimen.ts'
import { productViews } from '../../support/views.ts'

const views = productViews()

const [person] = specimen.people
const line = (differing: object = {}): HTMLElement =>
  parse(views.fragment('partials/person-line', { ...person, ...differing }))
const words = (html: HTMLElement): string => html.text.replace(/\s+/g, ' ').trim()
const level = {
  text: 'High risk level',
  tagClass: 'govuk-tag--orange',
  armsText: 'no ratified ARMS',
}

test('is read out in the order in which a sergeant asks: who, how risky and how well founded, last seen, whose, what to know', () => {
  expect(words(line())).toBe(
    'Tobias Ellingham born 3 February 1971, 55 ViSOR ref V1234567 ' +
      'Very high risk level ARMS 4 months old MAPPA level 2 ' +
      'Last seen 12 January 2026, 49 days ago Owner: DC Imran Sollis ' +
      'Visit 18 days overdue Children Warning: dogs',
  )
})

test('the name leads to the file', () => {
  expect(line().querySelector('a')?.getAttribute('href')).toBe('/offenders/41')
})

test('a level that no ARMS supports says so in words', () => {
  expect(words(line({ level: { ...level, unsupported: true } }))).toContain(
    'no ratified ARMS, so the risk level is not supported',
  )
  expect(words(line({ level: { ...level, unsupported: false } }))).not.toContain('not supported')
})

test('a missing owner stands out by weight, not by colour alone', () => {
  const html = line({ ownerText: 'nobody', ownerMissing: true })
  expect(html.querySelector('.app-person__owner--missing')?.text).toBe('Owner: nobody')
  expect(line().querySelector('.app-person__owner--missing')).toBeNull()
})

test('without a MAPPA level or marks nothing stands in their place', () => {
  const html = line({ mappaText: null, marks: [] })
  expect(html.querySelectorAll('.app-person__mappa, .app-person__marks')).toEqual([])
})
