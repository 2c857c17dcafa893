// The text of each sheet of a PDF, as a browser prints it or as the product makes it: what a reader of the paper sees.
import { inflateSync } from 'node:zlib'

type Objects = ReadonlyMap<string, string>
type Glyphs = ReadonlyMap<number, string>

export function pagesOfPdf(pdf: Buffer): string[] {
  const source = pdf.toString('latin1')
  const objects: Objects = new Map(
    [...source.matchAll(/(\d+) 0 obj([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body))
  return pages.map((page) => textOf(page, objects))
}

function textOf(page: string, objects: Objects): string {
  const fonts = new Map<string, Glyphs>()
  const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1] ?? ''
  const named = page + (objects.get(resources) ?? '')
  for (const [, name = '', id = ''] of named.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]
    if (unicode !== undefined) fonts.set(name, glyphsOf(streamOf(objects.get(unicode) ?? '')))
  }
  const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1] ?? ''
  return drawn(streamOf(objects.get(contents) ?? ''), fonts)
}

function drawn(contents: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let text = ''
  let glyphs: Glyphs = new Map()
  for (const [, font, hex] of contents.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map()
    for (const [code] of (hex ?? '').matchAll(/.{4}/g))
      text += glyphs.get(parseInt(code, 16)) ?? '?'
  }
  return text
}

function glyphsOf(table: string): Glyphs {
  const glyphs = new Map<number, string>()
  const numbers = (line: RegExpMatchArray): number[] =>
    line.slice(1).map((hex) => parseInt(hex, 16))
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const line of block.matchAll(/<(\w+)>\s*<(\w{4})/g)) {
      const [from = 0, to = 0] = numbers(line)
      glyphs.set(from, String.fromCharCode(to))
    }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', list = ''] of block.matchAll(/<(\w+)>\s*<\w+>\s*\[([^\]]*)\]/g))
      // One glyph may stand for several letters, as in `office`.
      for (const [index, [, to = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries())
        glyphs.set(parseInt(from, 16) + index, lettersOf(to))
    const single = block.replace(/<\w+>\s*<\w+>\s*\[[^\]]*\]/g, '')
    for (const line of single.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [from = 0, last = 0, to = 0] = numbers(line)
      for (let code = from; code <= last; code++)
        glyphs.set(code, String.fromCharCode(to + code - from))
    }
  }
  return glyphs
}

const lettersOf = (units: string): string =>
  [...units.matchAll(/\w{4}/g)].map(([hex]) => String.fromCharCode(parseInt(hex, 16))).join('')

function streamOf(body: string): string {
  const packed = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1] ?? ''
  if (packed === '' || !/\/FlateDecode/.test(body)) return packed
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
}
