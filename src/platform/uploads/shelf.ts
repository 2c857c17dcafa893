// Files kept by their digest: written whole and flushed before anything names them, and proved again when they are read.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'

export type Shelf = Readonly<{
  /** Keeps the bytes and answers their SHA-256; the same bytes are kept once. */
  keep(bytes: Uint8Array): Promise<string>
  /** The bytes of that digest, exactly; a file lost or changed on the disk is a fault, never an answer. */
  read(digest: string): Promise<Uint8Array>
}>

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What is in the folder survives a loss of power only once the folder itself is flushed. */
async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const beside = join(folder, `.${randomUUID()}`)
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, path)
  } catch (fault) {
    await rm(beside, { force: true })
    throw fault
  }
  await flushed(folder)
  await flushed(dirname(folder))
}

/** Files under `<folder>/<first two of the digest>/<digest>`. */
export const shelfIn = (folder: string): Shelf => {
  const pathOf = (digest: string): string => join(folder, digest.slice(0, 2), digest)
  return {
    keep: async (bytes) => {
      const digest = digestOf(bytes)
      await written(pathOf(digest), bytes)
      return digest
    },
    read: async (digest) => {
      const bytes = await readFile(pathOf(digest)).catch((cause: unknown) => {
        throw new AppError('broken', { cause })
      })
      if (digestOf(bytes) !== digest)
        throw new AppError('broken', { cause: new Error(`the file ${digest} was changed`) })
      return bytes
    },
  }
}
