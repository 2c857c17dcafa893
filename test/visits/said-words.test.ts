// One list of words for the headings of ARMS and for sources, and where the forms ask whether entry was asked for.
import { parse } from 'node-html-parser'
import { factorWords, sourceWords } from '../../src/evidence/index.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import { productViews } from '../support/views.ts'
import { saidTables } from '../../src/visits/views/show-said.ts'
import type { LatestBy } from '../../src/visits/types.ts'
import { aVisit, moreKnown, recordPage, writeUpPage } from './view-samples.ts'
import { localDate } from '../../src/platform/calendar.ts'

const views = productViews()

test('the form of a visit and its page say a heading and a source as the evidence room does', () => {
  const [row] = recordPage().whole?.said.evidence ?? []
  const texts = (items: readonly { text: string }[] = []) => items.map(({ text }) => text).slice(1)
  expect(texts(row?.factor.items)).toEqual(Object.values(factorWords))
  expect(texts(row?.source.items)).toEqual(Object.values(sourceWords))
  const line = { factor: 'positive_routine', text: 'A rota', source: 'third_party' } as const
  const table = saidTables(aVisit({ evidence: [line] })).find(
    ({ caption }) => caption === 'Evidence',
  )
  expect(table?.rows[0]?.map((cell) => cell.text)).toEqual([
    ...['Employment or positive routine', 'A rota', 'Somebody else', 'Not known'],
  ])
})

test.each(['visit', 'attempt'] as const)(
  'on the form of a %s, whether entry was asked for stands open under what happened',
  (kind) => {
    const page = parse(views.render('visits/record', recordPage({ kind }), aChrome()))
    const asks = page.querySelector('[name="entry.purpose"]')
    expect(asks?.closest('details')).toBeNull()
    const names = page
      .querySelectorAll('form input, form select')
      .map((one) => one.attributes['name'])
    expect(names[names.lastIndexOf('outcome') + 1]).toBe('entry.purpose')
    const values = page.querySelectorAll('[name="entry.purpose"]').map((one) => one.attributes)
    expect(values.map(({ value, checked }) => [value, checked])).toEqual([
      ...[
        ['s96b_search', undefined],
        ['visit', undefined],
        ['no', undefined],
      ],
    ])
  },
)

test('the templates ask for nothing that the models lack where more is known and a plan is owed', () => {
  expect(missingPaths(views, 'visits/record', recordPage({ known: moreKnown }))).toEqual([])
  const ceiling: LatestBy = {
    ...{ on: localDate('2026-06-01'), from: localDate('2026-03-01'), because: 'Last seen' },
    rule: 'backstop',
    parameter: null,
  }
  const page = writeUpPage({ known: moreKnown, ceiling })
  expect(page.next?.text).toContain('1 Jun 2026')
  expect(missingPaths(views, 'visits/write-up', { ...page, draft: recordPage().draft })).toEqual([])
})
