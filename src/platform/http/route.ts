// A route is data: it cannot be written without saying who may use it and how its use is audited.
import type { z } from 'zod'
import type { LocalDate } from '../calendar.ts'
import type { Tx } from '../database/transaction.ts'
import type { Page, Reply } from './reply.ts'
import type { FieldError } from './problem.ts'

/** A file larger than may be sent is cut: it arrives without its bytes, for the form to say so. */
export type Upload = Readonly<{
  field: string
  fileName: string
  bytes: Uint8Array
  isCut: boolean
}>

/** What sign-in and sign-out may do to the browser's session; programs have none. */
export type SessionPort = Readonly<{
  begin(accountId: string): void
  end(): void
}>

export type Ask<Actor, Input = unknown> = Readonly<{
  tx: Tx
  actor: Actor
  at: Date
  today: LocalDate
  params: Readonly<Record<string, string>>
  input: Input
  /** The path and query as asked, for links that come back here. */
  url: string
  /** Access-Reason, when one was sent. */
  reason: string | null
  uploads: readonly Upload[]
  /** What was typed into the form that was sent, name by name, for a page that draws it again without a no. */
  typed: Readonly<Record<string, string>>
  /** What it was sent under: the key of the form, or a program's Idempotency-Key. */
  key: string | null
  session: SessionPort | null
  remote: string
}>

/** What was typed and what is wrong with it, for drawing the form again with nothing lost. */
export type Attempt = Readonly<{
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  stale: boolean
}>

export const firstDraw: Attempt = { typed: {}, errors: [], stale: false }

export type Route<Actor, Permission extends string, Action extends string> = Readonly<{
  method: 'get' | 'post'
  path: string
  may: Permission | 'signed-in' | 'anyone'
  audit: Action | 'not-audited'
  /** One line for the published description. */
  summary: string
  takes?: z.ZodType
  gives?: z.ZodType
  /** What the answer is when it is a file and no resource. */
  produces?: 'text/csv' | 'application/pdf' | 'application/octet-stream'
  /** True when it takes a file, as multipart/form-data. */
  uploads?: true
  /** True when it keeps a form as it stands, again and again under the form's own key: no answer is kept under it. */
  asTyped?: true
  /** True when it only looks: nothing is kept, so no answer is kept under its key either. */
  keepsNothing?: true
  /** Draws the form again with what was typed; a POST without it answers a page with the error page. */
  redraw?: (ask: Ask<Actor>, attempt: Attempt) => Promise<Page>
  handle: (ask: Ask<Actor>) => Promise<Reply>
}>

type Typed<
  Actor,
  Permission extends string,
  Action extends string,
  Schema extends z.ZodType,
> = Omit<Route<Actor, Permission, Action>, 'takes' | 'handle'> &
  Readonly<{ takes: Schema; handle: (ask: Ask<Actor, z.output<Schema>>) => Promise<Reply> }>

/** The route maker of one product: its actor, permissions and audit actions are fixed once. */
export const routeMaker =
  <Actor, Permission extends string, Action extends string>() =>
  <Schema extends z.ZodType>(
    route: Typed<Actor, Permission, Action, Schema>,
  ): Route<Actor, Permission, Action> => ({
    ...route,
    // The pipeline parses the input with `takes` before it calls `handle`.
    handle: (ask) => route.handle(ask as Ask<Actor, z.output<Schema>>),
  })
