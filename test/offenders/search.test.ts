// Finding people: typing errors forgiven, references exact, nobody of another force.
import {
  fileParts,
  likelySame,
  personLines,
  searchMark,
  searchOffenders,
} from '../../src/offenders/queries.ts'
import { soughtIn } from '../../src/offenders/rules/sought.ts'
import {
  addAlias,
  addIdentifier,
  createOffender,
  editOffender,
} from '../../src/offenders/service.ts'
import type { OffenderItem } from '../../src/offenders/types.ts'
import { localDate, parseLocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aPerson, openWorld, type World } from './world.ts'

let world: World
const ids = new Map<string, OffenderId>()

const held = [
  { surname: "O'Brien", forenames: 'Seán', pncId: '98/123456K' },
  {
    surname: 'Smith-Jones',
    forenames: 'Jürgen',
    homeAddress: {
      line: '4 Mill Lane',
      postcode: 'SO14 2AB',
      kind: 'residence' as const,
      from: localDate('2025-01-01'),
    },
  },
  { surname: 'Smith', forenames: 'John', officer: 'om.north', level: 'very_high' as const },
  { surname: 'Łukasiewicz', forenames: 'Paweł' },
  { surname: 'Ng', forenames: 'Wei', team: 'South office' },
  { surname: 'Иванов', forenames: 'Пётр' },
]

beforeAll(async () => {
  world = await openWorld()
  for (const person of held) ids.set(person.surname, (await world.add(person)).id)
  await world.rows(
    `insert into forces (id, name) values ('00000000-0000-4000-8000-000000000001', 'Southmoor')`,
  )
  await world.rows(
    `insert into teams (id, force_id, name, from_import) values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'North office', false)`,
  )
  const actor = world.actors['om.north']
  if (actor === undefined) throw new Error('nobody is here')
  const elsewhere = {
    ...actor,
    forceId: '00000000-0000-4000-8000-000000000001' as typeof actor.forceId,
  }
  await world.as('om.north', (tx) =>
    createOffender(
      tx,
      elsewhere,
      aPerson(9_999_999, {
        surname: 'Smith',
        forenames: 'Hidden',
        team: 'North office',
        pncId: '98/123456K',
      }),
    ),
  )
})
afterAll(() => world.close())

const search = async (q: string | undefined, more: object = {}) =>
  world.as('om.north', (tx) =>
    searchOffenders(tx, {
      forceId: world.forceId,
      sought: soughtIn(q, (iso) => parseLocalDate(iso) !== null),
      level: null,
      status: null,
      team: null,
      officer: null,
      size: 50,
      mark: null,
      ...more,
    }),
  )
const names = (items: readonly OffenderItem[]): string[] => items.map(({ surname }) => surname)
const found = async (q: string): Promise<string[]> => names((await search(q)).items)

test.each([
  ['obrien', "O'Brien"],
  ["O'Brien", "O'Brien"],
  ['O’Brien', "O'Brien"],
  ['o brien', "O'Brien"],
  ['sean', "O'Brien"],
  ['Sean OBrian', "O'Brien"],
  ['smth', 'Smith'],
  ['jonh smith', 'Smith'],
  ['smi', 'Smith'],
  ['jurgen', 'Smith-Jones'],
  ['smith jones', 'Smith-Jones'],
  ['SMITH-JONES', 'Smith-Jones'],
  ['jones', 'Smith-Jones'],
  ['lukasiewicz', 'Łukasiewicz'],
  ['Pawel', 'Łukasiewicz'],
  ['ng', 'Ng'],
  ['Иванов', 'Иванов'],
])('%s finds %s first', async (q, surname) => {
  expect((await found(q))[0]).toBe(surname)
})

test.each([
  ['the ViSOR ref', 'V0000002', ["O'Brien"]],
  ['the ViSOR ref in small letters', 'v0000002', ["O'Brien"]],
  ['a ViSOR ref that nobody has', 'V0000099', []],
  ['the PNC ID', '98/123456k', ["O'Brien"]],
  ['the PNC ID without its stroke', '98 123456K', ["O'Brien"]],
  ['the postcode', 'so142ab', ['Smith-Jones']],
  ['the postcode with its space', 'SO14 2AB', ['Smith-Jones']],
  ['the district', 'so14', ['Smith-Jones']],
  ['a postcode where nobody lives', 'SO14 2AA', []],
  ['the date of birth', '5/2/1950', ["O'Brien"]],
  ['the date of birth as programs write it', '1950-02-05', ["O'Brien"]],
  ['signs that mean something to a database', `%_'";--\\`, []],
  ['a very short wildcard', '%', []],
])('by %s', async (_what, q, expected) => {
  expect(await found(q)).toEqual(expected)
})

test('by an alias, by the name before, and by another identifier', async () => {
  const id = ids.get('Ng') ?? ''
  await world.as('di.force', (tx, actor) =>
    addAlias(tx, actor, { offenderId: id, surname: 'Featherstone', forenames: 'Bill' }),
  )
  await world.as('di.force', (tx, actor) =>
    addIdentifier(tx, actor, { offenderId: id, kind: 'Prison number', value: 'A1234BC' }),
  )
  await world.as('di.force', (tx, actor) =>
    editOffender(tx, actor, { offenderId: id, version: 1, surname: 'Renamed' }),
  )
  for (const q of ['fetherstone', 'wei ng', 'a1234bc', 'renamed'])
    expect(await found(q)).toContain('Renamed')
})

test('people of another force are never found, whatever is typed', async () => {
  for (const q of ['hidden', 'V9999999', '98/123456K', undefined])
    expect((await search(q)).items.map(({ forenames }) => forenames)).not.toContain('Hidden')
  const same = await world.as('om.north', (tx) =>
    likelySame(tx, world.forceId, {
      pncId: null,
      surname: 'Smith',
      forenames: 'Hidden',
      dateOfBirth: localDate('1990-01-01'),
    }),
  )
  expect(same).toEqual([])
})

test('filters narrow by level, status, team and officer', async () => {
  expect(names((await search(undefined, { level: 'very_high' })).items)).toEqual(['Smith'])
  expect(names((await search(undefined, { team: 'South office' })).items)).toHaveLength(1)
  expect(names((await search(undefined, { officer: 'om.north' })).items)).toEqual(['Smith'])
  expect((await search(undefined, { status: 'custody' })).total).toBe(0)
})

test('parts read on without gap or repeat, and each says the total', async () => {
  const all = names((await search(undefined)).items)
  const read: string[] = []
  let mark: ReturnType<typeof searchMark> = null
  for (let part = 0; part < all.length; part += 1) {
    const { items, total, cursor } = await search(undefined, { size: 2, mark })
    expect(total).toBe(all.length)
    read.push(...names(items))
    if (cursor === null) break
    mark = searchMark(cursor)
  }
  expect(read).toEqual(all)
})

test.each([
  '',
  'x',
  'W10',
  Buffer.from('["a","b","c","d"]').toString('base64url'),
  Buffer.from('[1,"b","c","d"]').toString('base64url'),
])('a cursor that is not ours (%s) marks nothing', (cursor) => {
  expect(searchMark(cursor)).toBeNull()
})

test('[G17] statements do not depend on how many are found', async () => {
  const count = async (work: () => Promise<unknown>): Promise<number> => {
    world.sent.length = 0
    await work()
    return world.sent.length
  }
  expect(await count(() => search('V0000002'))).toBe(1)
  expect(await count(() => search('smith'))).toBe(2)
  expect(await count(() => world.as('om.north', (tx) => personLines(tx, [...ids.values()])))).toBe(
    1,
  )
  const [id] = [...ids.values()]
  expect(
    await count(() =>
      world.as('om.north', async (tx) => (id === undefined ? null : await fileParts(tx, id))),
    ),
  ).toBe(2)
})

test('[G12] a name is found by the index on likeness with the force in it', async () => {
  const plan = await world.as('om.north', async (tx) => {
    await tx.query('set local enable_seqscan = off')
    return await tx.query<{ 'QUERY PLAN': string }>(
      `explain select n.offender_id from offender_names n where n.force_id = '${world.forceId}' and n.plain %> 'smith'`,
    )
  })
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('offender_names_by_likeness')
  expect(text).toMatch(/Index Cond:.*force_id.*%>/)
})
