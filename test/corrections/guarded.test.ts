// What the database itself refuses of corrections, and what a register says of a record that was merged.
import { load } from '../imports/registers.ts'
import { policeLed } from '../imports/register-builder.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let correction = ''
let kept = ''
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
  kept = await site.person({ visorRef: 'V3000001' })
  await site.person({ visorRef: 'V3000002', level: 'medium' })
  site.world.clock.set('2026-01-06T09:00:00Z')
  const reason = 'One man, entered twice'
  const asked = await site.post('ds.north', `/offenders/${kept}/merge`, {
    with: 'V3000002',
    reason,
  })
  correction = String(asked.body['id'])
})
afterAll(() => site.world.close())

const run = (text: string): Promise<unknown> => site.world.within((tx) => tx.query(text))

test.each([
  [
    'decided by whoever asked',
    `update corrections set state = 'refused', decided_by = asked_by`,
    'take_two',
  ],
  [
    'put right without a second person',
    `update corrections set state = 'applied', applied_at = asked_at`,
    'decided_by_another',
  ],
  ['a merge that waits for nobody', `update corrections set waits_because = null`, 'never changed'],
  ['another reason', `update corrections set reason = 'Another'`, 'never changed'],
  ['deleted', 'delete from corrections', 'permission denied'],
  ['a record merged into itself', 'update offenders set merged_into = id', 'into_themselves'],
])('refused by the database: %s', async (_words, text, why) => {
  await expect(run(text)).rejects.toThrow(why)
})

test('once decided it is never changed, and the ledger of its rows never at all', async () => {
  await site.post('di.force', `/corrections/${correction}/decision`, { agree: true })
  await expect(run(`update corrections set state = 'refused'`)).rejects.toThrow('never changed')
  await expect(run(`update correction_rows set did = 'made'`)).rejects.toThrow('permission denied')
})

test('a row of the register for a merged record changes nothing, and says so', async () => {
  site.world.clock.set('2026-03-02T09:00:00Z')
  const before = await site.get('di.force', `/offenders/${kept}`)
  const result = await load(site.world, {
    ...policeLed,
    'ViSOR ref': 'V3000002',
    Risk: 'Very high',
  })
  expect(result).toMatchObject({ accepted: 1, created: 0, updated: 0, unchanged: 1 })
  expect(JSON.stringify(result)).toContain('This record was merged into V3000001')
  const after = await site.get('di.force', `/offenders/${kept}`)
  expect(after.body['level']).toBe(before.body['level'])
})
