// Looks without need: what of the log stands out, kept once, answered once, and where a reader lives known to admins alone.
import { localDate as d } from '../../src/platform/calendar.ts'
import type { AccountId, OffenderId } from '../../src/platform/ids.ts'
import { standingOut } from '../../src/administration/rules/looks.ts'
import type { Looked } from '../../src/administration/types/looks.ts'
import { aPerson } from '../overnight/office.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'

const looked: Looked = {
  accountId: 'a' as AccountId,
  actor: 'om.north',
  role: 'officer',
  offenderId: 'o' as OffenderId,
  onDate: d('2026-03-02'),
  sameSurname: false,
  sameStreet: false,
  connected: true,
  files: 3,
}
const reasons = (change: Partial<Looked>): unknown =>
  standingOut([{ ...looked, ...change }], { filesADay: 5 }).map((one) => [
    one.offenderId,
    ...one.reasons,
  ])

describe('What stands out', () => {
  test.each<[string, Partial<Looked>, unknown]>([
    ['nothing', {}, []],
    ['the own surname', { sameSurname: true }, [['o', 'same_surname']]],
    ['the own street', { sameStreet: true }, [['o', 'same_street']]],
    ['no connection', { connected: false }, [['o', 'no_connection']]],
    ['no connection, of an inspector: nothing', { connected: false, role: 'inspector' }, []],
    [
      'an inspector’s own surname',
      { sameSurname: true, role: 'inspector' },
      [['o', 'same_surname']],
    ],
    [
      'two at once',
      { sameSurname: true, connected: false },
      [['o', 'same_surname', 'no_connection']],
    ],
    ['as many files as policy says: nothing', { files: 5 }, []],
    ['one file more', { files: 6 }, [[null, 'many_files']]],
  ])('%s', (_words, change, expected) => {
    expect(reasons(change)).toEqual(expected)
  })

  test('a day of many files is asked about once', () => {
    const many = [looked, { ...looked, offenderId: 'p' as OffenderId }].map((one) => ({
      ...one,
      files: 9,
    }))
    expect(standingOut(many, { filesADay: 5 })).toHaveLength(1)
  })
})

type Look = Readonly<{
  id: string
  version: number
  actor: string
  on: string
  reasons: readonly string[]
  about: Readonly<{ visorRef: string | null }> | null
  answer: unknown
  rows?: readonly Readonly<{ action: string; reason: string | null }>[]
}>

let world: World
let om: Caller
let auditor: Caller
beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
  auditor = await world.as('auditor')
})
afterAll(() => world.close())

const looks = async (state = 'open', by = auditor): Promise<readonly Look[]> =>
  ((await by.get(`/audit/looks?state=${state}`).expect(200)).body as { items: readonly Look[] })
    .items

const refOf = async (person: string): Promise<string> =>
  ((await om.get(`/offenders/${person}`).expect(200)).body as { visorRef: string }).visorRef

const aboutPerson = async (ref: string, state?: string): Promise<readonly Look[]> =>
  (await looks(state)).filter(({ about }) => about?.visorRef === ref)

const setHome = async (username: string, postcode: string) => {
  const [account] = await world.within((tx) =>
    tx.query<{ id: string }>('select id from accounts where username = $1', [username]),
  )
  return (await world.as('admin')).post(`/accounts/${account?.id ?? ''}/home`, { postcode })
}

describe('In the queue stands', () => {
  test('the file of somebody with the reader’s own surname, an alias too', async () => {
    const [officer] = await world.within((tx) =>
      tx.query<{ name: string }>(`select name from officers where key = 'om.north'`),
    )
    const surname = officer?.name.split(' ').at(-1) ?? ''
    const person = await aPerson(om)
    const ref = await refOf(person)
    expect(await aboutPerson(ref)).toEqual([])
    await om.post(`/offenders/${person}/aliases`, { surname, forenames: 'Other' }).expect(201)
    expect(await aboutPerson(ref)).toMatchObject([{ actor: 'om.north', reasons: ['same_surname'] }])
  })

  test('the file of somebody in the reader’s own street, until the home is cleared', async () => {
    const home = { kind: 'residence', line: '8 Low Road', postcode: 'NM4 4DD', from: '2026-01-01' }
    const [near, later] = [
      await aPerson(om, { homeAddress: home }),
      await aPerson(om, { homeAddress: home }),
    ]
    expect((await setHome('om.north', 'nm44dd')).body).toEqual({ postcode: 'NM4 4DD' })
    const ref = await refOf(near)
    expect(await aboutPerson(ref)).toMatchObject([{ reasons: ['same_street'] }])
    await setHome('om.north', '')
    expect(await aboutPerson(await refOf(later))).toEqual([])
  })

  test('a file that was never the reader’s, with the reason that was given; not once the reader was there', async () => {
    const south = await world.as('om.south')
    const person = await aPerson(om)
    const ref = await refOf(person)
    await south.get(`/offenders/${person}`).set('Access-Reason', 'other: a rumour').expect(200)
    const [look] = await aboutPerson(ref)
    expect(look).toMatchObject({ actor: 'om.south', reasons: ['no_connection'], on: '2026-03-02' })
    const { body } = await auditor.get(`/audit/looks/${look?.id ?? ''}`).expect(200)
    expect((body as Look).rows?.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('a rumour'),
    )
    const crewed = await aPerson(om)
    const crewedRef = await refOf(crewed)
    await om
      .post(`/offenders/${crewed}/visits`, {
        at: '2026-03-02T07:30:00Z',
        seen: 'no',
        notSeenBecause: 'no_reply',
        place: 'home',
        announced: false,
        crew: ['om.north', 'om.south'],
      })
      .expect(201)
    await south.get(`/offenders/${crewed}`).set('Access-Reason', 'other: the visit').expect(200)
    expect(await aboutPerson(crewedRef)).toEqual([])
  })
})

describe('An answer', () => {
  const why = 'Asked to help at the door; the log of the control room says so'

  test('is given once, and the same look never asks again', async () => {
    const south = await world.as('ds.south')
    const person = await aPerson(om)
    const ref = await refOf(person)
    const open = () => south.get(`/offenders/${person}`).set('Access-Reason', 'other: a help')
    await open().expect(200)
    const [look] = await aboutPerson(ref)
    const answer = (body: object) => auditor.post(`/audit/looks/${look?.id ?? ''}`, body)
    await answer({ answer: 'explained' }).expect(422)
    const { body } = await answer({ answer: 'explained', why }).expect(200)
    expect(body).toMatchObject({ answer: { answer: 'explained', why, by: 'auditor' } })
    const again = await answer({ answer: 'passed_on', why })
    expect((again.body as { type: string }).type).toMatch(/already-answered$/)
    await open().expect(200)
    expect(await aboutPerson(ref)).toEqual([])
    expect(await aboutPerson(ref, 'explained')).toHaveLength(1)
    world.clock.set('2026-03-03T08:00:00Z')
    await open().expect(200)
    expect(await aboutPerson(ref)).toMatchObject([{ on: '2026-03-03' }])
  })

  test('is never given for one’s own look, nor without why, also in the database', async () => {
    const set = (what: string) => world.within((tx) => tx.query(`update looks set ${what}`))
    const at = `answered_at = '2026-03-03'`
    await expect(
      set(`answer = 'explained', why = 'x', ${at}, answered_by = actor`),
    ).rejects.toThrow('answered_by_another')
    await expect(set(`answer = 'explained', ${at}, answered_by = 'auditor'`)).rejects.toThrow(
      'answered_say_why',
    )
  })
})

test('the auditor is told of a look at a file that is hidden from auditors, and not whose it is', async () => {
  const [look] = await looks()
  const { body } = await auditor.get(`/audit/looks/${look?.id ?? ''}`).expect(200)
  expect(JSON.stringify(body)).not.toMatch(/Victor James|Invented/)
})

test('a home is shown to admins and to nobody else, and is no part of the log', async () => {
  await setHome('om.south', 'NM9 9ZZ')
  const [account] = await world.within((tx) =>
    tx.query<{ id: string }>(`select id from accounts where username = 'om.south'`),
  )
  const path = `/accounts/${account?.id ?? ''}/home`
  const { body } = await (await world.as('admin')).get(path).expect(200)
  expect(body).toEqual({ postcode: 'NM9 9ZZ' })
  for (const username of ['om.south', 'ds.south', 'dci.force', 'auditor'])
    await (await world.as(username)).get(path).expect(403)
  const logged = await world.within((tx) =>
    tx.query<{ row: string }>('select e::text as row from audit_events e'),
  )
  expect(logged.some(({ row }) => row.includes('homePostcode'))).toBe(true)
  expect(logged.some(({ row }) => row.includes('NM9 9ZZ'))).toBe(false)
})

test('a day of more files than policy says is asked about once, with every one of them', async () => {
  const twoADay = {
    parameter: 'looks.files_a_day',
    value: 2,
    from: '2026-03-04',
    source: 'Minute 12',
    standing: 'force policy',
  }
  const asked = await (await world.as('dci.force')).post('/policy', twoADay).expect(201)
  const { id, version } = asked.body as { id: string; version: number }
  await (await world.as('di.force')).post(`/policy/${id}/approve`, { version }).expect(200)
  world.clock.set('2026-03-04T08:00:00Z')
  const ds = await world.as('ds.north')
  for (const person of [await aPerson(om), await aPerson(om), await aPerson(om)])
    await ds.get(`/offenders/${person}`).expect(200)
  const crowded = (await looks()).filter(
    ({ actor, about }) => actor === 'ds.north' && about === null,
  )
  expect(crowded).toMatchObject([{ reasons: ['many_files'] }])
  const { body } = await auditor.get(`/audit/looks/${crowded[0]?.id ?? ''}`).expect(200)
  expect((body as Look).rows).toHaveLength(3)
})
