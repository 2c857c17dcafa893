// Statements sent together: those of one turn of the event loop go to PostgreSQL in one packet.
import type { Client } from 'pg'

/** What is sent in one turn travels in one packet: to write one costs more than most statements do. */
export function packetsOf({ connection: { stream } }: Client): () => void {
  let isOpen = false
  return () => {
    if (isOpen) return
    isOpen = true
    stream.cork()
    process.nextTick(() => {
      isOpen = false
      stream.uncork()
    })
  }
}
