// What a handler answers with: values, from which the page or the JSON is made.
import type { Tx } from '../database/transaction.ts'
import type { Chrome } from '../views/chrome.ts'

export type Flash = Readonly<{ kind: 'success' | 'important'; heading: string; text: string }>

/** Whom and what an answer shows or touches, for the audit. */
export type Shown = Readonly<{
  offenderId?: string
  offenderIds?: readonly string[]
  fields?: readonly string[]
  reason?: string
  count?: number
}>

export type Page = Readonly<{
  kind: 'page'
  view: string
  model: object
  /** The same for a program: made only when one asks. */
  resource: () => unknown
  shown: Shown
  status: number
  /** A page that shows work under way looks again by itself, with or without a script. */
  refreshSeconds?: number
  /** What the whole page must be read with, above all else on it. */
  notices?: Chrome['notices']
}>
export type Done = Readonly<{
  kind: 'done'
  /** The resource; a program's Location. */
  location: string
  /** Where a browser goes on to: the resource itself unless told. */
  onward: string
  resource: unknown
  status: 200 | 201 | 202
  flash: Flash | null
}>
export type Download = Readonly<{
  kind: 'download'
  fileName: string
  type: string
  body: Uint8Array | string
  shown: Shown
}>

/** What went out; `isWhole` is false for a file that was cut off. */
export type Sent = Readonly<{ sha256: string; bytes: number; isWhole: boolean }>

/** A file that is sent while it is made, once the answer's own transaction is kept. */
export type Stream = Readonly<{
  kind: 'stream'
  fileName: string
  type: string
  /** Each part is made when the one before is taken, in one transaction that reads all of one moment. */
  parts: (tx: Tx) => AsyncIterable<string | Uint8Array>
  /** Told in a transaction of its own before the end of the file is sent, or when it was cut off. */
  sent: (tx: Tx, sent: Sent) => Promise<void>
  shown: Shown
}>
export type Reply = Page | Done | Download | Stream

/** A page function for a room's views: it does not compile with a wrong name or model. */
export const pagesOf =
  <Views extends Record<string, object>>() =>
  <Name extends keyof Views & string>(
    view: Name,
    model: Views[Name],
    answer: Readonly<{
      resource: () => unknown
      shown?: Shown
      status?: number
      refreshSeconds?: number
    }>,
  ): Page => ({
    kind: 'page',
    view,
    model,
    resource: answer.resource,
    shown: answer.shown ?? {},
    status: answer.status ?? 200,
    ...(answer.refreshSeconds === undefined ? {} : { refreshSeconds: answer.refreshSeconds }),
  })

/** A change made: a page goes to the location (303), a program gets the resource. */
export const done = (
  location: string,
  resource: unknown,
  more: { status?: 200 | 201 | 202; flash?: Flash; onward?: string } = {},
): Done => ({
  kind: 'done',
  location,
  onward: more.onward ?? location,
  resource,
  status: more.status ?? 200,
  flash: more.flash ?? null,
})

export const success = (heading: string, text = ''): Flash => ({ kind: 'success', heading, text })
