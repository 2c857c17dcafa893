// A claim, a printed page and a stop of a shift follow a person into the record that is kept, and come back when it is taken apart.
import type { OffenderId } from '../../src/platform/ids.ts'
import { afterNoon, openOffice, type Office } from '../shifts/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.world.close())
beforeEach(() => {
  office.at(afterNoon)
})

type Two = Readonly<{ kept: OffenderId; other: OffenderId }>
const twoRecords = async (): Promise<Two> => ({
  kept: await office.person({}),
  other: await office.person({}),
})

async function decided(asked: Readonly<{ status: number; body: object }>): Promise<void> {
  expect(asked.status).toBe(202)
  const { id } = asked.body as { id: string }
  const agreed = await office.post('di.force', `/corrections/${id}/decision`, { agree: true })
  expect(agreed.status).toBe(200)
}
const reason = 'The PNC photographs are of one man'
const merge = async ({ kept, other }: Two): Promise<void> =>
  decided(await office.post('ds.north', `/offenders/${kept}/merge`, { with: other, reason }))
const unmerge = async ({ kept, other }: Two): Promise<void> =>
  decided(
    await office.post('ds.north', `/offenders/${kept}/unmerge`, { merged: other, reason: 'Twins' }),
  )

const tables = ['weekend_claims', 'packs', 'shift_stops'] as const
/** How many rows of each table a record has: claims, pages, stops. */
const rowsOf = (id: OffenderId): Promise<number[]> =>
  office.world.within(async (tx) => {
    const counts: number[] = []
    for (const table of tables) {
      const rows = await tx.query(`select h.id from ${table} h where h.offender_id = $1`, [id])
      counts.push(rows.length)
    }
    return counts
  })

async function underWayFor(id: OffenderId): Promise<Readonly<{ pack: string; shift: string }>> {
  expect((await office.claim('om.north', id, ['ds.north'])).status).toBe(201)
  const pack = await office.post('om.north', `/weekend-list/${id}/pack`, {})
  expect(pack.status).toBe(201)
  const shift = await office.post('om.north', '/shifts', {
    ...{ on: '2026-03-07', from: '09:00', until: '21:00', with: ['ds.north'] },
  })
  expect(shift.status).toBe(201)
  return { pack: String(pack.body['id']), shift: String(shift.body['id']) }
}

const stopsFor = async (shift: string): Promise<string[]> =>
  (
    (await office.get('om.north', `/shifts/${shift}`)).body['stops'] as {
      offender: { id: string }
    }[]
  ).map(({ offender }) => offender.id)

test('all three follow into the record that is kept, and come back', async () => {
  const two = await twoRecords()
  const { shift } = await underWayFor(two.other)
  const stops = await stopsFor(shift)
  expect(stops).toEqual(expect.arrayContaining([two.kept, two.other]))
  await merge(two)
  // The shift had a stop for each record: the one of the kept record stands for both.
  expect([await rowsOf(two.kept), await rowsOf(two.other)]).toEqual([
    [1, 1, 1],
    [0, 0, 1],
  ])
  const claim = (await office.line('om.north', two.kept))?.claim
  expect(claim).toMatchObject({ by: 'om.north' })
  await unmerge(two)
  expect([await rowsOf(two.kept), await rowsOf(two.other)]).toEqual([
    [0, 0, 1],
    [1, 1, 1],
  ])
  expect((await office.line('om.north', two.other))?.claim).toMatchObject({ by: 'om.north' })
})

test('a stop follows where the plan has none for the record that is kept', async () => {
  const two = await twoRecords()
  const { shift } = await underWayFor(two.other)
  const { body } = await office.get('om.north', `/shifts/${shift}`)
  const own = (body['stops'] as { id: string; offender: { id: string } }[]).find(
    ({ offender }) => offender.id === two.kept,
  )
  const removed = await office.post('om.north', `/shifts/${shift}/stops/${own?.id ?? ''}/remove`, {
    version: body['version'],
  })
  expect(removed.status).toBe(200)
  await merge(two)
  const after = await stopsFor(shift)
  expect([after.includes(two.kept), after.includes(two.other)]).toEqual([true, false])
  await unmerge(two)
  const back = await stopsFor(shift)
  expect([back.includes(two.kept), back.includes(two.other)]).toEqual([false, true])
})

test('what has ended stays where it ended: a page that came back before the merge, and one that came back after it', async () => {
  const two = await twoRecords()
  const { pack } = await underWayFor(two.other)
  await merge(two)
  const ticked = await office.post('om.north', `/packs/${pack}/return`, { how: 'shredded' })
  expect(ticked.status).toBe(200)
  await unmerge(two)
  expect((await rowsOf(two.kept))[1]).toBe(1)
  const again = await twoRecords()
  const before = await underWayFor(again.other)
  await office.post('om.north', `/packs/${before.pack}/return`, { how: 'returned' })
  await merge(again)
  expect([(await rowsOf(again.kept))[1], (await rowsOf(again.other))[1]]).toEqual([0, 1])
})

test('two pairs that had claimed both keep their claims, and the file that is kept says so', async () => {
  const two = await twoRecords()
  expect((await office.claim('om.north', two.kept, ['ds.north'])).status).toBe(201)
  expect((await office.claim('om.south', two.other, ['ds.south'])).status).toBe(201)
  await merge(two)
  expect([(await rowsOf(two.kept))[0], (await rowsOf(two.other))[0]]).toEqual([1, 1])
  const { body } = await office.get('om.north', `/offenders/${two.kept}/chronology?kind=weekend`)
  expect((body['items'] as { summary: string }[]).map(({ summary }) => summary)).toEqual(
    expect.arrayContaining([expect.stringContaining('Claimed twice') as string]),
  )
})

test.each(['weekend_claims', 'packs'])(
  'nothing else gives a row of %s to another person: the database refuses it',
  async (table) => {
    const two = await twoRecords()
    await underWayFor(two.other)
    const given = office.world.within((tx) =>
      tx.query(`update ${table} h set offender_id = $1 where h.offender_id = $2`, [
        two.kept,
        two.other,
      ]),
    )
    await expect(given).rejects.toThrow('goes with a person, and to nobody else')
  },
)
