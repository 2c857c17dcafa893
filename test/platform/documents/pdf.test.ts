// A document on paper: marked, numbered, tagged for those who hear it, its letters inside it.
import { inflateSync } from 'node:zlib'
import type { Paper, Section } from '../../../src/platform/documents/document.ts'
import { pdfOf } from '../../../src/platform/documents/pdf.ts'
import { pagesOfPdf } from '../../support/pdf-pages.ts'

const aPaper = (differing: Partial<Paper> = {}): Paper => ({
  title: 'Backlog: overdue',
  asAt: 'As at 2 March 2026. 2 in all.',
  marking: 'OFFICIAL-SENSITIVE',
  madeBy: 'MOSOVO watch',
  madeAt: new Date('2026-03-02T08:00:00Z'),
  body: [
    { heading: 'Who', lines: ['One line.'], points: ['A point.', 'Another.'] },
    {
      heading: null,
      table: { head: ['Name', 'Why'], rows: [['Łukasz Øster-Nowińska', 'Last seen 3 Feb 2026.']] },
    },
  ],
  ...differing,
})

const rows = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [`Person ${index}`, 'A reason of some length.'])

const section = (heading: string, count: number): Section => ({
  heading,
  points: Array.from({ length: count }, (_, n) => `${heading} ${n}: who goes today, and when.`),
})

const sourceOf = (pdf: Buffer): string => pdf.toString('latin1')
const objectsOf = (pdf: Buffer): Map<string, string> =>
  new Map(
    [...sourceOf(pdf).matchAll(/(\d+) 0 obj([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )
/** What the file says of itself: each entry is an object of its own. */
function aboutIn(pdf: Buffer, name: string): string | undefined {
  const info = /\/Info (\d+) 0 R/.exec(sourceOf(pdf))?.[1] ?? ''
  const objects = objectsOf(pdf)
  const entry = new RegExp(`/${name} (\\d+) 0 R`).exec(objects.get(info) ?? '')?.[1] ?? ''
  return objects.get(entry)?.trim()
}

const contentsOf = (pdf: Buffer): string[] =>
  [...objectsOf(pdf).values()]
    .filter((body) => /\/FlateDecode/.test(body))
    .flatMap((body) => {
      const packed = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1] ?? ''
      const text = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
      return /\bBDC\b/.test(text) ? [text] : []
    })

type Told = Readonly<{ tag: string; children: readonly (Told | 'text')[] }>

/** The tags as assistive technology walks them, from the root down. */
function toldIn(pdf: Buffer): Told {
  const objects = objectsOf(pdf)
  const rootId = [...objects].find(([, body]) => /\/Type \/StructTreeRoot/.test(body))?.[1] ?? ''
  const kidsOf = (body: string): (Told | 'text')[] => {
    const kids =
      /\/K \[([\s\S]*?)\]\s*(?=\/|>>|$)/.exec(body)?.[1] ??
      /\/K (\d+ 0 R|\d+)/.exec(body)?.[1] ??
      ''
    return [...kids.matchAll(/(\d+) 0 R|<<[^>]*>>|\b\d+\b/g)].map(([, id = '']): Told | 'text' => {
      const child = objects.get(id) ?? ''
      return /\/S \//.test(child) ? told(child) : 'text'
    })
  }
  const told = (body: string): Told => ({
    tag: /\/S \/(\w+)/.exec(body)?.[1] ?? '?',
    children: kidsOf(body),
  })
  const [document] = kidsOf(rootId)
  if (document === undefined || document === 'text') throw new Error('nothing is tagged')
  return document
}
const outline = ({ tag, children }: Told): string => {
  const below = children.flatMap((child) => (child === 'text' ? [] : [outline(child)]))
  return below.length === 0 ? tag : `${tag}(${below.join(' ')})`
}

test('it is tagged: every text is a heading, a paragraph, a point or a cell, in the order in which it is read', async () => {
  const pdf = await pdfOf(aPaper())
  expect(outline(toldIn(pdf))).toBe(
    'Document(H1 P H2 P L(LI(LBody) LI(LBody)) Table(TR(TH TH) TR(TD TD)))',
  )
  expect(sourceOf(pdf)).toMatch(/\/Marked true/)
  expect(sourceOf(pdf)).toMatch(/\/Scope \/Column/)
})

test('nothing is drawn that is neither tagged nor for the eye only', async () => {
  for (const content of contentsOf(await pdfOf(aPaper()))) {
    let inside = 0
    for (const [operator] of content.matchAll(/\b(BDC|BMC|EMC|BT)\b/g)) {
      if (operator === 'BT') expect(inside).toBeGreaterThan(0)
      else inside += operator === 'EMC' ? -1 : 1
    }
    expect(inside).toBe(0)
  }
})

test('it says its language and its title, and names no tool', async () => {
  const pdf = await pdfOf(aPaper())
  const source = sourceOf(pdf)
  expect(source).toMatch(/\/Lang \(en-GB\)/)
  expect(aboutIn(pdf, 'Title')).toBe('(Backlog: overdue)')
  expect(aboutIn(pdf, 'Producer')).toBe('(MOSOVO watch)')
  expect(source).toMatch(/\/DisplayDocTitle true/)
  expect(aboutIn(pdf, 'CreationDate')).toBe('(D:20260302080000Z)')
  expect(source).not.toMatch(/pdfkit|pdfmake/i)
})

test('its fonts are inside it, and letters of other alphabets can be copied out', async () => {
  const pdf = await pdfOf(aPaper())
  const fonts = [...objectsOf(pdf).values()].filter((body) => /\/Type \/FontDescriptor/.test(body))
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter((body) => !/\/FontFile2 \d+ 0 R/.test(body))).toEqual([])
  expect(pagesOfPdf(pdf).join('')).toContain('Łukasz Øster-Nowińska')
})

test('every sheet is marked at its top and foot, numbered, and repeats the heads of its table', async () => {
  const table = { head: ['Name', 'Why'], rows: rows(120) }
  const sheets = pagesOfPdf(await pdfOf(aPaper({ body: [{ heading: null, table }] })))
  expect(sheets.length).toBeGreaterThan(1)
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
    expect(sheet).toContain(`${index + 1} of ${sheets.length}`)
    expect(sheet).toContain('NameWhy')
  }
  expect(sheets.join('')).toContain('Person 119')
})

test('a head that is repeated is read out once', async () => {
  const table = { head: ['Name', 'Why'], rows: rows(120) }
  const told = outline(toldIn(await pdfOf(aPaper({ body: [{ heading: null, table }] }))))
  expect(told.match(/TH/g)).toHaveLength(2)
  expect(told.match(/TR\(/g)).toHaveLength(121)
})

test('a compact paper with two columns stands on one sheet, its left column read first', async () => {
  const body = [
    section('Immediate', 4),
    { left: [section('Decisions', 30), section('Overdue', 30)], right: [section('Soon', 55)] },
  ]
  const usual = pagesOfPdf(await pdfOf(aPaper({ body })))
  const compact = pagesOfPdf(await pdfOf(aPaper({ body, compact: true })))
  expect([usual.length > 1, compact.length]).toEqual([true, 1])
  const [sheet = ''] = compact
  expect(sheet.indexOf('Overdue 29')).toBeLessThan(sheet.indexOf('Soon 0'))
})

test('what fits no single sheet goes on to the next one: nothing is left out', async () => {
  const sheets = pagesOfPdf(await pdfOf(aPaper({ body: [section('Long', 300)], compact: true })))
  expect(sheets.length).toBeGreaterThan(1)
  expect(sheets.join('')).toContain('Long 299')
})

test('the same document at the same time is the same bytes, so that its hash means something', async () => {
  expect((await pdfOf(aPaper())).equals(await pdfOf(aPaper()))).toBe(true)
})
