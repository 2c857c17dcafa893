// A file that is sent while it is made: one part held at a time, the hash of what went out, and what became of it.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import type { Response } from 'express'
import type { Tx } from '../database/transaction.ts'
import { AppError } from '../errors.ts'
import type { Sent, Stream } from './reply.ts'

/** A reader who takes nothing for so long has gone: the transaction does not wait for them. */
const patienceMs = 30_000

/** Thrown inside the transaction when the reader has gone, so that it ends. */
class CutOff extends Error {}

type Work = (tx: Tx) => Promise<void>

/** Transactions of the asker: one that reads all of one moment for long, and one that writes down the outcome. */
export type StreamWork = Readonly<{
  reading(work: Work): Promise<void>
  writing(work: Work): Promise<void>
}>

class Body {
  private readonly response: Response
  private readonly stream: Stream
  private readonly hash = createHash('sha256')
  private bytes = 0

  constructor(response: Response, stream: Stream) {
    this.response = response
    this.stream = stream
  }

  get isBegun(): boolean {
    return this.response.headersSent
  }

  async send(part: string | Uint8Array): Promise<void> {
    const chunk = Buffer.from(part)
    // Only now: a fault before the first byte is a page, and no file of that name.
    if (!this.isBegun) this.response.attachment(this.stream.fileName).type(this.stream.type)
    if (this.response.closed) throw new CutOff()
    this.hash.update(chunk)
    this.bytes += chunk.length
    if (!this.response.write(chunk)) await this.drained()
  }

  sent(isWhole: boolean): Sent {
    return { sha256: this.hash.copy().digest('hex'), bytes: this.bytes, isWhole }
  }

  private async drained(): Promise<void> {
    const settled = new AbortController()
    const { signal } = settled
    try {
      const woken = await Promise.race([
        once(this.response, 'drain', { signal }).then(() => true),
        once(this.response, 'close', { signal }).then(() => false),
        after(patienceMs, false, { signal }),
      ])
      if (!woken) throw new CutOff()
    } finally {
      settled.abort()
    }
  }
}

/** Sends the parts, writes down what was sent, and only then says that this was all of it. */
export async function sendStream(
  response: Response,
  stream: Stream,
  work: StreamWork,
): Promise<void> {
  const body = new Body(response, stream)
  try {
    await work.reading(async (tx) => {
      // A transaction is tried twice; bytes that went out are not.
      if (body.isBegun) throw new AppError('broken')
      for await (const part of stream.parts(tx)) await body.send(part)
    })
  } catch (thrown) {
    if (body.isBegun) await work.writing((tx) => stream.sent(tx, body.sent(false)))
    if (!(thrown instanceof CutOff)) throw thrown
    response.destroy()
    return
  }
  await work.writing((tx) => stream.sent(tx, body.sent(true)))
  response.end()
}
