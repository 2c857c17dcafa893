// What the table of leavings refuses, whoever asks: two people, once, and nothing forgotten.
import { anOffice, made, type Office } from '../briefings/office.ts'
import { asAdmin } from '../support/postgres.ts'

let office: Office
beforeEach(async () => {
  office = await anOffice()
  await made(
    office.officer.post(`/offenders/${office.id('A')}/status-periods`, {
      status: 'custody',
      from: '2026-03-02',
      reviewOn: '2026-03-20',
      reason: 'Remanded',
    }),
  )
}, 30_000)
afterEach(() => office.close())

describe('the database refuses', () => {
  test.each([
    [
      'a confirmation by whoever made the change',
      `update leavings set confirmed_at = now(), confirmed_by = made_by, checked = 'x'`,
      'leavings_take_two',
    ],
    [
      'a confirmation that does not say what was looked at',
      `update leavings set confirmed_at = now(), confirmed_by = 'ds.north'`,
      'leavings_confirmed_say_what_was_checked',
    ],
    [
      'a confirmation by whoever agreed to the later day',
      `insert into leavings (id, force_id, offender_id, level, how, because, due_on, left_at, made_by, agreed_by)
        select gen_random_uuid(), force_id, offender_id, level, 'plan moved', because, due_on, left_at,
          'om.north', 'ds.north' from leavings;
      update leavings set confirmed_at = now(), confirmed_by = 'ds.north', checked = 'x'
        where agreed_by = 'ds.north'`,
      'leavings_take_a_third',
    ],
    ['another who agreed', `update leavings set agreed_by = 'di.force'`, 'never changed'],
    ['another maker', `update leavings set made_by = 'system'`, 'never changed'],
    ['another way', `update leavings set how = 'corrected'`, 'never changed'],
    [
      'one that begins confirmed',
      `insert into leavings select gen_random_uuid(), force_id, offender_id, level, how, because,
        due_on, left_at, made_by, left_at, 'ds.north', 'x', 1 from leavings`,
      'begins unconfirmed',
    ],
    ['to forget', 'delete from leavings', 'never deleted'],
    ['to forget them all', 'truncate leavings', 'never deleted'],
  ])('%s, whoever asks', async (_words, sql, said) => {
    await expect(
      asAdmin(office.world.database.adminUrl, (client) => client.query(sql)),
    ).rejects.toThrow(said)
  })

  test('any change of what was confirmed', async () => {
    const { items } = (await office.supervisor.get('/leavings').expect(200)).body as {
      items: { id: string }[]
    }
    const path = `/leavings/${items[0]?.id ?? ''}/confirm`
    await made(office.supervisor.post(path, { checked: 'The custody record', version: 1 }))
    await expect(
      asAdmin(office.world.database.adminUrl, (client) =>
        client.query(`update leavings set checked = 'something else'`),
      ),
    ).rejects.toThrow('confirmed is never changed')
  })

  test('the server’s own role to delete any', async () => {
    await expect(
      office.world.within((tx) => tx.query('delete from leavings where false')),
    ).rejects.toThrow('permission denied')
  })
})
