// The seals outside the database: a file that is only ever added to, a line a seal.
import { createReadStream } from 'node:fs'
import { open, rename, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { StartFault } from '../../platform/errors.ts'

export const outsideFile = (dataDir: string): string => join(dataDir, 'audit-seals.log')

const heading =
  '# The seals of the audit log, kept outside its database: number and digest, a line each. Never edit; keep copies.\n'

const lineForm = /^(\d{1,15}) ([0-9a-f]{64})$/

const placeForm = /^# Place ([0-9a-f-]{36})\n$/
const placeLine = (place: string): string => `# Place ${place}\n`

const codeOf = (thrown: unknown): unknown =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined

/** What the machine refuses is said with the file's name, in one sentence. */
function refused(file: string, thrown: unknown): unknown {
  const code = codeOf(thrown)
  return typeof code !== 'string'
    ? thrown
    : new StartFault(
        `The seals outside the database cannot be read or written: ${file} (${code}). Move away what stands there, or let the program read and write it.`,
      )
}

async function withFile<T>(
  file: string,
  flags: 'r' | 'a' | 'w',
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await open(file, flags, 0o600)
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

/** Written to the disk, not only to the machine's memory, before the answer. */
async function append(file: string, text: string): Promise<void> {
  try {
    const begins = (await endsMidLine(file)) ? '\n' : ''
    await withFile(file, 'a', async (handle) => {
      await handle.appendFile(begins + text)
      await handle.sync()
    })
  } catch (thrown) {
    throw refused(file, thrown)
  }
}

export type OutsideLine = Readonly<{ number: number; digest: string }>

/** Adds seals to the end of the file. */
export const appendSeals = (file: string, seals: readonly OutsideLine[]): Promise<void> =>
  append(file, seals.map(({ number, digest }) => `${number} ${digest}\n`).join(''))

/** True after a crash in the middle of a write. */
const endsMidLine = async (file: string): Promise<boolean> => !/(^|\n)$/.test(await tailOf(file))

const tailBytes = 65_536

const tailOf = (file: string): Promise<string> =>
  withFile(file, 'r', async (handle) => {
    const { size } = await handle.stat()
    const length = Math.min(size, tailBytes)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8')
  })

/** The last seal that the file tells of; 0 when it tells of none. */
export async function lastOutside(file: string): Promise<number> {
  const lines = (await tailOf(file)).split('\n').flatMap((line) => lineForm.exec(line)?.[1] ?? [])
  return Number(lines.at(-1) ?? 0)
}

const headBytes = Buffer.byteLength(heading + placeLine('0'.repeat(36)))

/** How much of the file there is now, and the name that it was given when it was begun; null when it is lost: not there, or not begun by this program. */
export async function lookOutside(
  file: string,
): Promise<Readonly<{ size: number; place: string }> | null> {
  try {
    return await withFile(file, 'r', async (handle) => {
      const { buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      const head = buffer.toString('utf8')
      const [, place] = placeForm.exec(head.slice(heading.length)) ?? []
      if (!head.startsWith(heading) || place === undefined) return null
      return { size: (await handle.stat()).size, place }
    })
  } catch (thrown) {
    if (['ENOENT', 'EISDIR'].includes(String(codeOf(thrown)))) return null
    throw refused(file, thrown)
  }
}

/** Begins a file under a name of its own, in place of what stands there. */
export async function beginOutside(file: string, place: string, words = ''): Promise<void> {
  const making = `${file}.new`
  try {
    await withFile(making, 'w', async (handle) => {
      await handle.writeFile(`${heading}${placeLine(place)}${words}`)
      await handle.sync()
    })
    await rename(making, file)
  } catch (thrown) {
    throw refused(file, thrown)
  }
}

/** Notes in the file that a verification was made and what it found. */
export async function noteOutside(file: string, words: string): Promise<void> {
  if ((await lookOutside(file)) !== null) await append(file, `# ${words}\n`)
}

/** The seals in the first bytes of the file, one after another; what is half written is left out. */
export async function* linesOutside(file: string, size: number): AsyncGenerator<OutsideLine> {
  const input = createReadStream(file, { encoding: 'utf8', end: size - 1 })
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const [, number, digest] = lineForm.exec(line) ?? []
    if (number !== undefined && digest !== undefined) yield { number: Number(number), digest }
  }
}
