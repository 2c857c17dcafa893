// Stops the run's PostgreSQL and takes its data away.
import { tearDown } from './teardown.ts'

export default async function globalTeardown(): Promise<void> {
  await tearDown()
}
