// Waiting with an end: asks again and again until it is so, or the time is up.
import { setTimeout as pause } from 'node:timers/promises'

export type Deadline = Readonly<{ passed(): boolean; leftMs(): number }>

export function deadlineIn(seconds: number): Deadline {
  const end = performance.now() + seconds * 1000
  const leftMs = (): number => Math.max(0, end - performance.now())
  return { leftMs, passed: () => leftMs() === 0 }
}

/** True as soon as the question answers yes, false when the time is up. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  deadline: Deadline,
): Promise<boolean> {
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 100)) {
    if (await isSo()) return true
    if (deadline.passed()) return false
    await pause(Math.min(waitMs, deadline.leftMs()))
  }
}
