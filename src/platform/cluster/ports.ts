// The port of the private database: the one it had before while that is free, else any free one.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { ClusterFault, fileFault } from './fault.ts'

/** Listens for a moment to learn whether a port (0: any) can be had on this machine. */
function probe(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(null)
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === 'object' && address !== null ? address.port : null
      server.close(() => {
        resolve(found)
      })
    })
  })
}

export function rememberedPort(file: string): number | null {
  try {
    const port = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
  } catch {
    return null
  }
}

export function rememberPort(file: string, port: number): void {
  if (rememberedPort(file) === port) return
  try {
    writeFileSync(`${file}.new`, `${port}\n`)
    renameSync(`${file}.new`, file)
  } catch (fault) {
    throw fileFault(fault, file)
  }
}

export async function freePort(preferred: number | null): Promise<number> {
  const port = (preferred === null ? null : await probe(preferred)) ?? (await probe(0))
  if (port !== null) return port
  throw new ClusterFault(
    'The private database found no free port on 127.0.0.1: end some of the programs that listen there, then start again.',
  )
}
