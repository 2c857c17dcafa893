// Where the project lies: built code runs from dist/, tests from the sources, both read views/ and node_modules/.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const above = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the project folder was not found')
  return above(parent)
}

export const projectRoot = above(import.meta.dirname)
