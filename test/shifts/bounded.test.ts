// The list costs as many statements for many people as for two, and so does a planned shift.
import { openOffice, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  for (let made = 0; made < 2; made += 1) await office.person({})
}, 60_000)
afterAll(() => office.world.close())

async function statementsOf(path: string): Promise<number> {
  await office.get('om.north', path)
  office.world.statements.length = 0
  await office.get('om.north', path)
  return office.world.statements.length
}

const shift = { on: '2026-03-07', from: '10:00', until: '21:00', with: ['ds.north'] }
const planned = async (): Promise<string> =>
  `/shifts/${String((await office.post('om.north', '/shifts', shift)).body['id'])}`

test('six people more are not one statement more', async () => {
  const few = [await statementsOf('/weekend-list'), await statementsOf(await planned())]
  for (let made = 0; made < 6; made += 1) await office.person({})
  const many = [await statementsOf('/weekend-list'), await statementsOf(await planned())]
  expect((await office.list('om.north')).items).toHaveLength(8)
  expect(many).toEqual(few)
  expect(few[0]).toBeLessThan(30)
})
