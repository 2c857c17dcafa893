// A database that was in use before versions were kept: what its stamps tell of the past is told, and since when the rest is.
import type { QueryRunner } from 'typeorm'
import { Known20261122120900 } from '../../migrations/20261122120900-known.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { openSite, type Answer, type Site } from '../corrections/site.ts'
import { grants } from '../support/global-setup.ts'
import { asAdmin } from '../support/postgres.ts'
import { openPatiently } from '../support/database.ts'

let site: Site
let owner: Database
let runner: QueryRunner
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
  owner = await openPatiently(site.world.database.ownerUrl)
  runner = owner.source.createQueryRunner()
})
afterAll(async () => {
  await runner.release()
  await owner.close()
  await site.world.close()
})

const reason = 'The notebook says otherwise'
const at = (iso: string): void => {
  site.world.clock.set(iso)
}

async function decided(asked: Answer): Promise<void> {
  const path = `/corrections/${String(asked.body['id'])}/decision`
  if (asked.status === 202)
    expect((await site.post('di.force', path, { agree: true, why: 'Agreed' })).status).toBe(200)
}

const fileOn = async (id: string, day: string): Promise<Answer['body']> => {
  const { status, body } = await site.get('di.force', `/offenders/${id}?knownOn=${day}`)
  expect(status).toBe(200)
  return body
}

/** How often a row had been amended is in no stamp. */
const withoutVersions = (files: readonly object[]): unknown =>
  JSON.parse(JSON.stringify(files, (name, value: unknown) => (name === 'version' ? null : value)))

test('what was struck out, merged or decided before is told by its stamp; the page says since when the rest is kept', async () => {
  const [struckOf, plannedOf, kept, merged] = [
    await site.person({}),
    await site.person({}),
    await site.person({}),
    await site.person({}),
  ]
  at('2026-01-10T12:00:00Z')
  const visit = await site.visit(struckOf, '2026-01-10T11:00:00Z')
  await site.visit(plannedOf, '2026-01-10T11:00:00Z')
  await site.visit(merged, '2026-01-10T11:00:00Z')
  const asked = await site.post('om.north', `/offenders/${plannedOf}/visit-plan`, {
    ...{ latestBy: '2026-05-20', why: 'Away with his employer until May' },
  })
  at('2026-02-01T09:00:00Z')
  await decided(await site.post('ds.north', `/visits/${visit}/strike`, { reason }))
  const plan = String(asked.body['id'])
  await site.post('ds.north', `/visit-plans/${plan}/approve`, { agree: true, why: 'Seen proof' })
  const { body } = await site.get('di.force', `/offenders/${merged}`)
  const two = { with: body['visorRef'], reason }
  await decided(await site.post('ds.north', `/offenders/${kept}/merge`, two))
  at('2026-02-03T09:00:00Z')
  const days = ['2026-01-31', '2026-02-01'] as const
  const told = async (): Promise<readonly object[]> => {
    const files: object[] = []
    for (const day of days)
      for (const id of [struckOf, plannedOf, kept]) files.push(await fileOn(id, day))
    return [...files, await fileOn(merged, days[0])]
  }
  const before = await told()
  const migration = new Known20261122120900()
  await migration.down(runner)
  await migration.up(runner)
  await asAdmin(site.world.database.adminUrl, (client) => client.query(grants))
  expect(withoutVersions(await told())).toEqual(withoutVersions(before))
  expect(await runner.query('select s.at from row_versions_since s')).toHaveLength(1)
})
