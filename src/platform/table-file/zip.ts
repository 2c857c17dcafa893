// The parts of a zip archive by name, unpacked one at a time and never beyond a limit.
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { mostBytes } from './limits.ts'

const unpack = promisify(inflateRaw)

type Entry = Readonly<{ method: number; packedSize: number; at: number }>

export type Archive = Readonly<{
  has: (name: string) => boolean
  /** The bytes of a part; throws when it is damaged, locked or larger than we read. */
  read: (name: string) => Promise<Buffer>
}>

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const end64Mark = 0x06064b50
const seeExtra = 0xffffffff

function endOfArchive(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= earliest; at -= 1) {
    if (bytes.readUInt32LE(at) === endMark) return at
  }
  throw new Error('no end of archive')
}

/** Where the list of entries starts; large-file archives keep it in a record of their own, just before the end. */
function listOfEntries(bytes: Buffer): number {
  const end = endOfArchive(bytes)
  const at = bytes.readUInt32LE(end + 16)
  if (at !== seeExtra) return at
  const end64 = Number(bytes.readBigUInt64LE(end - 20 + 8))
  if (bytes.readUInt32LE(end64) !== end64Mark) throw new Error('no large end of archive')
  return Number(bytes.readBigUInt64LE(end64 + 48))
}

/** The 64-bit sizes and offset, in the order in which the 32-bit ones were too small to hold them. */
function large(extra: Buffer): () => number {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1)
    at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return () => {
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  }
}

function entryAt(bytes: Buffer, at: number): { name: string; entry: Entry; next: number } {
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const nextLarge = large(bytes.subarray(nameEnd, extraEnd))
  const sized = (offset: number): number => {
    const size = bytes.readUInt32LE(offset)
    return size === seeExtra ? nextLarge() : size
  }
  sized(at + 24)
  const packedSize = sized(at + 20)
  const name = bytes.toString('utf8', at + 46, nameEnd)
  const entry = { method: bytes.readUInt16LE(at + 10), packedSize, at: sized(at + 42) }
  return { name, entry, next: extraEnd + bytes.readUInt16LE(at + 32) }
}

async function unpackEntry(bytes: Buffer, entry: Entry): Promise<Buffer> {
  if (bytes.readUInt32LE(entry.at) !== localMark) throw new Error('no such part')
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  const packed = bytes.subarray(from, from + entry.packedSize)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new Error('packed in a way we do not read')
  return unpack(packed, { maxOutputLength: mostBytes })
}

/** Throws when the bytes are not an archive. */
export function openArchive(bytes: Buffer): Archive {
  const entries = new Map<string, Entry>()
  let at = listOfEntries(bytes)
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === entryMark) {
    const { name, entry, next } = entryAt(bytes, at)
    entries.set(name.replaceAll('\\', '/').toLowerCase(), entry)
    at = next
  }
  if (entries.size === 0) throw new Error('no list of parts')
  return {
    has: (name) => entries.has(name.toLowerCase()),
    read: async (name) => {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) throw new Error('no such part')
      return unpackEntry(bytes, entry)
    },
  }
}
