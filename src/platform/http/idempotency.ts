// A repeat of the same change returns the first answer: kept in the change's own transaction for 24 hours.
import { createHash } from 'node:crypto'
import { EntitySchema } from 'typeorm'
import type { Tx } from '../database/transaction.ts'
import { refuse } from './problem.ts'
import type { Done } from './reply.ts'

export type StoredAnswer = Readonly<{ status: number; location: string | null; body: unknown }>

export const answerOf = ({ status, location, resource }: Done): StoredAnswer => ({
  status,
  location,
  body: resource,
})

export type IdempotentAsk = Readonly<{
  account: string
  method: string
  path: string
  key: string
  /** What was sent, in one form for pages and programs. */
  body: unknown
}>

type KeptAnswer = Readonly<{
  account: string
  method: string
  path: string
  key: string
  bodyDigest: string
  answer: StoredAnswer | null
  keptAt: Date
}>

export const keptAnswers = new EntitySchema<KeptAnswer>({
  name: 'kept_answers',
  columns: {
    account: { type: 'text', primary: true },
    method: { type: 'text', primary: true },
    path: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    bodyDigest: { type: 'text' },
    answer: { type: 'jsonb', nullable: true },
    keptAt: { type: 'timestamptz' },
  },
})

const hours = 24

const claim = {
  name: 'kept-answers-claim',
  text: `insert into kept_answers as k (account, method, path, key, body_digest, kept_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (account, method, path, key) do update
      set body_digest = excluded.body_digest, answer = null, kept_at = excluded.kept_at
      where k.kept_at <= excluded.kept_at - interval '${hours} hours'
    returning key`,
}

const earlier = {
  name: 'kept-answers-earlier',
  text: `select k.body_digest as "bodyDigest", k.answer from kept_answers k
    where k.account = $1 and k.method = $2 and k.path = $3 and k.key = $4`,
}

/**
 * Claims a key, or gives the answer kept under it. While the first request runs its row is locked, so a
 * repeat waits here. The same key with another body is refused.
 */
export async function claimKey(tx: Tx, ask: IdempotentAsk): Promise<StoredAnswer | null> {
  const names = [ask.account, ask.method, ask.path, ask.key]
  const digest = createHash('sha256').update(JSON.stringify(ask.body)).digest('hex')
  const claimed = await tx.query(claim, [...names, digest, tx.at])
  if (claimed.length === 1) return null
  const [kept] = await tx.query<Pick<KeptAnswer, 'bodyDigest' | 'answer'>>(earlier, names)
  if (kept?.bodyDigest !== digest)
    refuse('key-used', 'This key was already used for another request. Use a new one.')
  return kept.answer
}

export async function keepAnswer(tx: Tx, ask: IdempotentAsk, answer: StoredAnswer): Promise<void> {
  await tx.query(
    `update kept_answers set answer = $5
      where account = $1 and method = $2 and path = $3 and key = $4`,
    [ask.account, ask.method, ask.path, ask.key, JSON.stringify(answer)],
  )
}

/** Clears the answers that no repeat can be given any more. */
export const forgetKeptAnswers = (tx: Tx): Promise<unknown> =>
  tx.query(
    `delete from kept_answers k where k.kept_at <= $1::timestamptz - interval '${hours} hours'`,
    [tx.at],
  )
