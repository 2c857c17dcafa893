// The seals outside the database: a file that is only ever added to, a line a seal.
import { createReadStream } from 'node:fs'
import { open, rename, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Tx } from '../../platform/database/transaction.ts'
import { lockSealing, newestSeal, sealsAfter } from '../store.ts'

export const outsideFile = (dataDir: string): string => join(dataDir, 'audit-seals.log')

const heading =
  '# The seals of the audit log, kept outside its database: number and digest, a line each. Never edit; keep copies.\n'

const lineForm = /^(\d{1,15}) ([0-9a-f]{64})$/

/** Written to the disk, not only to the machine's memory, before the answer. */
async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile((await endsMidLine(file)) ? `\n${text}` : text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** True after a crash in the middle of a write. */
const endsMidLine = async (file: string): Promise<boolean> => !/(^|\n)$/.test(await tailOf(file))

async function reading<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r')
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

const tailBytes = 65_536

const tailOf = (file: string): Promise<string> =>
  reading(file, async (handle) => {
    const { size } = await handle.stat()
    const length = Math.min(size, tailBytes)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8')
  })

/** The last seal that the file tells of; 0 when it tells of none. */
async function lastOutside(file: string): Promise<number> {
  const lines = (await tailOf(file)).split('\n').flatMap((line) => lineForm.exec(line)?.[1] ?? [])
  return Number(lines.at(-1) ?? 0)
}

const isMissing = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT'

/** How much of the file there is now; null when it is lost: not there, or not begun by this program. */
export async function outsideSize(file: string): Promise<number | null> {
  try {
    return await reading(file, async (handle) => {
      const length = Buffer.byteLength(heading)
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, 0)
      return buffer.toString('utf8') === heading ? (await handle.stat()).size : null
    })
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown
    return null
  }
}

/** A log without seals begins its file; a file that is lost later is not made again by itself: that it is lost must show. */
export async function prepareOutside(tx: Tx, file: string): Promise<void> {
  if ((await outsideSize(file)) !== null) return
  await lockSealing(tx)
  if ((await newestSeal(tx)) === null && (await outsideSize(file)) === null)
    await beginOutside(file)
}

async function beginOutside(file: string, words = ''): Promise<void> {
  const making = `${file}.new`
  const handle = await open(making, 'w', 0o600)
  await handle.writeFile(`${heading}${words}`)
  await handle.sync()
  await handle.close()
  await rename(making, file)
}

const mostLines = 10_000

/** Adds every seal that the file lacks, one writer at a time, by the sealing lock; answers the last that it tells of, or null when it is lost. */
export async function writeOutside(tx: Tx, file: string): Promise<number | null> {
  await lockSealing(tx)
  if ((await outsideSize(file)) === null) return null
  for (let last = await lastOutside(file); ;) {
    const seals = await sealsAfter(tx, last, mostLines)
    const newest = seals.at(-1)
    if (newest === undefined) return last
    await append(file, seals.map(({ number, digest }) => `${number} ${digest}\n`).join(''))
    last = newest.number
  }
}

/** Notes in the file that a verification was made and what it found. */
export async function noteOutside(file: string, words: string): Promise<void> {
  if ((await outsideSize(file)) !== null) await append(file, `# ${words}\n`)
}

/** Makes a lost file again from the seals in the database: only for whoever has satisfied themselves that these are the true ones. */
export async function renewOutside(tx: Tx, file: string): Promise<void> {
  await lockSealing(tx)
  await beginOutside(file, `# Begun again ${tx.at.toISOString()} by ${tx.actor}\n`)
  await writeOutside(tx, file)
}

export type OutsideLine = Readonly<{ number: number; digest: string }>

/** The seals in the first bytes of the file, one after another; what is half written is left out. */
export async function* linesOutside(file: string, size: number): AsyncGenerator<OutsideLine> {
  const input = createReadStream(file, { encoding: 'utf8', end: size - 1 })
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const [, number, digest] = lineForm.exec(line) ?? []
    if (number !== undefined && digest !== undefined) yield { number: Number(number), digest }
  }
}
