// [G13] What the audit costs: changes by many writers with its row or a plain one and many rows in one job.
import { record, recordMany } from '../../src/audit/index.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { wire } from '../../src/wiring.ts'
import type { Seen } from './goals.ts'
import { inTurn, timed } from './measure.ts'
import { today, wiring, type Place } from './place.ts'
import type { Places } from './places.ts'

const seconds = 4

/** A log with nothing about it: one table, one index by time. */
const plainLog = `create table if not exists bench_log (
    id bigint generated always as identity primary key, at timestamptz not null, actor text not null,
    action text not null, offender_id uuid, offender_ids uuid[] not null, fields text[] not null, result text not null);
  create index if not exists bench_log_by_time on bench_log (at, id);
  grant all on bench_log to public; grant usage on sequence bench_log_id_seq to public`

const plainRow = {
  name: 'bench-plain-row',
  text: `insert into bench_log (at, actor, action, offender_id, offender_ids, fields, result)
    values ($1, $2, $3, $4, $5, $6, $7)`,
}

type Writes = (tx: Tx, id: OffenderId) => Promise<unknown>

const event = { action: 'offender.changed', fields: ['notes'], result: 'done' } as const

const plain: Writes = (tx, id) =>
  tx.query(plainRow, [tx.at, tx.actor, event.action, id, [], event.fields, event.result])

const audited: Writes = (tx, id) => record(tx, { ...event, offenderId: id })

const change = {
  name: 'bench-change',
  text: 'update offenders set notes = $2, version = version + 1 where id = $1',
}

/** Changes a second by so many writers at once, each to people of their own. */
async function rateOf(place: Place, writers: number, log: Writes): Promise<number> {
  const product = await wire({ ...wiring(place.appUrl, today), poolSize: writers })
  const people = await place.within((tx) =>
    tx.query<{ id: OffenderId }>('select o.id from offenders o order by o.id limit $1', [
      writers * 50,
    ]),
  )
  let done = 0
  const until = process.hrtime.bigint() + BigInt(seconds) * 1_000_000_000n
  const writing = async (writer: number): Promise<void> => {
    for (let turn = 0; process.hrtime.bigint() < until; turn += 1) {
      const id = people[writer * 50 + (turn % 50)]?.id
      if (id === undefined) throw new Error('there are too few people')
      await inTransaction(
        product.transactions,
        { at: new Date(today), actor: `writer-${writer}` },
        async (tx) => {
          await tx.query(change, [id, `change ${turn}`])
          await log(tx, id)
        },
      )
      done += 1
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => writing(writer)))
  await product.close()
  return done / seconds
}

export async function writers(places: Places): Promise<Seen[]> {
  const place = await places.force()
  await place.asAdmin(plainLog)
  const seen: Seen[] = []
  for (const [goal, many] of [
    ['writers', 8],
    ['manyWriters', 16],
  ] as const) {
    const rates = await inTurn(2, {
      plain: () => rateOf(place, many, plain),
      audited: () => rateOf(place, many, audited),
    })
    const note = `${rates.audited.toFixed(0)} over ${rates.plain.toFixed(0)} changes a second`
    seen.push({ goal, seen: rates.audited / rates.plain, note })
  }
  return seen
}

const rows = 20_000
const fewer = 5_000

const plainRows = {
  name: 'bench-plain-rows',
  text: `insert into bench_log (at, actor, action, offender_id, offender_ids, fields, result)
    select $1, $2, r.action, r.offender_id, '{}', r.fields, r.result
    from jsonb_to_recordset($3) as r (action text, offender_id uuid, fields text[], result text)`,
}

type WritesMany = (tx: Tx, ids: readonly OffenderId[]) => Promise<unknown>

const plainMany: WritesMany = (tx, ids) =>
  tx.query(plainRows, [
    ...[tx.at, tx.actor],
    JSON.stringify(ids.map((id) => ({ ...event, offender_id: id }))),
  ])

const auditedMany: WritesMany = (tx, ids) =>
  recordMany(
    tx,
    ids.map((id) => ({ ...event, offenderId: id })),
  )

export async function bulk(places: Places): Promise<Seen[]> {
  const place = await places.force()
  await place.asAdmin(plainLog)
  const [{ id } = { id: null }] = await place.within((tx) =>
    tx.query<{ id: OffenderId }>('select o.id from offenders o limit 1'),
  )
  if (id === null) throw new Error('there is nobody')
  const written = (log: WritesMany, many: number): Promise<number> =>
    timed(() => place.within((tx) => log(tx, new Array<OffenderId>(many).fill(id))))
  const times = await inTurn(3, {
    plain: () => written(plainMany, rows),
    audited: () => written(auditedMany, rows),
    fewer: () => written(auditedMany, fewer),
  })
  const note = `${times.audited.toFixed(0)} ms over ${times.plain.toFixed(0)} ms`
  return [
    { goal: 'bulk', seen: times.audited / times.plain, note },
    { goal: 'bulkGrowth', seen: times.audited / times.fewer, note: 'four times the rows' },
  ]
}
