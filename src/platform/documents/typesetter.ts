// The typesetter's parts, as they are used here: its layout, and its renderer with a tag for every line.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Tag, Tagged, Tree } from './tags.ts'

type Options = Readonly<Record<string, unknown>>
type Line = Readonly<{ x: number; y: number; inlines: readonly Readonly<{ mark?: number }>[] }>
export type Sheet = Readonly<{ items: readonly unknown[] }>

type Element = Readonly<{ add(child: unknown): unknown; end(): void }>

export type Pdf = Readonly<{
  on(event: string, take: (given: Buffer) => void): unknown
  end(): void
  struct(tag: Tag, options: Options): Element
  addStructure(element: Element): unknown
  markContent(tag: string, options: Options): unknown
  markStructureContent(tag: string): unknown
  endMarkedContent(): unknown
}>

type Renderer = {
  renderPages(sheets: readonly Sheet[]): void
  renderLine(line: Line, x: number, y: number): void
  renderVector(vector: unknown): void
}

type Layout = Readonly<{
  registerTableLayouts(layouts: Options): void
  layoutDocument(...given: readonly unknown[]): Sheet[]
}>

// The typesetter's own door says of its PDFs that they are tagged and puts no tag in them: hence its parts.
const load = createRequire(import.meta.url)
const part = (name: string): unknown =>
  (load(`pdfmake/js/${name}.js`) as { default: unknown }).default

const PdfFile = part('PDFDocument') as new (...given: readonly unknown[]) => Pdf
const LayoutBuilder = part('LayoutBuilder') as new (...given: readonly unknown[]) => Layout
const SvgMeasure = part('SVGMeasure') as new () => object
const PlainRenderer = part('Renderer') as new (pdf: Pdf) => Renderer

const fontFolder = join(dirname(load.resolve('pdfmake/package.json')), 'fonts', 'Roboto')
const face = (name: string): string => join(fontFolder, `Roboto-${name}.ttf`)
const regular = face('Regular')
const medium = face('Medium')
const fonts = {
  Roboto: { normal: regular, bold: medium, italics: regular, bolditalics: medium },
}

/** An empty PDF, its fonts ready; it opens no file but them. */
export const emptyPdf = (options: Options): Pdf =>
  new PdfFile(fonts, {}, {}, {}, options, null, (path: string) => path.startsWith(fontFolder))

export type Margins = Readonly<{ left: number; top: number; right: number; bottom: number }>

/** A layout of sheets of one size with the tables that this product draws. */
export function layoutOn(
  size: Readonly<{ width: number; height: number; orientation: string }>,
  margins: Margins,
): Layout {
  const layout = new LayoutBuilder(size, margins, new SvgMeasure())
  layout.registerTableLayouts({ ruled })
  return layout
}

const ruled = {
  hLineWidth: (line: number) => (line <= 1 ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: () => '#505a5f',
  paddingLeft: () => 2,
  paddingRight: () => 4,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
}

/** Draws the sheets; every line is a part of its element, and all else is for the eye only. */
export class TaggingRenderer extends PlainRenderer {
  private readonly pdf: Pdf
  private readonly tree: Tree
  private readonly elements = new Map<Tagged, Element>()
  private readonly firstSheets = new Map<Tagged, number>()
  private sheet = 0

  constructor(pdf: Pdf, tree: Tree) {
    super(pdf)
    this.pdf = pdf
    this.tree = tree
  }

  draw(sheets: readonly Sheet[]): void {
    this.pdf.addStructure(this.elementOf(this.tree.root))
    for (const sheet of sheets) {
      this.sheet += 1
      this.renderPages([sheet])
    }
    this.elementOf(this.tree.root).end()
  }

  override renderLine(line: Line, x: number, y: number): void {
    const mark = line.inlines[0]?.mark
    const tagged = mark === undefined ? undefined : this.tree.at(mark)
    if (tagged === undefined || this.isRepeated(tagged))
      this.asArtifact('Pagination', () => super.renderLine(line, x, y))
    else {
      this.elementOf(tagged).add(this.pdf.markStructureContent(tagged.tag))
      super.renderLine(line, x, y)
      this.pdf.endMarkedContent()
    }
  }

  override renderVector(vector: unknown): void {
    this.asArtifact('Layout', () => super.renderVector(vector))
  }

  private asArtifact(type: string, draw: () => void): void {
    this.pdf.markContent('Artifact', { type })
    draw()
    this.pdf.endMarkedContent()
  }

  /** A table's heading is read out once, however many sheets show it again. */
  private isRepeated(tagged: Tagged): boolean {
    if (tagged.tag !== 'TH') return false
    const first = this.firstSheets.get(tagged) ?? this.sheet
    this.firstSheets.set(tagged, first)
    return first !== this.sheet
  }

  /** Elements stand under their parents in reading order, also those whose text is drawn later. */
  private elementOf(tagged: Tagged): Element {
    const known = this.elements.get(tagged)
    if (known !== undefined) return known
    const made = this.pdf.struct(tagged.tag, tagged.tag === 'TH' ? { scope: 'Column' } : {})
    this.elements.set(tagged, made)
    for (const child of tagged.children) made.add(this.elementOf(child))
    return made
  }
}
