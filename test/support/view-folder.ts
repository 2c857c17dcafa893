// Templates written down for one test, compiled as the product compiles its own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compileViews } from '../../src/platform/views/engine.ts'
import type { Views } from '../../src/platform/views/engine.ts'

type Templates = Readonly<Record<string, string>>

/** Views of just these templates; with `beside`, together with those of a folder. */
export function viewsOf(templates: Templates, beside?: string): Views {
  const root = mkdtempSync(join(tmpdir(), 'views-'))
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
