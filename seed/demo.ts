// The demonstration: invented people brought in by an invented register, and a few days of knocking on doors.
import { actorNamed, type Actor } from '../src/access/index.ts'
import { derive } from '../src/backlog/index.ts'
import { importFile } from '../src/imports/index.ts'
import { addDays, instantAt, localDateOf, type LocalDate } from '../src/platform/calendar.ts'
import { inTransaction, type Tx } from '../src/platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../src/platform/ids.ts'
import { recordVisit } from '../src/visits/index.ts'
import type { Product } from '../src/wiring.ts'
import { demoRegister, worstCaseRef } from './demo-register.ts'

/** The worst case was tried twice in the last week, and nobody was found at home. */
const attempts = [
  { daysAgo: 6, time: '10:30', because: 'no_reply', account: 'No answer. A car was in the drive.' },
  {
    daysAgo: 2,
    time: '19:10',
    because: 'no_reply',
    account: 'Lights on upstairs, no answer to three knocks.',
  },
] as const

type Attempt = (typeof attempts)[number]

const reportOf = (attempt: Attempt, today: LocalDate) => {
  const at = instantAt(addDays(today, -attempt.daysAgo), attempt.time)
  if (at === null) throw new Error('the demonstration names a time that does not exist')
  return {
    at,
    seen: 'no' as const,
    notSeenBecause: attempt.because,
    place: 'home' as const,
    announced: false,
    crew: [{ officer: 'om.north' }, { officer: 'ds.north' }],
    account: attempt.account,
    children: [],
    devices: [],
    evidence: [],
  }
}

async function worstCase(tx: Tx, forceId: ForceId): Promise<OffenderId> {
  const [found] = await tx.query<{ id: OffenderId }>(
    'select o.id from offenders o where o.force_id = $1 and o.visor_ref = $2',
    [forceId, worstCaseRef],
  )
  if (found === undefined) throw new Error('the demonstration register has no worst case')
  return found.id
}

async function knock(tx: Tx, actor: Actor, today: LocalDate): Promise<void> {
  const offenderId = await worstCase(tx, actor.forceId)
  for (const attempt of attempts) {
    const recorded = await recordVisit(tx, actor, {
      offenderId,
      report: reportOf(attempt, today),
      deriveNow: async (inside, id) => {
        await derive(inside, [id])
      },
    })
    if (!recorded.ok)
      throw new Error(
        `the demonstration's attempt was refused: ${recorded.faults.map(({ why }) => why).join(', ')}`,
      )
  }
}

/** Loads the invented register through the same door as a real one, then records the attempts. */
export async function seedDemo(
  product: Product,
  forceId: ForceId,
  say: (line: string) => void,
): Promise<void> {
  const at = product.clock.now()
  const today = localDateOf(at)
  const bytes = Buffer.from(demoRegister(today), 'utf8')
  const asking = {
    forceId,
    fileName: 'demonstration-register.csv',
    bytes,
    dryRun: false,
    actor: 'system',
  }
  const outcome = await importFile(product, {
    ...asking,
    say: (words) => {
      say(`  ${words}`)
    },
  })
  if (!outcome.ok) throw new Error(outcome.fault)
  await inTransaction(
    product.transactions,
    { at, actor: 'om.north', limits: 'long' },
    async (tx) => {
      await knock(tx, await actorNamed(tx, 'om.north'), today)
    },
  )
  say(`  ${outcome.result.created} invented people are in.`)
}
