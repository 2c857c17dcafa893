// The request pipeline, once for every route: who asks, may they, parse, handle, audit, render, keep, send.
import { setImmediate as immediate } from 'node:timers/promises'
import type { Express, Request, Response } from 'express'
import { today } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import { inTransaction, type Transactions, type Tx } from '../database/transaction.ts'
import { AppError } from '../errors.ts'
import { deniedShown, isDeniedLook, namesOneOf } from './denied.ts'
import { parseInput } from './forms.ts'
import { credentialsOf, wantsJson, type Gate } from './gate.ts'
import { attemptAfter } from './attempt.ts'
import {
  answerOf,
  claimKey,
  keepAnswer,
  type IdempotentAsk,
  type StoredAnswer,
} from './idempotency.ts'
import { Refused } from './problem.ts'
import type { Page, Reply, Stream } from './reply.ts'
import type { Ask, Attempt, Route } from './route.ts'
import { askedIn, idempotencyKey, sentFields, sentWhole } from './sent.ts'
import { checkCsrf, csrfTokenOf, sessionPort } from './session.ts'
import type { Sender } from './send.ts'
import { sendStream } from './stream.ts'

export type Mounting<Actor, Permission extends string, Action extends string> = Readonly<{
  transactions: Transactions
  clock: Clock
  gate: Gate<Actor, Permission, Action>
  sender: Sender
}>

declare module 'express-serve-static-core' {
  interface Locals {
    requestId: string
    nonce: string
  }
}

export function mount<Actor, Permission extends string, Action extends string>(
  app: Express,
  routes: readonly Route<Actor, Permission, Action>[],
  mounting: Mounting<Actor, Permission, Action>,
): void {
  for (const route of routes)
    app[route.method](route.path, async (request: Request, response: Response) => {
      await new Exchange(route, mounting, { request, response }).run()
    })
}

/** What is made inside the transaction and sent only after it is kept. */
type Ready = () => void | Promise<void>

/** One request through one route. */
class Exchange<Actor, Permission extends string, Action extends string> {
  private readonly route: Route<Actor, Permission, Action>
  private readonly to: Mounting<Actor, Permission, Action>
  private readonly request: Request
  private readonly response: Response
  private readonly at: Date
  /** Taken once the transaction is kept: nothing of them happens when it is not. */
  private readonly afterwards: (() => Promise<void>)[] = []
  /** Whom the database hides from who asks. */
  private hidden: readonly string[] = []

  constructor(
    route: Route<Actor, Permission, Action>,
    to: Mounting<Actor, Permission, Action>,
    exchange: { request: Request; response: Response },
  ) {
    this.route = route
    this.to = to
    this.request = exchange.request
    this.response = exchange.response
    this.at = to.clock.now()
  }

  async run(): Promise<void> {
    try {
      const send = await this.inOne((tx) => this.answered(tx))
      for (const step of this.afterwards) await step()
      await send()
    } catch (thrown) {
      const attempt = attemptAfter(this.route, this.request, thrown)
      if (attempt === null) throw await this.deniedLook(thrown)
      const send = await this.inOne((tx) => this.redrawn(tx, attempt))
      await send()
    }
  }

  private inOne(work: (tx: Tx) => Promise<Ready>): Promise<Ready> {
    const setting = {
      ...{ at: this.at, actor: 'nobody', requestId: this.response.locals.requestId },
      // Who asks is read before all else, unless anyone may.
      readsFirst: this.route.may !== 'anyone',
    }
    return inTransaction(this.to.transactions, setting, work)
  }

  private async answered(tx: Tx): Promise<Ready> {
    const ask = await this.admitted(tx)
    const idempotent = this.idempotentAsk(ask)
    if (idempotent !== null) {
      const kept = await claimKey(ask.tx, idempotent)
      if (kept !== null) return this.again(kept)
    }
    const reply = await this.route.handle({ ...ask, input: this.input() })
    if (idempotent !== null && reply.kind === 'done')
      await keepAnswer(ask.tx, idempotent, answerOf(reply))
    return await this.ready(ask, reply, 'shown')
  }

  /** The first answer again; not about somebody who has been hidden from who asks since. */
  private again(kept: StoredAnswer): Ready {
    if (namesOneOf(this.request, this.hidden)) throw new AppError('not-found')
    return () => this.to.sender.stored(this.request, this.response, kept)
  }

  /** Sign-in, then CSRF, then permission: nothing of the route runs before them. */
  private async admitted(tx: Tx): Promise<Ask<Actor>> {
    const { route, request } = this
    const actor = await this.to.gate.identify(tx, credentialsOf(request))
    this.hidden = tx.hidden()
    if (actor === null && route.may !== 'anyone') throw new AppError('not-signed-in')
    if (route.method === 'post') checkCsrf(request)
    if (!this.isPermitted(actor)) throw new AppError('forbidden')
    return {
      tx: this.actingAs(tx, actor),
      // Only routes that anyone may use can see no actor here, and those do not read it.
      actor: actor as Actor,
      at: this.at,
      today: today({ now: () => this.at }),
      input: undefined,
      ...askedIn(request),
      session: sessionPort(request, (step) => this.afterwards.push(step)),
    }
  }

  private isPermitted(actor: Actor | null): boolean {
    const { may } = this.route
    if (actor === null || may === 'anyone' || may === 'signed-in') return true
    return this.to.gate.may(actor, may)
  }

  private actingAs(tx: Tx, actor: Actor | null): Tx {
    return actor === null ? tx : { ...tx, actor: this.to.gate.nameOf(actor) }
  }

  private input(): unknown {
    const { route, request } = this
    if (route.takes === undefined) return undefined
    const parsed = parseInput(route.takes, sentFields(request, route))
    if (!parsed.ok) throw new Refused('invalid', parsed.errors)
    return parsed.value
  }

  private idempotentAsk(ask: Ask<Actor>): IdempotentAsk | null {
    const { request, route } = this
    const isFree = route.may === 'anyone' || route.asTyped === true || route.keepsNothing === true
    const key = route.method !== 'post' || isFree ? null : idempotencyKey(request)
    if (key === null) return null
    const account = this.to.gate.accountOf(ask.actor)
    return { account, method: route.method, path: request.path, key, body: sentWhole(request) }
  }

  private async ready(ask: Ask<Actor>, reply: Reply, result: 'shown' | 'refused'): Promise<Ready> {
    const recorded = this.recorded(ask, reply, result)
    if (reply.kind !== 'page' || wantsJson(this.request)) {
      await recorded
      return reply.kind === 'stream'
        ? () => this.streamed(ask, reply)
        : () => this.to.sender.reply(this.request, this.response, reply)
    }
    // The row of the log is written while the page is drawn.
    const [html] = await Promise.all([this.drawn(ask, reply), recorded])
    const { status, refreshSeconds } = reply
    if (refreshSeconds !== undefined) this.response.set('Refresh', String(refreshSeconds))
    return () => this.to.sender.page(this.request, this.response, { html, status })
  }

  private async recorded(
    ask: Ask<Actor>,
    reply: Reply,
    result: 'shown' | 'refused',
  ): Promise<void> {
    const { audit: action } = this.route
    if (reply.kind === 'done' || action === 'not-audited') return
    const { path } = this.request
    await this.to.gate.record(ask.tx, { action, path, result, shown: reply.shown })
  }

  private async drawn({ tx, actor }: Ask<Actor>, page: Page): Promise<string> {
    await immediate()
    const { request, response } = this
    const chrome = this.to.gate.chrome(tx, actor, {
      url: request.originalUrl,
      nonce: response.locals.nonce,
      csrf: csrfTokenOf(request),
      flash: request.session.flash ?? null,
    })
    const notices = [...(page.notices ?? []), ...chrome.notices]
    return this.to.sender.html(page, { ...chrome, notices })
  }

  /** Its looks are kept before the first byte, and what was sent before the last. */
  private streamed({ actor }: Ask<Actor>, reply: Stream): Promise<void> {
    const { transactions, clock } = this.to
    const { requestId } = this.response.locals
    const within =
      (limits: 'page' | 'snapshot') =>
      (work: (tx: Tx) => Promise<void>): Promise<void> => {
        const setting = { at: clock.now(), actor: 'nobody', requestId, limits }
        return inTransaction(transactions, setting, async (tx) => {
          await tx.hide(this.hidden)
          await work(this.actingAs(tx, actor))
        })
      }
    const work = { reading: within('snapshot'), writing: within('page') }
    return sendStream(this.response, reply, work)
  }

  private async redrawn(tx: Tx, attempt: Attempt): Promise<Ready> {
    const ask = await this.admitted(tx)
    const drawn = await this.route.redraw?.(ask, attempt)
    if (drawn === undefined) throw new AppError('broken')
    return await this.ready(ask, { ...drawn, status: attempt.stale ? 409 : 422 }, 'refused')
  }

  /** A look that was refused is written down in a transaction of its own, then answered. */
  private async deniedLook(thrown: unknown): Promise<unknown> {
    if (!(thrown instanceof AppError) || !isDeniedLook(thrown, this.hidden.length > 0))
      return thrown
    const { route, request } = this
    if (route.audit === 'not-audited') return thrown
    const action = route.audit
    const { gate } = this.to
    await this.inOne(async (tx) => {
      const actor = await gate.identify(tx, credentialsOf(request))
      const shown = await deniedShown(tx, gate, { request, thrown })
      const { path } = request
      await gate.record(this.actingAs(tx, actor), { action, path, result: 'denied', shown })
      return () => undefined
    })
    return thrown
  }
}
