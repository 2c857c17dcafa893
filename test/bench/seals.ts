// [G14] The log sealed and verified: a hundred thousand new rows, and all that are sealed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordMany, renewOutside, sealAudit, verifyAudit } from '../../src/audit/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { Seen } from './goals.ts'
import { timed } from './measure.ts'
import { today } from './place.ts'
import type { Places } from './places.ts'

const event = { action: 'offender.changed', fields: ['notes'], result: 'done' } as const

const more = 100_000

/** Seals a hundred thousand new rows, and verifies all that are sealed. */
export async function seals(places: Places): Promise<Seen[]> {
  const place = await places.country()
  const folder = mkdtempSync(join(tmpdir(), 'mosovo-bench-seals-'))
  const { transactions } = place.product
  const to = { transactions, clock: fixedClock(today), outside: join(folder, 'seals.log') }
  try {
    await place.within((tx) => renewOutside(tx, to.outside))
    await sealAudit(to)
    const events = new Array<typeof event>(more / 10).fill(event)
    for (let part = 0; part < 10; part += 1) await place.within((tx) => recordMany(tx, events))
    let sealed = 0
    const sealMs = await timed(async () => {
      sealed = (await sealAudit(to)).rows
    })
    let verified = { rows: 0, outcome: '' }
    const verifyMs = await timed(async () => {
      verified = await verifyAudit(to)
    })
    if (verified.outcome !== 'intact') throw new Error(`the log is ${verified.outcome}`)
    const said = (count: number): string => `${count.toLocaleString('en-GB')} rows`
    return [
      { goal: 'sealing', seen: (sealed / sealMs) * 1000, note: said(sealed) },
      { goal: 'verifying', seen: (verified.rows / verifyMs) * 1000, note: said(verified.rows) },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
