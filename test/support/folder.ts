// Folders of a test run: in memory where there is room.
import { existsSync, mkdtempSync, realpathSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const inMemory = '/dev/shm'
const roomNeeded = 2_000_000_000

/** On a disk a third of a run goes into finding places for the files of databases made and dropped. */
function place(): string {
  if (!existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize >= roomNeeded ? inMemory : tmpdir()
}

/** A new folder, empty, by its real path. */
export const aFolder = (prefix: string): string => realpathSync(mkdtempSync(join(place(), prefix)))
