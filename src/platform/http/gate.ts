// What the pipeline must be given by the product: who asks, what they may, how a look is written down.
import type { Request } from 'express'
import type { Tx } from '../database/transaction.ts'
import type { Chrome } from '../views/chrome.ts'
import type { Flash, Shown } from './reply.ts'

export type Look<Action extends string> = Readonly<{
  action: Action
  path: string
  result: 'shown' | 'denied' | 'refused'
  shown: Shown
}>

export type Gate<Actor, Permission extends string, Action extends string> = Readonly<{
  /** The account behind a session or a bearer token, null when there is none; the transaction then hides its hidden. */
  identify(tx: Tx, credentials: Credentials): Promise<Actor | null>
  /** Whose row, of people hidden from who asks, one of these ids is; null when of none. */
  hiddenBehind(tx: Tx, ids: readonly string[]): Promise<string | null>
  may(actor: Actor, permission: Permission): boolean
  nameOf(actor: Actor): string
  accountOf(actor: Actor): string
  record(tx: Tx, look: Look<Action>): Promise<void>
  chrome(tx: Tx, actor: Actor | null, page: PageFacts): Chrome
}>

export type Credentials = Readonly<{ accountId: string | null; bearer: string | null }>

export type PageFacts = Readonly<{
  url: string
  nonce: string
  csrf: string | null
  flash: Flash | null
}>

const bearerHeader = /^Bearer\s+(\S+)$/i

export const credentialsOf = (request: Request): Credentials => {
  const authorization = request.get('authorization')
  if (authorization === undefined)
    return { accountId: request.session.accountId ?? null, bearer: null }
  return { accountId: null, bearer: bearerHeader.exec(authorization)?.[1] ?? '' }
}

/** Contract section 8: `Authorization`, or an `Accept` without text/html, gets JSON. */
export const wantsJson = (request: Request): boolean =>
  request.get('authorization') !== undefined ||
  !(request.get('accept') ?? '').toLowerCase().includes('text/html')
