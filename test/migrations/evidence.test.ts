// What visits held of evidence before it had a room of its own: each line becomes a row, and going back leaves the visits whole.
import type { QueryRunner } from 'typeorm'
import { Evidence20261122120600 } from '../../migrations/20261122120600-evidence.ts'
import { migrations } from '../../migrations/index.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { openEvidence, type Site } from '../evidence/site.ts'
import { grants } from '../support/global-setup.ts'
import { asAdmin } from '../support/postgres.ts'
import { openPatiently } from '../support/database.ts'

let site: Site
let owner: Database
let runner: QueryRunner
beforeAll(async () => {
  site = await openEvidence()
  owner = await openPatiently(site.world.database.ownerUrl)
  runner = owner.source.createQueryRunner()
})
afterAll(async () => {
  await runner.release()
  await owner.close()
  await site.world.close()
})

const lines = [
  { factor: 'opportunity', text: 'Toys', source: 'observed', verified: true },
  { factor: 'opportunity', text: 'A dog', source: 'offender', verified: 'Heard it' },
  { factor: 'hostile_orientation', text: 'Swore', source: 'observed', verified: false },
  { factor: 'hostile_orientation', text: 'Spat', source: 'agency' },
]

type Row = Readonly<{ text: string; verified: string | null; struck: string | null }>
const rows = (): Promise<Row[]> =>
  runner.query(
    `select e.text, e.verified, e.struck, e.on_date, e.from_id from evidence e where e.from_kind = 'visit'
      order by array_position(array['Toys', 'A dog', 'Swore', 'Spat'], e.text)`,
  ) as Promise<Row[]>

const later = migrations.slice(migrations.indexOf(Evidence20261122120600))

/** Back to before this migration, and forth to where all stand. */
async function backAndForth(): Promise<void> {
  for (const migration of later.toReversed()) await new migration().down(runner)
  for (const migration of later) await new migration().up(runner)
  // What the product may do with a table goes with the table.
  await asAdmin(site.world.database.adminUrl, (client) => client.query(grants))
}

test('back and forth, twice: every line of a visit is one row, and the visits keep theirs', async () => {
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  await runner.query(`update visits set evidence = $1 where id = $2`, [
    JSON.stringify(lines),
    visit,
  ])
  for (const _time of [1, 2]) {
    await backAndForth()
    expect(await rows()).toMatchObject([
      { text: 'Toys', verified: 'Yes, without saying how', struck: null, from_id: visit },
      { text: 'A dog', verified: 'Heard it' },
      { text: 'Swore', verified: null },
      { text: 'Spat', verified: null },
    ])
  }
  const [held] = await runner.query(`select evidence from visits where id = $1`, [visit])
  expect(held).toEqual({ evidence: lines })
})

test('of a visit that was struck out before, each row is struck by the same correction, which lists it', async () => {
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  const asked = await site.post('om.north', `/visits/${visit}/strike`, { reason: 'Never made' })
  const id = String(asked.body['id'])
  if (asked.status === 202)
    await site.post('ds.north', `/corrections/${id}/decision`, { agree: true })
  await runner.query(`update visits set evidence = $1 where id = $2`, [
    JSON.stringify(lines.slice(0, 1)),
    visit,
  ])
  await backAndForth()
  const [row] = (await rows()).filter(({ struck }) => struck !== null)
  expect(row).toMatchObject({ text: 'Toys', struck: id, from_id: visit })
  const listed = await runner.query(
    `select r.did from correction_rows r where r.correction_id = $1 and r.table_name = 'evidence'`,
    [id],
  )
  expect(listed).toEqual([{ did: 'struck' }])
})
