// One process at a time starts or stops the database: a lock file that a dead holder cannot keep.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { systemClock } from '../clock.ts'
import { ClusterFault, codeOf, fileFault } from './fault.ts'
import { type Deadline, until } from './patience.ts'
import { beganAt, lives } from './processes.ts'

type Holder = Readonly<{ pid: number; began: string }>

const breakingMs = 10_000

function holderOf(file: string): Holder | null {
  try {
    const [pid, began] = readFileSync(file, 'utf8').split('\n')
    return { pid: Number(pid), began: began ?? '' }
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null
    throw fault
  }
}

const isDead = (holder: Holder): boolean =>
  !Number.isInteger(holder.pid) ||
  holder.pid <= 0 ||
  !lives(holder.pid) ||
  beganAt(holder.pid) !== holder.began

/** Written whole beside it, then linked: nobody can ever read half a lock. */
function take(file: string): boolean {
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(own, `${process.pid}\n${beganAt(process.pid)}\n`, { flag: 'wx', mode: 0o644 })
    linkSync(own, file)
    return true
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false
    throw fault
  } finally {
    rmSync(own, { force: true })
  }
}

/** Only one process may clear a dead holder's lock, or a second would clear the first one's new lock. */
function clearIfDead(file: string): void {
  const breaking = `${file}.clearing`
  try {
    closeSync(openSync(breaking, 'wx'))
  } catch (fault) {
    if (codeOf(fault) !== 'EEXIST') throw fault
    const since = statSync(breaking, { throwIfNoEntry: false })?.mtimeMs
    const isOld = since !== undefined && systemClock.now().getTime() - since > breakingMs
    if (isOld) rmSync(breaking, { force: true })
    return
  }
  const holder = holderOf(file)
  if (holder !== null && isDead(holder)) rmSync(file, { force: true })
  rmSync(breaking, { force: true })
}

function tryLock(file: string): boolean {
  if (take(file)) return true
  const holder = holderOf(file)
  if (holder !== null && isDead(holder)) clearIfDead(file)
  return false
}

/** Does the work while nobody else holds the lock file, waiting for it as long as the deadline allows. */
export async function whileLocked<T>(
  file: string,
  deadline: Deadline,
  work: () => Promise<T>,
): Promise<T> {
  const held = await until(() => tryLock(file), deadline).catch((fault: unknown) => {
    throw fileFault(fault, file)
  })
  if (!held) {
    throw new ClusterFault(
      `Another process (number ${holderOf(file)?.pid ?? 'unknown'}) has been starting or stopping the private database for too long: end it, then start again.`,
    )
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
