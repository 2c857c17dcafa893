// A database that was in use before what says nothing was told from a write-up: its visits, and what was known of them.
import type { QueryRunner } from 'typeorm'
import { WrittenUp20261123030000 } from '../../migrations/20261123030000-written-up.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { readerOn, wordsOf } from '../backlog/browser.ts'
import { openSite, type Site } from '../corrections/site.ts'
import { openPatiently } from '../support/database.ts'

let site: Site
let owner: Database
let runner: QueryRunner
beforeAll(async () => {
  site = await openSite('2026-03-02T08:00:00Z')
  owner = await openPatiently(site.world.database.ownerUrl)
  runner = owner.source.createQueryRunner()
})
afterAll(async () => {
  await runner.release()
  await owner.close()
  await site.world.close()
})

test('a visit of before is written up only if it says something, and so is the past of one that was put right', async () => {
  const [empty, told, later] = [await site.person({}), await site.person({}), await site.person({})]
  await site.visit(empty, '2026-03-02T07:30:00Z', { account: 'No concerns.' })
  await site.visit(told, '2026-03-02T07:30:00Z', { account: 'Karen opened.' })
  const visit = await site.visit(later, '2026-03-02T07:30:00Z', { account: 'All well' })
  const migration = new WrittenUp20261123030000()
  await migration.down(runner)
  await runner.query(`begin; select set_config('mosovo.at', '2026-03-03T12:00:00Z', true);
    update visits set account = 'He rang.', version = 2 where id = '${visit}'; commit`)
  const kept = `select held ? 'written_up' as worked from row_versions where row_id = $1`
  expect(await runner.query(kept, [visit])).toEqual([{ worked: false }])
  await migration.up(runner)
  const now = `select v.offender_id as id, v.written_up as "isWrittenUp" from visits v
    where v.offender_id = any($1) order by array_position($1, v.offender_id)`
  expect(await runner.query(now, [[empty, told, later]])).toEqual([
    { id: empty, isWrittenUp: false },
    { id: told, isWrittenUp: true },
    { id: later, isWrittenUp: true },
  ])
  site.world.clock.set('2026-03-04T08:00:00Z')
  const read = await readerOn(site.world, 'om.north')
  const file = `/offenders/${later}`
  expect(wordsOf(await read(file))).not.toMatch(/Last seen.*Provisional Nobody has written/)
  const asKnown = wordsOf(await read(`${file}?knownOn=2026-03-02`))
  expect(asKnown).toMatch(/Last seen.*Not written up yet/)
})
