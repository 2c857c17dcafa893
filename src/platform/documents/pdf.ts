// A document as PDF: A4, tagged, in English, marked on every sheet, with its fonts inside.
import type { Paper } from './document.ts'
import { tagTree, type Tree } from './tags.ts'
import { emptyPdf, layoutOn, TaggingRenderer, type Pdf, type Sheet } from './typesetter.ts'
import { contentOf, type Node } from './typeset.ts'

const short = 595.28
const long = 841.89

const sizeOf = ({ landscape }: Paper) =>
  landscape === true
    ? { width: long, height: short, orientation: 'landscape' }
    : { width: short, height: long, orientation: 'portrait' }

const marginsOf = ({ compact }: Paper) =>
  compact === true
    ? { left: 28, right: 28, top: 28, bottom: 28 }
    : { left: 36, right: 36, top: 42, bottom: 42 }

/** Sizes of type in points, tried in turn; the last one goes on to a second sheet rather than leave anything out. */
const usualType = [9.5]
const compactType = [9, 8.5, 8, 7.5, 7, 6.5]

const marking = (paper: Paper): Node => ({
  text: paper.marking,
  bold: true,
  fontSize: 9,
  alignment: 'center',
})

const edge = (paper: Paper): number => (paper.compact === true ? 12 : 20)

const header = (paper: Paper) => (): Node => ({ ...marking(paper), margin: [0, edge(paper), 0, 0] })

const footer =
  (paper: Paper) =>
  (page: number, pages: number): Node => ({
    columns: [
      { text: '', width: '*' },
      { ...marking(paper), width: 'auto' },
      { text: `${page} of ${pages}`, width: '*', alignment: 'right', fontSize: 8 },
    ],
    margin: [marginsOf(paper).left, edge(paper) - 8, marginsOf(paper).right, 0],
  })

type LaidOut = Readonly<{ sheets: readonly Sheet[]; tree: Tree }>

function laidOut(pdf: Pdf, paper: Paper, fontSize: number): LaidOut {
  const tree = tagTree()
  const sheets = layoutOn(sizeOf(paper), marginsOf(paper)).layoutDocument(
    contentOf(paper, tree),
    pdf,
    { title: { fontSize: fontSize * 1.5 }, heading: { fontSize: fontSize * 1.15 } },
    { font: 'Roboto', fontSize, lineHeight: paper.compact === true ? 1 : 1.1 },
    null,
    header(paper),
    footer(paper),
    null,
    null,
  )
  return { sheets, tree }
}

function fitted(pdf: Pdf, paper: Paper): LaidOut {
  const sizes = paper.compact === true ? compactType : usualType
  let tried = laidOut(pdf, paper, sizes[0] ?? 9)
  for (const size of sizes.slice(1)) {
    if (tried.sheets.length === 1) break
    tried = laidOut(pdf, paper, size)
  }
  return tried
}

/** The bytes of the PDF. Long tables take about a millisecond a row: whoever asks bounds them. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const { width, height } = sizeOf(paper)
  const pdf = emptyPdf({
    size: [width, height],
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    compress: true,
    autoFirstPage: false,
    font: null,
    info: {
      Title: paper.title,
      Author: paper.madeBy,
      Creator: paper.madeBy,
      Producer: paper.madeBy,
      CreationDate: paper.madeAt,
    },
  })
  const chunks: Buffer[] = []
  const bytes = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  const { sheets, tree } = fitted(pdf, paper)
  new TaggingRenderer(pdf, tree).draw(sheets)
  pdf.end()
  return await bytes
}
