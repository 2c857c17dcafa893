// A secret made once and kept in the data folder, readable by its owner alone: demonstrations only.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const made = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** The secret in a file, made on first asking; two processes at once agree on one. */
export function keptSecret(file: string, bytes = 32): string {
  try {
    writeFileSync(file, made(bytes), { mode: 0o600, flag: 'wx' })
  } catch (thrown) {
    const exists = thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST'
    if (!exists) throw thrown
  }
  return readFileSync(file, 'utf8').trim()
}
