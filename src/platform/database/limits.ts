// How a transaction begins, and how long it may take: a page's limits are the connection's own.
import { pageLimits } from './connection.ts'

export type Limits = 'page' | 'long' | 'snapshot'

const longAnswerMs = 600_000
const longLimits = `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s';
  SET LOCAL idle_in_transaction_session_timeout = '10min'`

/** The database keeps what a row was until the product's own instant: it is told with the beginning, in one message. */
export function beginningOf(limits: Limits, at: Date): string {
  const begins = limits === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN'
  const instant = `SET LOCAL mosovo.at = '${at.toISOString()}'`
  return [begins, instant, ...(limits === 'page' ? [] : [longLimits])].join('; ')
}

export const answerMsOf = (limits: Limits): number =>
  limits === 'page' ? pageLimits.answerMs : longAnswerMs
