// The life of the private cluster: from nothing, again, after every kind of crash, shared, and stopped.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Cluster, joinCluster } from '../../../src/platform/cluster/index.ts'
import { beganAt, lives } from '../../../src/platform/cluster/processes.ts'
import { clearTemporary, dataIn, makeProject, participant, startOnly } from './project.ts'
import { postmasterOf, query, temporary } from './project.ts'

const quiet = (): void => undefined
const joined: Cluster[] = []

async function joinIn(dataDir: string, say: (line: string) => void = quiet): Promise<Cluster> {
  const cluster = await joinCluster({ dataDir, dataDirGiven: true, say, durable: false })
  joined.push(cluster)
  return cluster
}

const portOf = (cluster: { appUrl?: string }): string => new URL(cluster.appUrl ?? '').port

async function killServer(data: string): Promise<void> {
  const pid = postmasterOf(data)
  process.kill(pid, 'SIGKILL')
  while (lives(pid)) await pause(5)
}

afterEach(async () => {
  for (const cluster of joined.splice(0)) await cluster.leave()
})
afterAll(clearTemporary)

describe('the data folder', () => {
  test('is made from nothing, with both roles and the extensions in every new database', async () => {
    const cluster = await joinIn(temporary())
    const names = await query<{ extname: string }>(
      cluster.appUrl,
      'select extname from pg_extension',
    )
    expect(names.map((row) => row.extname).sort()).toEqual(
      ['btree_gin', 'btree_gist', 'fuzzystrmatch', 'pg_stat_statements', 'pg_trgm'].concat([
        'pgcrypto',
        'plpgsql',
        'unaccent',
      ]),
    )
    await query(cluster.ownerUrl, 'create database another')
    const other = cluster.ownerUrl.replace(/mosovo$/, 'another')
    expect(await query(other, "select unaccent('Zoë') as name")).toEqual([{ name: 'Zoe' }])
    expect(await query(cluster.appUrl, "select lower('ÉÀ') as low, upper('ß') as up")).toEqual([
      { low: 'éà', up: 'ß' },
    ])
    expect(await query(cluster.adminUrl, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
  })

  test('keeps rows and port for the second start, and its passwords from other users', async () => {
    const dataDir = temporary()
    const first = await joinIn(dataDir)
    await query(first.ownerUrl, 'create table kept (n int); insert into kept values (7)')
    await first.leave()
    expect(existsSync(join(dataIn(dataDir), 'postmaster.pid'))).toBe(false)
    const second = await joinIn(dataDir)
    expect(second.appUrl).toBe(first.appUrl)
    expect(await query(second.appUrl, 'select n from kept')).toEqual([{ n: 7 }])
    expect(statSync(join(dataIn(dataDir), 'mosovo.passwords')).mode & 0o777).toBe(0o600)
  })

  test('is served on another port when a stranger took the one it had', async () => {
    const dataDir = temporary()
    const first = await joinIn(dataDir)
    await first.leave()
    const stranger = createServer()
    await new Promise<void>((resolve) => {
      stranger.listen(Number(portOf(first)), '127.0.0.1', resolve)
    })
    const second = await joinIn(dataDir)
    stranger.close()
    expect(portOf(second)).not.toBe(portOf(first))
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('half made by a process that crashed is made anew', async () => {
    const dataDir = temporary()
    mkdirSync(join(dataDir, 'cluster', 'making-0123', 'data'), { recursive: true })
    writeFileSync(join(dataDir, 'cluster', 'making-0123', 'data', 'PG_VERSION'), '18\n')
    writeFileSync(join(dataDir, 'cluster', 'start.lock'), '4194000\n1\n')
    const cluster = await joinIn(dataDir)
    expect(await query(cluster.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(join(dataDir, 'cluster')).sort()).toEqual(['data', 'port', 'postgres.log'])
  })
})

test.each([200, 500, 800])(
  'two first starts killed after %i ms leave what three at once can mend',
  async (ms) => {
    const project = makeProject(0o755, false)
    const dataDir = temporary()
    const settings = { dataDir, dataDirGiven: true }
    const killed = [startOnly(project, settings), startOnly(project, settings)]
    await pause(ms)
    for (const child of killed) child.kill('SIGKILL')
    const all = await Promise.all([1, 2, 3].map(() => participant({ project }, settings)))
    expect(all.flatMap(({ answer }) => answer.fault ?? [])).toEqual([])
    for (const { answer } of all) {
      expect(await query(answer.appUrl, "select unaccent('é') as e")).toEqual([{ e: 'e' }])
    }
    await Promise.all(all.map(({ leave }) => leave()))
    expect(existsSync(join(dataIn(dataDir), 'postmaster.pid'))).toBe(false)
  },
)

describe("the server's role", () => {
  test('owns nothing and makes nothing, but reads and writes what the owner makes', async () => {
    const { appUrl, ownerUrl } = await joinIn(temporary())
    await query(
      ownerUrl,
      `create table visits (id int generated always as identity primary key, note text);
       create sequence numbers;
       create function twice(n int) returns int language sql as 'select n * 2'`,
    )
    await query(appUrl, "insert into visits (note) values ('a'); update visits set note = 'b'")
    expect(
      await query(appUrl, "select note, nextval('numbers')::int as n, twice(4) as t from visits"),
    ).toEqual([{ note: 'b', n: 1, t: 8 }])
    await query(appUrl, 'delete from visits')
    for (const forbidden of [
      'create table mine (n int)',
      'drop table visits',
      'truncate visits',
      'alter table visits add column m int',
      'create schema mine',
      'create database mine',
    ]) {
      await expect(query(appUrl, forbidden)).rejects.toThrow(/permission denied|must be owner/)
    }
    const owned = await query(
      appUrl,
      "select relname from pg_class where relowner = 'mosovo_app'::regrole",
    )
    expect(owned).toEqual([])
  })
})

describe('after a crash', () => {
  test('of PostgreSQL and of us, the next start recovers every committed row', async () => {
    const project = makeProject(0o755, false)
    const dataDir = temporary()
    const first = await participant({ project }, { dataDir, dataDirGiven: true, durable: true })
    await query(first.answer.ownerUrl, 'create table kept as select generate_series(1, 5000) as n')
    await first.kill()
    await killServer(dataIn(dataDir))
    const second = await joinIn(dataDir)
    expect(await query(second.appUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 5000 }])
  })

  test('of PostgreSQL, a number reused by a stranger and a busy child do not stop the next start', async () => {
    const project = makeProject(0o755, false)
    const dataDir = temporary()
    const first = await participant({ project }, { dataDir, dataDirGiven: true })
    const busy = query(
      first.answer.appUrl,
      "do $$ begin loop perform md5('busy'); end loop; end $$",
    ).catch(() => undefined)
    await pause(200)
    await first.kill()
    const data = dataIn(dataDir)
    await killServer(data)
    const lines = `${process.pid}\n${data}\n1\n${portOf(first.answer)}\n\n127.0.0.1\n\nready\n`
    writeFileSync(join(data, 'postmaster.pid'), lines)
    const second = await joinIn(dataDir)
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(postmasterOf(data)).not.toBe(process.pid)
    await busy
  })

  test('of us alone, PostgreSQL runs on, is adopted, and then stopped by the last to leave', async () => {
    const project = makeProject(0o755, false)
    const dataDir = temporary()
    const first = await participant({ project }, { dataDir, dataDirGiven: true })
    const pid = postmasterOf(dataIn(dataDir))
    await first.kill()
    expect(lives(pid)).toBe(true)
    const second = await joinIn(dataDir)
    expect(postmasterOf(dataIn(dataDir))).toBe(pid)
    await second.leave()
    expect(lives(pid)).toBe(false)
  })

  test('of PostgreSQL under a living process, it comes back on the same port', async () => {
    const dataDir = temporary()
    const said: string[] = []
    const cluster = await joinIn(dataDir, (line) => said.push(line))
    await killServer(dataIn(dataDir))
    while (!said.includes('The private database is back.')) await pause(20)
    expect(await query(cluster.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    const pid = postmasterOf(dataIn(dataDir))
    await cluster.leave()
    expect(lives(pid)).toBe(false)
  })
})

describe('several processes', () => {
  test('that start at the same moment end with one cluster, which all of them can use', async () => {
    const project = makeProject(0o755, false)
    const dataDir = temporary()
    const settings = { dataDir, dataDirGiven: true }
    const all = await Promise.all([
      participant({ project }, settings),
      participant({ project }, settings),
      joinIn(dataDir).then((cluster) => ({ answer: cluster, leave: cluster.leave })),
    ])
    expect(new Set(all.map(({ answer }) => answer.appUrl)).size).toBe(1)
    for (const { answer } of all) {
      expect(await query(answer.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    }
    const pid = postmasterOf(dataIn(dataDir))
    for (const { leave } of all.slice(1)) await leave()
    expect(lives(pid)).toBe(true)
    await all[0].leave()
    expect(lives(pid)).toBe(false)
  })

  test('that leave while another joins never take the database from it', async () => {
    const dataDir = temporary()
    let current = await joinIn(dataDir)
    for (let turn = 0; turn < 4; turn += 1) {
      const [, next] = await Promise.all([current.leave(), joinIn(dataDir)])
      expect(await query(next.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
      current = next
    }
  })

  test('wait for a lock whose holder lives, and pass one whose number was reused', async () => {
    const dataDir = temporary()
    const lock = join(dataDir, 'cluster', 'start.lock')
    mkdirSync(join(dataDir, 'cluster'))
    writeFileSync(lock, `${process.pid}\n${beganAt(process.pid)}\n`)
    const settings = { dataDir, dataDirGiven: true, say: quiet, durable: false }
    await expect(joinCluster({ ...settings, seconds: 0.3 })).rejects.toThrow(
      `Another process (number ${process.pid}) has been starting or stopping`,
    )
    writeFileSync(lock, `${process.pid}\nanother time\n`)
    const cluster = await joinIn(dataDir)
    expect(await query(cluster.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
