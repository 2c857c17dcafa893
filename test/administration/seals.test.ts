// The auditor's pages of the seals: the state of the chain, what verifications found, and where the clock jumped.
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import {
  auditAlarm,
  chainState,
  outsideFile,
  record,
  sealAudit,
  verifyAudit,
} from '../../src/audit/index.ts'
import { asAdmin } from '../support/postgres.ts'
import { openSite, wordsOf, type Program, type Site } from '../access/site.ts'
import { aFolder } from '../support/folder.ts'

const folder = aFolder('mosovo-seals-')
const outside = outsideFile(folder)
let site: Site
let auditor: Program
beforeAll(async () => {
  site = await openSite()
  auditor = await site.program('auditor')
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const sealing = (at: string) => ({
  transactions: site.world.transactions,
  clock: { now: () => new Date(at) },
  outside,
})
const seal = async (at = '2026-03-02T08:00:00Z'): Promise<void> => {
  for (;;) {
    await sealAudit(sealing(at))
    if ((await site.world.run(chainState)).young.rows === 0) return
    await pause(20)
  }
}
const look = (at: string) =>
  site.world.run((tx) => record(tx, { action: 'screen.opened', result: 'shown' }), {
    at: new Date(at),
  })
const page = async (path: string) => wordsOf(await (await site.browser('auditor')).get(path))

test('before anything is sealed the page says so, and nothing is alarming', async () => {
  const words = await page('/audit/seals')
  expect(words).toContain('Nothing has been sealed yet')
  expect(words).not.toContain('Warning')
})

test('the state is said in words and in JSON: last seal, rows, young rows, last verification', async () => {
  await look('2026-03-02T08:00:00Z')
  await seal()
  const check = await verifyAudit(sealing('2026-03-02T08:05:00Z'))
  const { body } = await auditor.get('/audit/seals').expect(200)
  expect(body).toMatchObject({
    lastSeal: { number: check.lastSeal, at: expect.any(String), totalRows: check.rows },
    young: { rows: expect.any(Number) },
    lastCheck: { outcome: 'intact', rows: check.rows, faultCount: 0 },
    alarm: null,
    clockJumps: { from: '2026-01-31', to: '2026-03-02', seconds: 60, items: [] },
  })
  const words = await page('/audit/seals')
  expect(words).toContain(`Rows sealed ${check.rows}`)
  expect(words).toContain('Last verification 2 March 2026 at 08:05: Intact')
  expect(words).toContain('The clock never moved by more than 60 seconds')
})

test('a clock that was set back is listed, and so is a row dated outside its seal', async () => {
  await look('2026-03-02T07:00:00Z')
  await seal('2026-03-02T07:00:00Z')
  const { body } = await auditor.get('/audit/seals')
  const moved = body.clockJumps.items.map(
    ({ movedSeconds }: { movedSeconds: number }) => movedSeconds,
  )
  expect(moved.filter((seconds: number) => seconds < -3_500)).toHaveLength(1)
  expect(await page('/audit/seals')).toMatch(/clock went back \d{2} minutes/)
  const earlier = await auditor.get('/audit/seals?from=2026-02-01&to=2026-02-28')
  expect(earlier.body.clockJumps.items).toEqual([])
  expect((await auditor.get('/audit/seals?from=2026-03-02&to=2026-03-01')).status).toBe(422)
  expect((await auditor.get('/audit/seals?from=2024-01-01')).status).toBe(422)
})

test('tampering is said aloud on both pages, and every fault is listed with its row', async () => {
  const [one] = await site.world.run((tx) =>
    tx.query<{ id: string }>('select e.id::text as id from audit_events e order by e.id limit 1'),
  )
  await asAdmin(site.world.test.ownerUrl, (client) =>
    client.query(
      `alter table audit_events disable trigger all; delete from audit_events where id = ${one?.id ?? 0};
        alter table audit_events enable trigger all`,
    ),
  )
  expect((await verifyAudit(sealing('2026-03-02T08:10:00Z'))).outcome).toBe('tampered')
  for (const path of ['/audit', '/audit/seals'])
    expect(await page(path)).toContain(
      'The access log was tampered with: the verification of 2 March 2026 at 08:10 found 1 fault.',
    )
  const { body } = await auditor.get('/audit/seals')
  expect(body.alarm.why).toBe('tampered')
  const check = await auditor.get(`/audit/checks/${body.lastCheck.number}`)
  expect(check.body.faults).toEqual([
    { kind: 'row-deleted', seal: 1, row: 1, id: one?.id, what: expect.stringContaining('Row 1 ') },
  ])
  expect(await page(`/audit/checks/${body.lastCheck.number}`)).toContain('was deleted.')
})

test.each([
  ['2026-03-04T08:10:00Z', null],
  ['2026-03-04T08:10:01Z', 'not-verified'],
])('two days without a verification are an alarm of their own: at %s %s', async (at, why) => {
  await site.world.run((tx) =>
    tx.query(
      `insert into audit_checks (at, actor, outcome, last_seal, rows, young, fault_count, faults)
        values ('2026-03-02T08:10:00Z', 'system', 'intact', 1, 1, 0, 0, '[]')`,
    ),
  )
  const alarm = await site.world.run((tx) => auditAlarm(tx, 48), { at: new Date(at) })
  expect(alarm?.why ?? null).toBe(why)
})

test.each(['0', '99', '1e3', 'x', '999999999999999999'])(
  'a verification that is not there (%s) is not found',
  async (number) => {
    expect((await auditor.get(`/audit/checks/${number}`)).status).toBe(404)
  },
)

test('looking at the seals is itself on the log', async () => {
  await auditor.get('/audit/seals')
  expect((await site.world.audit()).at(-1)).toMatchObject({
    actor: 'auditor',
    action: 'seals.opened',
    result: 'shown',
  })
})
