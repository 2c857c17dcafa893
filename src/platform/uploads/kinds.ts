// What a file is by its first bytes, whatever it is called: the few kinds that are taken, and nothing else.

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'text'

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  text: 'text/plain; charset=utf-8',
}

/** How the name of a file of each media type ends. */
export const endings: Readonly<Record<string, string>> = {
  [mediaTypes.jpeg]: 'jpg',
  [mediaTypes.png]: 'png',
  [mediaTypes.webp]: 'webp',
  [mediaTypes.pdf]: 'pdf',
  [mediaTypes.text]: 'txt',
}

const begins = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte)

const ascii = (word: string): number[] => [...Buffer.from(word, 'latin1')]

const magic: readonly (readonly [FileKind, (bytes: Uint8Array) => boolean])[] = [
  ['jpeg', (bytes) => begins(bytes, [0xff, 0xd8, 0xff])],
  ['png', (bytes) => begins(bytes, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])],
  ['webp', (bytes) => begins(bytes, ascii('RIFF')) && begins(bytes, ascii('WEBP'), 8)],
  ['pdf', (bytes) => begins(bytes, ascii('%PDF-'))],
]

const lineEnds = new Set([0x09, 0x0a, 0x0d])

const isWritten = (byte: number): boolean => (byte >= 0x20 && byte !== 0x7f) || lineEnds.has(byte)

/** UTF-8 without a control character, and no page of a browser in disguise. */
function isPlainText(bytes: Uint8Array): boolean {
  if (!bytes.every(isWritten)) return false
  try {
    return !/^\s*</.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** The kind by magic bytes, else plain text, else null: an SVG, a page, a program, an archive. */
export function kindOf(bytes: Uint8Array): FileKind | null {
  const found = magic.find(([, is]) => is(bytes))
  if (found !== undefined) return found[0]
  return bytes.length > 0 && isPlainText(bytes) ? 'text' : null
}
