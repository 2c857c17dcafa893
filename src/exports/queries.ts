// Reads what was taken out, newest first, for those who answer for it.
import type { Scope } from '../access/index.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Export, ExportMark } from './types.ts'

export type ExportsAsk = Readonly<{
  scope: Pick<Scope, 'forceId' | 'teamId'>
  actor: string | null
  size: number
  after: ExportMark | null
}>

export type ExportsPart = Readonly<{
  rows: readonly Export[]
  total: number
  next: ExportMark | null
}>

const matching = `x.force_id = $1 and ($2::uuid is null or x.team_id = $2)
  and ($3::text is null or x.actor = $3)`

const part = {
  name: 'exports-part',
  text: `select x.id, x.force_id as "forceId", x.team_id as "teamId", x.request_id as "requestId",
      x.actor, x.what, x.format, x.filters, x.state, x.rows, x.sha256, x.bytes::float8 as bytes,
      x.begun_at as "begunAt", x.begun_at::text as mark, x.done_at as "doneAt", x.version
    from exports x
    where ${matching} and ($4::timestamptz is null or (x.begun_at, x.id) < ($4, $5::uuid))
    order by x.begun_at desc, x.id desc limit $6`,
}

const count = {
  name: 'exports-count',
  text: `select count(*)::int as total from exports x where ${matching}`,
}

/** One part of the exports of a team, or of the force, and how many there are. */
export async function exportsListed(tx: Tx, ask: ExportsAsk): Promise<ExportsPart> {
  const whose = [ask.scope.forceId, ask.scope.teamId, ask.actor]
  const values = [...whose, ask.after?.at, ask.after?.id, ask.size + 1]
  const found = await tx.query<Export & { mark: string }>(part, values)
  const [counted] = await tx.query<{ total: number }>(count, whose)
  const shown = found.slice(0, ask.size)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ mark: _, ...row }) => row),
    total: counted?.total ?? 0,
    next:
      last === undefined || found.length === shown.length ? null : { at: last.mark, id: last.id },
  }
}
