// What a start or a command that failed prints: one plain sentence; only our own faults show where they were.
import { ClusterFault } from './cluster/index.ts'
import { StartFault } from './errors.ts'

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''

const byCode: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is taken by another program: stop it, or set PORT to another number.',
  EACCES: 'The address or the data folder may not be used: check PORT, HOST and DATA_DIR.',
  ENOSPC: 'The disk is full: make room, then start again.',
  EADDRNOTAVAIL: 'This machine has no such address: set HOST to one of its own, like 127.0.0.1.',
}

export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof StartFault || thrown instanceof ClusterFault) return thrown.message
  const known = byCode[codeOf(thrown)]
  if (known !== undefined) return known
  return thrown instanceof Error
    ? `A fault in the program: ${thrown.stack ?? thrown.message}`
    : String(thrown)
}
