// What the global set-up started, kept for the global teardown of the same process.
import { rmSync } from 'node:fs'

const steps: (() => Promise<void>)[] = []

export function keepForTeardown(dataDir: string, leave: () => Promise<void>): void {
  steps.push(async () => {
    await leave()
    rmSync(dataDir, { recursive: true, force: true })
  })
}

export async function tearDown(): Promise<void> {
  for (const step of steps) await step()
}
