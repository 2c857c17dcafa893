// Start: settings, database, clock, wiring, seed, listen; stop cleanly on a signal.
import { configFromEnvironment } from './platform/config.ts'
import { sentenceOf } from './platform/start-faults.ts'
import { startServer } from './server.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const server = await startServer(configFromEnvironment(), say)
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
