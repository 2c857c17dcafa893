// Templates written down for one test, compiled as the product compiles its own.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileViews } from '../../src/platform/views/engine.ts'
import type { Views } from '../../src/platform/views/engine.ts'
import { aFolder } from './folder.ts'

type Templates = Readonly<Record<string, string>>

/** Views of just these templates; with `beside`, together with those of a folder. */
export function viewsOf(templates: Templates, beside?: string): Views {
  const root = aFolder('views-')
  try {
    if (beside !== undefined) cpSync(beside, root, { recursive: true })
    for (const [name, source] of Object.entries(templates)) {
      const file = join(root, `${name}.hbs`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, source)
    }
    return compileViews(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
