// What every command shares: settings, database, clock, wiring, one answer, a clean leaving.
import { refuseAnotherKey } from '../audit/index.ts'
import { boot, commandClock } from '../boot.ts'
import { configFromEnvironment } from '../platform/config.ts'
import { sentenceOf } from '../platform/start-faults.ts'
import { wire, type Product } from '../wiring.ts'

const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Prints on standard output: a command's answer and nothing else goes there. */
export const answer = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

type Manner = Readonly<{
  /** The exit code of a fault. */
  failed?: number
  /** True for a command that looks at what was signed with a key, whichever it was. */
  anyKey?: boolean
}>

async function run(
  work: (product: Product) => Promise<number>,
  { anyKey }: Manner,
): Promise<number> {
  const booted = await boot(configFromEnvironment(), note)
  try {
    const product = await wire({ ...booted, clock: await commandClock(booted), poolSize: 3 })
    try {
      if (anyKey !== true) await refuseAnotherKey(product)
      return await work(product)
    } finally {
      await product.close()
    }
  } finally {
    await booted.leave()
  }
}

/** Runs a command to its exit code; a fault is one plain sentence on standard error. */
export function command(work: (product: Product) => Promise<number>, manner: Manner = {}): void {
  run(work, manner).then(
    (code) => process.exit(code),
    (thrown: unknown) => {
      note(sentenceOf(thrown))
      process.exit(manner.failed ?? 1)
    },
  )
}
