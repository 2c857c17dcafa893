// The briefing on paper: one sheet of A4 from the browser and from the product, however much there is to say.
import { readFileSync } from 'node:fs'
import { editionModel, briefingPaper } from '../../src/briefings/views.ts'
import type { Line, Section } from '../../src/briefings/types.ts'
import { pdfOf } from '../../src/platform/documents/pdf.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import { openBrowser } from '../support/browser.ts'
import { aChrome } from '../support/chrome.ts'
import { pagesOfPdf } from '../support/pdf-pages.ts'
import { anEdition, shownFor } from './edition-sample.ts'

const filler =
  'over and over again and long past any day that was set for it, as nobody would write it but somebody may: '

/** As many lines as a part may show, each about as long as the longest of that part. */
const fullOf = (name: string, lengths: readonly number[]): Section => ({
  name,
  title: `The part ${name}, as long as a title may be`,
  lines: lengths.map((length, n): Line => ({
    offenderId: `00000000-0000-4000-8000-0000000000${10 + n}` as OffenderId,
    who: `Bartholomew Fairweather (V000000${n})`,
    text: filler.repeat(9).slice(0, length),
    lead: null,
  })),
  shown: lengths.length,
  leads: [],
  emptyText: '',
})

const of = (count: number, length: number): number[] => Array.from({ length: count }, () => length)

const lengths = {
  immediate: [190, ...of(5, 80)],
  decisions: of(6, 120),
  overdue: of(8, 150),
  moving: of(5, 50),
  arms: of(5, 70),
  unheld: of(6, 50),
  here: [450],
  figures: [320, ...of(6, 30)],
}
const full = anEdition(Object.entries(lengths).map(([name, each]) => fullOf(name, each)))

test('everything that the parts may show at once prints on one sheet from the browser', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const html = productViews().render(
    'briefings/edition',
    editionModel(shownFor({ edition: full })),
    aChrome(),
  )
  await page.setContent(html.replaceAll(/<link\b[^>]*>|<script\b.*?<\/script>/gs, ''))
  for (const sheet of [
    'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css',
    'node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.css',
    'views/assets/app.css',
  ])
    await page.addStyleTag({ content: readFileSync(sheet, 'utf8') })
  expect(pagesOfPdf(await page.pdf({ preferCSSPageSize: true }))).toHaveLength(1)
  await browser.close()
}, 60_000)

test.each([
  [0, undefined],
  [1, '1 more is on the screen.'],
  [2, '2 more are on the screen.'],
])('a part with %d lines more than fit says so in their number', (more, said) => {
  const section = fullOf('immediate', of(3 + more, 20))
  const paper = briefingPaper({
    edition: full,
    sections: [{ ...section, shown: 3 }],
    marking: 'OFFICIAL-SENSITIVE',
    madeBy: 'Northmoor Constabulary',
    madeAt: new Date('2026-03-03T06:30:00Z'),
  })
  expect(paper.body).toMatchObject([{ left: [{ lines: said === undefined ? [] : [said] }] }])
})

test('and on one sheet made by the product, with every line of it', async () => {
  const paper = briefingPaper({
    edition: full,
    sections: full.content.sections,
    marking: 'OFFICIAL-SENSITIVE',
    madeBy: 'Northmoor Constabulary',
    madeAt: new Date('2026-03-03T06:30:00Z'),
  })
  const pages = pagesOfPdf(await pdfOf(paper))
  expect(pages).toHaveLength(1)
  expect(pages[0]?.match(/Bartholomew Fairweather/g)).toHaveLength(
    Object.values(lengths).flat().length,
  )
}, 60_000)
