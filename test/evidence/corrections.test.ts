// What was written down with a visit goes with it: struck out, moved, given another time; merged and taken apart again.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openEvidence, said, type Kept, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openEvidence()
})
afterAll(() => site.world.close())

const reason = 'It was his brother; the account names him'
const at = (iso: string): void => {
  site.world.clock.set(iso)
}

type Visited = Readonly<{ person: OffenderId; other: OffenderId; visit: string; kept: Kept }>

/** A visit of 1 March with what it wrote down, of which a proof was told a day later. */
async function visited(): Promise<Visited> {
  at('2026-03-01T12:00:00Z')
  const [person, other] = [await site.person({}), await site.person({})]
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  const kept = await site.written(person, visit)
  at('2026-03-02T10:00:00Z')
  const proof = { outcome: 'true', how: 'The GP said so', version: 1 }
  await site.post('om.north', `/self-reports/${kept.reportIds[0] ?? ''}/proof`, proof)
  return { person, other, visit, kept }
}

/** Asked by the officer, and agreed by another where two are needed. */
async function putRight(
  path: string,
  body: object,
  [asks, agrees]: readonly [string, string] = ['om.north', 'di.force'],
) {
  const asked = await site.post(asks, path, body)
  if (asked.status !== 202) return asked
  const id = String(asked.body['id'])
  return await site.post(agrees, `/corrections/${id}/decision`, { agree: true })
}

const held = async (id: OffenderId) => ({
  evidence: (await site.items(`/offenders/${id}/evidence`)).map((one) => one['text']),
  reports: (await site.items(`/offenders/${id}/self-reports`)).map(({ text, state, provedHow }) => [
    text,
    state,
    provedHow,
  ]),
})
const nothing = { evidence: [], reports: [] }
const everything = {
  evidence: ['A child’s bicycle in the hall', 'Works nights'],
  reports: [[said, 'true', 'The GP said so']],
}

const touched = (table: string, did: string, visit: string) =>
  site.world.within((tx) =>
    tx.query(
      `select r.id from correction_rows r join corrections c on c.id = r.correction_id
        where r.table_name = $1 and r.did = $2 and c.entry_id = $3`,
      [table, did, visit],
    ),
  )

test('a visit struck out takes its statements, its self-reports and what was told of them with it', async () => {
  const { person, visit, kept } = await visited()
  expect(await held(person)).toEqual(everything)
  expect((await putRight(`/visits/${visit}/strike`, { reason })).body['state']).toBe('applied')
  expect(await held(person)).toEqual(nothing)
  expect((await site.get('om.north', `/self-reports/${kept.reportIds[0] ?? ''}`)).status).toBe(404)
  expect(await touched('evidence', 'struck', visit)).toHaveLength(2)
  expect(await touched('self_reports', 'struck', visit)).toHaveLength(1)
  expect(await touched('self_report_proofs', 'struck', visit)).toHaveLength(1)
  const lines = await site.items(`/offenders/${person}/chronology?kind=self_report`)
  expect(lines.map(({ struck }) => struck === null)).toEqual([false])
})

test('what a report of a visit holds becomes rows of the same entry: one account, one person, one instant', async () => {
  at('2026-03-01T12:00:00Z')
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z', {
    evidence: [{ factor: 'opportunity', text: 'Toys', source: 'observed', verified: true }],
    selfReports: [{ text: said, proveBy: 'Ask the GP', proveOn: '2026-03-20' }],
  })
  const entries = await site.world.within((tx) =>
    tx.query<Readonly<{ same: boolean }>>(
      `select (e.offender_id, e.recorded_at, e.recorded_by) = (v.offender_id, v.recorded_at, v.recorded_by)
          and e.on_date = v.on_date as same
        from visits v join (select offender_id, recorded_at, recorded_by, on_date, from_id from evidence e
            where e.struck is null
          union all select offender_id, recorded_at, recorded_by, on_date, from_id from self_reports r
            where r.struck is null) e on e.from_id = v.id
        where v.id = $1`,
      [visit],
    ),
  )
  expect(entries).toEqual([{ same: true }, { same: true }])
  expect(await held(person)).toMatchObject({ evidence: ['Toys'], reports: [[said, 'open', null]] })
  await putRight(`/visits/${visit}/strike`, { reason })
  expect(await held(person)).toEqual(nothing)
})

test('words put right withdraw what they no longer hold; what stays keeps what was told of it', async () => {
  at('2026-03-01T12:00:00Z')
  const person = await site.person({})
  const toys = { factor: 'opportunity', text: 'Toys', source: 'observed' }
  const drink = { text: said, proveBy: 'Ask the GP', proveOn: '2026-03-20' }
  const alone = { text: 'Lives alone', proveBy: 'Call again' }
  const visit = await site.visit(person, '2026-03-01T10:00:00Z', {
    evidence: [toys, { ...toys, text: 'A bicycel' }],
    selfReports: [drink, alone],
  })
  const [first] = await site.items(`/offenders/${person}/self-reports`)
  at('2026-03-02T10:00:00Z')
  const proof = { outcome: 'true', how: 'The GP said so', version: 1 }
  await site.post('om.north', `/self-reports/${String(first?.['id'])}/proof`, proof)
  at('2026-03-03T10:00:00Z')
  const edited = await site.post('om.north', `/visits/${visit}`, {
    version: 1,
    evidence: [toys, { ...toys, text: 'A bicycle' }],
    selfReports: [drink],
  })
  expect(edited.status).toBe(200)
  const { evidence, reports } = await held(person)
  expect(evidence.toSorted()).toEqual(['A bicycle', 'Toys'])
  expect(reports).toEqual([[said, 'true', 'The GP said so']])
  await putRight(`/visits/${visit}/strike`, { reason })
  expect(await held(person)).toEqual(nothing)
})

test('moved to the person whom it was, all of it is theirs, with what was told', async () => {
  const { person, other, visit } = await visited()
  const moved = await putRight(`/visits/${visit}/move`, { to: other, reason })
  expect(moved.body['state']).toBe('applied')
  expect([await held(person), await held(other)]).toEqual([nothing, everything])
  const [first] = await site.items(`/offenders/${other}/evidence`)
  const [stands] = await site.items(`/offenders/${other}/visits`)
  expect(first?.['from']).toEqual({ kind: 'visit', id: stands?.['id'] })
})

test('given another time, what was said was said on that day', async () => {
  const { person, visit } = await visited()
  const redated = await putRight(`/visits/${visit}/redate`, { at: '2026-02-27T10:00:00Z', reason })
  expect([redated.status, redated.body['state']]).toEqual([201, 'applied'])
  expect(await held(person)).toEqual(everything)
  const items = await site.items(`/offenders/${person}/evidence`)
  expect(items.map((one) => one['on'])).toEqual(['2026-02-27', '2026-02-27'])
})

test('a proof told by mistake is struck out by itself: the self-report is open again', async () => {
  const { person } = await visited()
  const [line] = await site.items(`/offenders/${person}/chronology?kind=self_report`)
  const struck = await putRight(`/offenders/${person}/entries/${String(line?.['id'])}/strike`, {
    reason: 'That was another GP',
  })
  expect([struck.status, struck.body['state']]).toEqual([201, 'applied'])
  expect((await held(person)).reports).toEqual([[said, 'open', null]])
})

test('a statement entered by itself is an entry: struck out, it counts for nothing', async () => {
  const { person } = await visited()
  at('2026-03-03T10:00:00Z')
  await site.post('om.north', `/offenders/${person}/evidence`, {
    ...{ factor: 'opportunity', text: 'Buys sweets', source: 'third_party' },
  })
  const [line] = await site.items(`/offenders/${person}/chronology?kind=evidence`)
  await putRight(`/offenders/${person}/entries/${String(line?.['id'])}/strike`, { reason })
  expect(await held(person)).toEqual(everything)
})

test('a self-report entered by itself takes what was told of it along when it is given another day', async () => {
  const { person } = await visited()
  at('2026-03-04T10:00:00Z')
  const sent = { text: 'Sold the car', proveBy: 'Ask the DVLA' }
  const added = await site.post('om.north', `/offenders/${person}/self-reports`, sent)
  at('2026-03-05T10:00:00Z')
  const proof = { outcome: 'false', how: 'Still the keeper', version: 1 }
  await site.post('om.north', `/self-reports/${String(added.body['id'])}/proof`, proof)
  const lines = await site.items(`/offenders/${person}/chronology?kind=self_report`)
  const line = lines.find((one) => String(one['summary']).startsWith('Self-report: Sold'))
  const path = `/offenders/${person}/entries/${String(line?.['id'])}/redate`
  const redated = await putRight(path, { at: '2026-03-02T00:00:00Z', reason })
  expect(redated.body['state']).toBe('applied')
  const reports = await site.items(`/offenders/${person}/self-reports`)
  expect(reports.find((one) => one['text'] === sent.text)).toMatchObject({
    on: '2026-03-02',
    state: 'false',
    provedHow: 'Still the keeper',
  })
})

test('it follows a person into the record that is kept, and comes out of it again', async () => {
  const { person, other } = await visited()
  const ref = async (id: OffenderId) =>
    String((await site.get('di.force', `/offenders/${id}`)).body['visorRef'])
  const two = ['ds.north', 'di.force'] as const
  const refs = { kept: await ref(other), merged: await ref(person) }
  const merged = await putRight(`/offenders/${other}/merge`, { with: refs.merged, reason }, two)
  expect(merged.body['state']).toBe('applied')
  expect(await held(other)).toEqual(everything)
  const apart = await putRight(`/offenders/${other}/unmerge`, { merged: refs.merged, reason }, two)
  expect(apart.body['state']).toBe('applied')
  expect([await held(other), await held(person)]).toEqual([nothing, everything])
})

test('nobody rewords or deletes what was written down', async () => {
  const { kept } = await visited()
  const id = kept.evidenceIds[0] ?? ''
  const change = (sql: string) => site.world.within((tx) => tx.query(sql, [id]))
  await expect(change(`update evidence set text = 'otherwise' where id = $1`)).rejects.toThrow()
  await expect(change('delete from evidence where id = $1')).rejects.toThrow()
})
