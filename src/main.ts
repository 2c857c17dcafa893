// Start: settings, database, clock, wiring, seed, listen; stop cleanly on a signal.
import { configFromEnvironment } from './platform/config.ts'
import { sentenceOf } from './platform/start-faults.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const config = configFromEnvironment()
  // Loaded once the settings are right: what is wrong with them is said at once.
  const { startServer } = await import('./server.ts')
  const server = await startServer(config, say)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    say('Stopping: finishing what is under way.')
    server.stop().then(
      () => {
        say('Stopped.')
        process.exit(0)
      },
      (thrown: unknown) => {
        process.stderr.write(`${sentenceOf(thrown)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${sentenceOf(thrown)}\n`)
  process.exit(1)
})
