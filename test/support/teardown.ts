// What the global set-up started, undone in reverse by the global teardown of the same process.
const steps: (() => Promise<void>)[] = []

export const atTeardown = (step: () => Promise<void>): void => {
  steps.unshift(step)
}

export async function tearDown(): Promise<void> {
  for (const step of steps) await step()
}
