// A file that is sent while it is made: a reader who goes away, a log that cannot be written, a fault half way.
import { createHash } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import { makeToken } from '../../src/access/index.ts'
import { fillForce } from '../support/force.ts'
import { asAdmin } from '../support/postgres.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
let authorization: string
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 3_000, visits: 1 }))
  const made = await world.within((tx) => makeToken(tx, { username: 'di.force', label: 'tests' }))
  if (!made.ok) throw new Error(made.why)
  authorization = `Bearer ${made.value.token}`
}, 120_000)
afterAll(() => world.close())

const path = '/duties.csv?state=open'

const asking = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(`${world.address}${path}`, { headers: { authorization } }, resolve).on('error', reject)
  })

type Row = { state: string; rows: number | null; sha256: string | null }
const exportsKept = (): Promise<Row[]> =>
  world.within((tx) => tx.query<Row>('select x.state, x.rows, x.sha256 from exports x'))
type Line = { action: string; count: number; people: number; reason: string }
const linesOf = (action: string): Promise<Line[]> =>
  world.within((tx) =>
    tx.query<Line>(
      `select e.action, e.shown_count as count, cardinality(e.offender_ids) as people, e.reason
        from audit_events e where e.action = $1 order by e.id`,
      [action],
    ),
  )

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not come about in five seconds')
}

const openTransactions = (): Promise<number> =>
  asAdmin(world.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity a
        where a.datname = current_database() and a.state like 'idle in transaction%'`,
    )
    return rows[0]?.count ?? 0
  })

test('a reader who goes away ends the transaction; the export stays begun, and whom it named is on the log', async () => {
  const answer = await asking()
  expect(answer.statusCode).toBe(200)
  answer.destroy()
  await until(async () => (await linesOf('export.cut-off')).length === 1)
  expect(await openTransactions()).toBe(0)
  expect(await exportsKept()).toEqual([{ state: 'begun', rows: null, sha256: null }])
  const [line] = await linesOf('export.cut-off')
  expect(line?.count).toBeGreaterThan(0)
  expect(line?.people).toBeGreaterThan(0)
  expect(line?.reason).toMatch(/^backlog, csv, sha256 [0-9a-f]{64}$/)
  expect(await linesOf('export.done')).toEqual([])
})

const broken = async (sql: string, whole: () => Promise<void>): Promise<void> => {
  const refusal = `create function refuse_it() returns trigger language plpgsql as
    $$ begin raise exception 'not today'; end $$; ${sql}`
  await asAdmin(world.database.adminUrl, (client) => client.query(refusal))
  try {
    await whole()
  } finally {
    await asAdmin(world.database.adminUrl, (client) =>
      client.query('drop function refuse_it() cascade'),
    )
  }
}

const bytesOf = async (answer: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

test('an export whose beginning cannot be written down is not served: no byte of it leaves', async () => {
  const before = (await exportsKept()).length
  await broken(
    `create trigger refuse_it before insert on audit_events for each row
      when (new.action = 'export.begun') execute function refuse_it()`,
    async () => {
      const answer = await asking()
      expect(answer.statusCode).toBe(500)
      expect((await bytesOf(answer)).toString()).not.toMatch(/V\d{7}/)
    },
  )
  expect((await exportsKept()).length).toBe(before)
})

test('an export whose end cannot be written down never says that it was whole', async () => {
  await broken(
    `create trigger refuse_it before insert on audit_events for each row
      when (new.action = 'export.done') execute function refuse_it()`,
    async () => {
      const answer = await asking()
      expect(answer.statusCode).toBe(200)
      await expect(bytesOf(answer)).rejects.toThrow(/aborted|terminated/)
    },
  )
  expect((await exportsKept()).filter(({ state }) => state === 'done')).toEqual([])
})

test('read to its end it is done, and its hash is that of what came', async () => {
  const bytes = await bytesOf(await asking())
  const done = (await exportsKept()).filter(({ state }) => state === 'done')
  expect(done.map(({ sha256 }) => sha256)).toEqual([
    createHash('sha256').update(bytes).digest('hex'),
  ])
})

test('what an export was is never changed and never deleted', async () => {
  for (const sql of [
    `update exports set rows = 1 where state = 'done'`,
    `update exports set actor = 'someone.else'`,
    `delete from exports`,
  ])
    await expect(world.within((tx) => tx.query(sql))).rejects.toThrow()
})
