// Why the private database could not be used, each as one sentence naming what to do.
import { StartFault } from '../errors.ts'

/** Its message is shown as it stands, without a stack. */
export class ClusterFault extends StartFault {}

/** Read by shape: not every system error is an `Error` of the realm that asks. */
export const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : ''

export const messageOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'message' in fault
    ? String(fault.message)
    : String(fault)

const fullDisk = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/i

export const fullDiskSentence = (place: string): string =>
  `The disk that holds ${place} is full: free at least 200 MB there, then start again.`

/** What went wrong with a file or folder, in words; anything unknown keeps its own message. */
export function fileFault(fault: unknown, place: string): ClusterFault {
  if (fault instanceof ClusterFault) return fault
  const code = codeOf(fault)
  if (fullDisk.test(code)) return new ClusterFault(fullDiskSentence(place))
  const why: Record<string, string> = {
    EACCES: 'this user may not read and write there',
    EPERM: 'this user may not read and write there',
    EROFS: 'the disk is read-only',
    ENOTDIR: 'a part of that path is a file, not a folder',
    EEXIST: 'a file of that name stands where a folder is needed',
    ENOENT: 'it does not exist and cannot be made',
  }
  const reason = why[code] ?? messageOf(fault)
  return new ClusterFault(
    `The data folder ${place} cannot be used because ${reason}: mend that, or set DATA_DIR to a folder that this user owns.`,
  )
}

const lastComplaint = (text: string): string => {
  const lines = text.split('\n').filter((line) => /error|FATAL|PANIC|could not/i.test(line))
  const line = lines.at(-1) ?? text.trim().split('\n').at(-1) ?? ''
  return line.replace(/^.*?(?:error|FATAL|PANIC):\s*/i, '').trim() || 'it gave no reason'
}

/** What PostgreSQL wrote before it gave up, in words. */
export function outputFault(text: string, place: string, log: string | null): ClusterFault {
  if (fullDisk.test(text)) return new ClusterFault(fullDiskSentence(place))
  const where = log === null ? '' : ` (all of it is in ${log})`
  return new ClusterFault(
    `The private database in ${place} did not start, saying "${lastComplaint(text)}"${where}: mend that and start again, or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

/** A new database that could not be made ready for use; the next start takes it up where it stopped. */
export function preparationFault(fault: unknown, place: string): ClusterFault {
  const text = messageOf(fault)
  if (fullDisk.test(text) || codeOf(fault) === '53100') {
    return new ClusterFault(fullDiskSentence(place))
  }
  return new ClusterFault(
    `The private database in ${place} runs but could not be prepared ("${text}"): start again, or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}
