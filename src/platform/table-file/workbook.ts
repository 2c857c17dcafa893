// What must be known of an .xlsx workbook before its first sheet is read: where it is, its strings and its formats.
import { type CellFormat, formatOf } from './number-format.ts'
import { visitXml } from './xml.ts'
import type { Archive } from './zip.ts'

export type Workbook = Readonly<{
  sheet: string
  strings: readonly string[]
  formats: readonly CellFormat[]
  from1904: boolean
}>

type Link = Readonly<{ id: string; type: string; target: string }>

function resolve(base: string, target: string): string {
  const parts = target.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

async function linksOf(archive: Archive, part: string): Promise<Link[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const links: Link[] = []
  if (!archive.has(name)) return links
  visitXml(await archive.read(name), {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element !== 'Relationship') return
      links.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: resolve(part, Target),
      })
    },
  })
  return links
}

const isTrue = (flag: string | undefined): boolean => flag === '1' || flag === 'true'

async function outlineOf(
  archive: Archive,
  part: string,
): Promise<{ ids: string[]; from1904: boolean }> {
  const ids: string[] = []
  let from1904 = false
  visitXml(await archive.read(part), {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      if (element !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))
      ids.push(id?.[1] ?? '')
    },
  })
  return { ids, from1904 }
}

/** Workbooks write what XML cannot hold, and line breaks in some cells, as _x000D_. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, code: string) => {
        const at = Number.parseInt(code, 16)
        return at === 0 || (at >= 0xd800 && at <= 0xdfff) ? whole : String.fromCharCode(at)
      })
    : text

async function stringsOf(archive: Archive, part: string | undefined): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined || !archive.has(part)) return strings
  let text = ''
  let inText = false
  let inReading = false
  visitXml(await archive.read(part), {
    open: (element) => {
      if (element === 'si') text = ''
      if (element === 'rPh') inReading = true
      if (element === 't') inText = !inReading
    },
    text: (more) => {
      if (inText) text += more
    },
    close: (element) => {
      if (element === 't') inText = false
      if (element === 'rPh') inReading = false
      if (element === 'si') strings.push(unescapeCell(text))
    },
  })
  return strings
}

async function formatsOf(archive: Archive, part: string | undefined): Promise<CellFormat[]> {
  const formats: CellFormat[] = []
  if (part === undefined || !archive.has(part)) return formats
  const codes = new Map<number, string>()
  let inCells = false
  visitXml(await archive.read(part), {
    open: (element, { numFmtId, formatCode }) => {
      if (element === 'cellXfs') inCells = true
      if (element === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '')
      if (element === 'xf' && inCells) {
        const id = Number(numFmtId ?? 0)
        formats.push(formatOf(id, codes.get(id)))
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false
    },
  })
  return formats
}

/** The first sheet in the order of its tabs, or null when the archive is no workbook. */
export async function openWorkbook(archive: Archive): Promise<Workbook | null> {
  const root = (await linksOf(archive, '')).find(({ type }) => type === 'officeDocument')
  const part = root?.target ?? 'xl/workbook.xml'
  if (!archive.has(part) || !part.endsWith('.xml')) return null
  const { ids, from1904 } = await outlineOf(archive, part)
  const links = await linksOf(archive, part)
  const sheets = links.filter(({ type }) => type === 'worksheet')
  const sheet = ids.flatMap((id) => sheets.filter((link) => link.id === id))[0]
  if (sheet === undefined || !archive.has(sheet.target)) return null
  const partOf = (type: string): string | undefined =>
    links.find((link) => link.type === type)?.target
  const strings = await stringsOf(archive, partOf('sharedStrings'))
  return {
    sheet: sheet.target,
    strings,
    formats: await formatsOf(archive, partOf('styles')),
    from1904,
  }
}
