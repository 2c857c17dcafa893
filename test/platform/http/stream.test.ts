// A file is made no faster than it is read, and no further than it is wanted.
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Tx } from '../../../src/platform/database/transaction.ts'
import type { Sent, Stream } from '../../../src/platform/http/reply.ts'
import { sendStream } from '../../../src/platform/http/stream.ts'

const part = 'x'.repeat(1024 * 1024)

type Run = {
  server: Server
  address: string
  made: number
  ended: boolean
  told: Sent[]
  failed: unknown[]
}

/** A server of one endless or short file; the transactions stand for themselves. */
async function serving(parts: (run: Run) => AsyncIterable<string>): Promise<Run> {
  const app = express()
  const run: Run = {
    server: createServer(app),
    address: '',
    made: 0,
    ended: false,
    told: [],
    failed: [],
  }
  const stream: Stream = {
    kind: 'stream',
    fileName: 'a.csv',
    type: 'text/csv',
    parts: () => parts(run),
    sent: async (_tx, sent) => void run.told.push(sent),
    shown: {},
  }
  const within = (work: (tx: Tx) => Promise<void>): Promise<void> => work({} as Tx)
  app.get('/', async (_request, response) => {
    await sendStream(response, stream, { reading: within, writing: within }).catch(
      (fault: unknown) => {
        run.failed.push(fault)
        if (response.headersSent) response.destroy()
        else response.status(500).end('fault')
      },
    )
  })
  await new Promise<void>((resolve) => run.server.listen(0, '127.0.0.1', resolve))
  run.address = `http://127.0.0.1:${(run.server.address() as AddressInfo).port}/`
  return run
}

async function* endless(run: Run) {
  try {
    for (;;) {
      run.made += 1
      yield part
    }
  } finally {
    run.ended = true
  }
}

const asking = (address: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(address, resolve).on('error', reject)
  })
const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await pause(25)
  expect(isSo()).toBe(true)
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

let open: Run | null = null
const running = async (parts: (run: Run) => AsyncIterable<string>): Promise<Run> =>
  (open = await serving(parts))
afterEach(() => {
  open?.server.closeAllConnections()
  open?.server.close()
})

test('a reader who stops reading is waited for: no more is made than the way to them holds', async () => {
  const run = await running(endless)
  const answer = await asking(run.address)
  answer.pause()
  await pause(300)
  const made = run.made
  await pause(300)
  expect([run.made, run.ended]).toEqual([made, false])
  answer.destroy()
})

test('a reader who goes away ends the making, and it is told that not all went out', async () => {
  const run = await running(endless)
  const answer = await asking(run.address)
  answer.destroy()
  await until(() => run.told.length === 1)
  expect(run.ended).toBe(true)
  expect(run.told).toEqual([expect.objectContaining({ isWhole: false })])
  expect(run.failed).toEqual([])
})

test('a fault before the first byte is an answer like any other, and nothing is told', async () => {
  const run = await running(async function* () {
    yield await Promise.reject<string>(new Error('no list'))
  })
  const answer = await asking(run.address)
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([500, undefined])
  expect(run.told).toEqual([])
})

test('a fault half way breaks the download off: it cannot be taken for the whole', async () => {
  const run = await running(async function* () {
    yield 'first'
    await pause(50)
    throw new Error('the database went away')
  })
  const answer = await asking(run.address)
  const read = async (): Promise<void> => {
    for await (const _ of answer);
  }
  await expect(read()).rejects.toThrow('aborted')
  expect(run.told).toEqual([expect.objectContaining({ isWhole: false, bytes: 5 })])
  expect(run.failed).toHaveLength(1)
})

test('what went out whole is told with its hash before the end is sent', async () => {
  const run = await running(async function* () {
    yield 'a'
    yield 'bc'
  })
  const answer = await asking(run.address)
  let text = ''
  for await (const chunk of answer) text += String(chunk)
  expect(text).toBe('abc')
  expect(run.told).toEqual([
    {
      // printf abc | sha256sum
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      bytes: 3,
      isWhole: true,
    },
  ])
})
