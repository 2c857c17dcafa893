// Bytes into text: UTF-8, UTF-16 with its mark, or Windows-1252 when it cannot be UTF-8.
import { type Decision, no, yes } from '../decision.ts'

/** Old programs close a text file with it. */
const endOfFile = '\u001a'

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf])

// The 32 places where Windows-1252 is not Latin-1. Our own table, because some releases of Node decode
// 'windows-1252' as plain Latin-1 and lose the curly apostrophe of O’Brien.
const from80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (at) => from80.charAt(at.charCodeAt(0) - 0x80))
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decode(bytes: Buffer): Decision<string, 'broken-text'> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return yes(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return yes(new TextDecoder('utf-16be').decode(bytes))
  const text = decodeUtf8(bytes)
  if (text !== null) return yes(text)
  if (bytes.subarray(0, 3).equals(utf8Mark)) return no('broken-text')
  return yes(decodeWindows1252(bytes))
}

/** Pictures, programs and the like: a zero byte, or more control characters than any typed table holds. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const sample = text.slice(0, 65_536)
  const controls = sample.match(/(?!\s)\p{Cc}/gu)?.length ?? 0
  return controls > 0 && controls * 100 > sample.length
}

export function decodeText(bytes: Buffer): Decision<string, 'broken-text' | 'not-a-table'> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return no('not-a-table')
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const text = decoded.value.endsWith(endOfFile) ? decoded.value.slice(0, -1) : decoded.value
  return isBinary(text) ? no('not-a-table') : yes(text)
}
