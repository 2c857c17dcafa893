// What can stand in the way of the private database: each is one plain sentence naming what to do.
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ClusterFault, joinCluster } from '../../../src/platform/cluster/index.ts'
import { outputFault } from '../../../src/platform/cluster/fault.ts'
import { clearTemporary, dataIn, makeProject, participant } from './project.ts'
import { platformPackage, postmasterOf, query, root, temporary } from './project.ts'

const isRoot = process.getuid?.() === 0
const asRoot = isRoot ? test : test.skip
const settings = { dataDirGiven: true, say: () => undefined, durable: false }

async function sentence(dataDir: string): Promise<string> {
  const fault: unknown = await joinCluster({ ...settings, dataDir }).then(
    (cluster) => cluster.leave(),
    (thrown: unknown) => thrown,
  )
  if (!(fault instanceof ClusterFault)) throw new Error(`no fault was shown: ${String(fault)}`)
  return fault.message
}

function nobody(): { uid: number; gid: number } {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const linked = (project: string): string =>
  join(project, 'node_modules', platformPackage, 'native', 'lib', 'libpq.so.5')

afterAll(clearTemporary)

describe('the data folder', () => {
  test('under a file says that a part of the path is no folder', async () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, '')
    expect(await sentence(join(file, 'data'))).toBe(
      `The data folder ${file}/data cannot be used because a part of that path is a file, not a folder: mend that, or set DATA_DIR to a folder that this user owns.`,
    )
  })

  test('made by another major version says which, and leaves it as it was', async () => {
    const dataDir = temporary()
    mkdirSync(dataIn(dataDir), { recursive: true })
    writeFileSync(join(dataIn(dataDir), 'PG_VERSION'), '15\n')
    expect(await sentence(dataDir)).toMatch(/was made by PostgreSQL 15 and this program brings/)
    expect(readFileSync(join(dataIn(dataDir), 'PG_VERSION'), 'utf8')).toBe('15\n')
  })

  test('that holds something else says to move it away', async () => {
    const dataDir = temporary()
    mkdirSync(dataIn(dataDir), { recursive: true })
    expect(await sentence(dataDir)).toMatch(/holds no database: move it away, then start again/)
  })

  asRoot('that DATA_DIR puts where the system user cannot go says which user', async () => {
    const dataDir = join(temporary(0o700), 'deep')
    expect(await sentence(dataDir)).toMatch(
      /^DATA_DIR lies in \S+, which the system user (postgres|nobody) cannot reach/,
    )
    expect(existsSync(dataIn(dataDir))).toBe(false)
  })

  asRoot('that an ordinary user may not write says so', async () => {
    const project = makeProject(0o755, true)
    const dataDir = temporary(0o755)
    const { answer } = await participant(
      { project, user: nobody() },
      { dataDir, dataDirGiven: true },
    )
    expect(answer.kind).toBe('ClusterFault')
    expect(answer.fault).toMatch(
      /this user may not read and write there: mend that, or set DATA_DIR/,
    )
  })
})

describe('who runs it', () => {
  asRoot('an ordinary user starts, uses and stops it', async () => {
    const project = makeProject(0o755, true)
    const dataDir = temporary(0o777)
    const one = await participant({ project, user: nobody() }, { dataDir, dataDirGiven: true })
    expect(await query(one.answer.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    const pid = postmasterOf(dataIn(dataDir))
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(`Uid:\t${nobody().uid}\t`)
    await one.leave()
    expect(existsSync(join(dataIn(dataDir), 'postmaster.pid'))).toBe(false)
  })

  asRoot(
    'root in a closed checkout runs a copy, keeps the data outside, and says both',
    async () => {
      const project = makeProject(0o700, true)
      const elsewhere = [join(temporary(), 'outside')]
      const ask = { dataDir: join(project, '.data'), dataDirGiven: false, elsewhere }
      const first = await participant({ project }, ask)
      expect(first.said()).toMatch(/PostgreSQL runs from \S+outside\S+, because \w+ cannot run it/)
      expect(first.said()).toMatch(/keeps its data in \S+outside\S+, because the system user/)
      await query(first.answer.ownerUrl, 'create table kept (n int)')
      await first.leave()
      const second = await participant({ project }, ask)
      expect(await query(second.answer.appUrl, 'select n from kept')).toEqual([])
      await second.leave()
    },
  )

  test('after an install that ignored scripts, the missing links are made on the first start', async () => {
    const project = makeProject(0o755, true)
    for (const { target } of JSON.parse(
      readFileSync(join(root, 'node_modules', platformPackage, 'native/pg-symlinks.json'), 'utf8'),
    ) as { target: string }[]) {
      rmSync(join(project, 'node_modules', platformPackage, target))
    }
    expect(existsSync(linked(project))).toBe(false)
    const one = await participant({ project }, { dataDir: temporary(), dataDirGiven: true })
    expect(await query(one.answer.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(linked(project))).toBe(true)
    await one.leave()
  })

  test('with no PostgreSQL for the platform it asks for DATABASE_URL', async () => {
    const project = makeProject(0o755, true)
    rmSync(join(project, 'node_modules', platformPackage), { recursive: true })
    chmodSync(project, 0o755)
    const { answer } = await participant({ project }, { dataDir: temporary(), dataDirGiven: true })
    expect(answer.fault).toMatch(/^No PostgreSQL comes with this program for .*: set DATABASE_URL/)
  })
})

test.each([
  ['could not write to file "base/1": No space left on device', /is full: free at least 200 MB/],
  ['PANIC:  could not write: Disk quota exceeded', /is full: free at least 200 MB/],
  ['FATAL:  data directory has wrong ownership', /saying "data directory has wrong ownership"/],
  ['', /saying "it gave no reason"/],
])('PostgreSQL that ends with "%s" is put as %s', (output, words) => {
  expect(outputFault(output, '/data', '/log').message).toMatch(words)
})
