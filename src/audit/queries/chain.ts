// The state of the chain of seals, as pages and alarms tell it.
import type { Tx } from '../../platform/database/transaction.ts'
import { newestSeal, type NewestSeal } from '../store.ts'
import type { CheckOutcome, Fault } from '../types/seals.ts'

export type AuditCheck = Readonly<{
  number: number
  at: Date
  actor: string
  outcome: CheckOutcome
  why: string | null
  lastSeal: number
  rows: number
  young: number
  faultCount: number
}>

export type ChainState = Readonly<{
  lastSeal: Readonly<{ number: number; at: Date; rows: number; totalRows: number }> | null
  /** When the first seal was made. */
  since: Date | null
  /** Written, and in no seal yet. */
  young: Readonly<{ rows: number; earliestAt: Date | null }>
  lastCheck: AuditCheck | null
}>

const youngRows = {
  name: 'audit-young-rows',
  text: `select count(*)::int as rows, min(e.at) as "earliestAt" from audit_events e
    where (e.xid, e.id) >= ($1::xid8, $2::bigint) and e.id > $3::bigint`,
}

const firstSeal = {
  name: 'audit-first-seal',
  text: 'select s.app_at as at from audit_seals s order by s.number limit 1',
}

const lastSealOf = (last: NewestSeal | null): ChainState['lastSeal'] =>
  last === null
    ? null
    : {
        number: last.number,
        at: new Date(last.appAt),
        rows: last.rows,
        totalRows: last.firstNumber + last.rows - 1,
      }

const start = { untilXid: '0', untilId: '0', baseId: '0' }

/** What an alarm is judged by: reads no row of the log. */
export async function guardState(tx: Tx): Promise<Pick<ChainState, 'since' | 'lastCheck'>> {
  const [first] = await tx.query<{ at: Date }>(firstSeal)
  const [lastCheck] = await recentChecks(tx, 1)
  return { since: first?.at ?? null, lastCheck: lastCheck ?? null }
}

/** Costs the same whatever the length of the log: of its rows only those since the last seal are counted. */
export async function chainState(tx: Tx): Promise<ChainState> {
  const last = await newestSeal(tx)
  const { untilXid, untilId, baseId } = last ?? start
  const [young] = await tx.query<ChainState['young']>(youngRows, [untilXid, untilId, baseId])
  return {
    lastSeal: lastSealOf(last),
    young: young ?? { rows: 0, earliestAt: null },
    ...(await guardState(tx)),
  }
}

const checkColumns = `c.number::float8 as number, c.at, c.actor, c.outcome, c.why,
  c.last_seal::float8 as "lastSeal", c.rows::float8 as rows, c.young::float8 as young,
  c.fault_count as "faultCount"`

const checks = {
  name: 'audit-recent-checks',
  text: `select ${checkColumns} from audit_checks c order by c.number desc limit $1`,
}

/** The last verifications, newest first. */
export const recentChecks = (tx: Tx, most: number): Promise<AuditCheck[]> =>
  tx.query<AuditCheck>(checks, [most])

/** One verification with what it found. */
export async function checkOf(
  tx: Tx,
  number: number,
): Promise<(AuditCheck & Readonly<{ faults: readonly Fault[] }>) | null> {
  const [found] = await tx.query<AuditCheck & Readonly<{ faults: readonly Fault[] }>>(
    `select ${checkColumns}, c.faults from audit_checks c where c.number = $1`,
    [number],
  )
  return found ?? null
}

export type ClockJump = Readonly<{
  seal: number
  at: Date
  /** Seconds: how far the clock moved, and how far rows lie before and after the seal’s own time. */
  movedSeconds: number
  behindSeconds: number
  aheadSeconds: number
}>

const jumps = {
  name: 'audit-clock-jumps',
  text: `select s.number::float8 as seal, s.app_at as at, s.moved_ms::float8 / 1000 as "movedSeconds",
      s.behind_ms::float8 / 1000 as "behindSeconds", s.ahead_ms::float8 / 1000 as "aheadSeconds"
    from audit_seals s
    where s.app_at >= $1 and s.app_at < $2
      and greatest(abs(s.moved_ms), s.behind_ms, s.ahead_ms) > $3::float8 * 1000
    order by s.number desc limit $4`,
}

type JumpSearch = Readonly<{ from: Date; until: Date; seconds: number; most: number }>

/** Seals at which the clock moved by more than so many seconds, or whose rows carry other times; newest first. */
export const clockJumps = (
  tx: Tx,
  { from, until, seconds, most }: JumpSearch,
): Promise<ClockJump[]> => tx.query<ClockJump>(jumps, [from, until, seconds, most])
