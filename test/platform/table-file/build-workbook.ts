// Workbooks made by hand, part by part, for what no library would write: 1904, odd formats, damage.
import { deflateRawSync } from 'node:zlib'

export type Parts = Readonly<Record<string, string | Buffer>>

const uint16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8])
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const uint64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

export type Packing = 'deflated' | 'stored' | 'large'

const elsewhere = 0xffffffff

/** What the list of parts says of one: in a large archive its sizes and place stand in an extra field. */
function listed(
  name: string,
  sizes: { packed: number; unpacked: number; at: number },
  packing: Packing,
): Buffer {
  const isLarge = packing === 'large'
  const { packed, unpacked, at } = sizes
  const other = Buffer.concat([uint16(0x5455), uint16(1), Buffer.from([0])])
  const wide = Buffer.concat([uint16(1), uint16(24), uint64(unpacked), uint64(packed), uint64(at)])
  const extra = isLarge ? Buffer.concat([other, wide]) : Buffer.alloc(0)
  const size = (value: number): Buffer => uint32(isLarge ? elsewhere : value)
  return Buffer.concat([
    ...[
      uint32(0x02014b50),
      uint16(20),
      uint16(20),
      uint16(0),
      uint16(packing === 'stored' ? 0 : 8),
    ],
    ...[
      uint32(0),
      uint32(0),
      size(packed),
      size(unpacked),
      uint16(name.length),
      uint16(extra.length),
    ],
    ...[uint16(0), uint16(0), uint16(0), uint32(0), size(at), Buffer.from(name), extra],
  ])
}

function ending(count: number, size: number, at: number, packing: Packing): Buffer {
  const counts = [uint16(count), uint16(count), uint32(size)]
  const end = (place: number): Buffer[] => [
    uint32(0x06054b50),
    uint32(0),
    ...counts,
    uint32(place),
    uint16(0),
  ]
  if (packing !== 'large') return Buffer.concat(end(at))
  const wide = [uint32(0x06064b50), uint64(44), uint16(45), uint16(45), uint32(0), uint32(0)]
  const places = [uint64(count), uint64(count), uint64(size), uint64(at)]
  const locator = [uint32(0x07064b50), uint32(0), uint64(at + size), uint32(1)]
  return Buffer.concat([...wide, ...places, ...locator, ...end(elsewhere)])
}

/** An archive. Sums of check are left at zero: ours does not look at them. */
export function zip(parts: Parts, packing: Packing = 'deflated'): Buffer {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text)
    const packed = packing === 'stored' ? bytes : deflateRawSync(bytes)
    const entry = listed(name, { packed: packed.length, unpacked: bytes.length, at }, packing)
    const lengths = [uint16(name.length), uint16(0)]
    const head = [uint32(0x04034b50), entry.subarray(6, 28), ...lengths, Buffer.from(name)]
    const local = Buffer.concat([...head, packed])
    list.push(entry)
    locals.push(local)
    at += local.length
  }
  const entries = Buffer.concat(list)
  return Buffer.concat([...locals, entries, ending(list.length, entries.length, at, packing)])
}

export type Sheet = Readonly<{
  rows: string
  formats?: readonly string[]
  strings?: string
  properties?: string
}>

const relations = (...links: readonly [string, string, string][]): string =>
  `<Relationships>${links.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** Style 0 is general; style n is the n-th of `formats`: a number names a built-in one, other text is a code. */
function styles(formats: readonly string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`)
  const ids = formats.map((code, i) => (/^\d+n$/.test(code) ? Number.parseInt(code) : 200 + i))
  const cells = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`)
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`
}

export const partsOf = ({ rows, formats = [], strings = '', properties = '' }: Sheet): Parts => ({
  '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `<workbook xmlns:r="http://r"><workbookPr ${properties}/><sheets><sheet name="First" sheetId="7" r:id="s2"/><sheet name="Second" sheetId="1" r:id="s1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    ['s1', 'worksheet', 'worksheets/sheet1.xml'],
    ['s2', 'worksheet', '/xl/worksheets/sheet2.xml'],
    ['x', 'styles', 'styles.xml'],
    ['y', 'sharedStrings', 'sharedStrings.xml'],
  ),
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
  'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  'xl/styles.xml': styles(formats),
  'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
})

export const workbook = (sheet: Sheet): Buffer => zip(partsOf(sheet))
