// How a transaction begins, and how long it may take: a page's limits are the connection's own.
import { pageLimits } from './connection.ts'

export type Limits = 'page' | 'long' | 'snapshot'

const longAnswerMs = 600_000
const longLimits = `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s';
  SET LOCAL idle_in_transaction_session_timeout = '10min'`

export const begins: Readonly<Record<Limits, string>> = {
  page: 'BEGIN',
  long: `BEGIN; ${longLimits}`,
  snapshot: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${longLimits}`,
}

export const answerMsOf = (limits: Limits): number =>
  limits === 'page' ? pageLimits.answerMs : longAnswerMs
