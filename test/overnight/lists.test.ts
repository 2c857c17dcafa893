// Overnight lists taken in: each line kept once, faults named, and whom the lines may be, whenever that is known.
import { matchOf } from '../../src/overnight/rules.ts'
import { keysOf } from '../../src/overnight/queries.ts'
import type { Matched } from '../../src/overnight/types.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'
import { aPerson, dayOf, hitsOn, loadLines, onlyHitOn, sendFile, type Line } from './office.ts'

let world: World
let om: Caller
beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
})
afterAll(() => world.close())

const home = {
  kind: 'residence',
  line: 'Flat 2, 14 Mill Lane',
  postcode: 'NM1 1AA',
  from: '2025-01-01',
}

describe('A list', () => {
  test('as a file brings its lines, and names what was wrong with which', async () => {
    const csv = [
      'Custody number,Date/Time,Surname,First name,DOB,PNC No,Offence,Shoe size',
      'NC/1,01/03/2026 23:40,Nobody,Known,01/02/1980,80/1A,Theft,9',
      'NC/2,31/02/2026 23:40,Nobody,Other,01/02/1981,80/zz,Theft,8',
      'NC/3,01/03/2026 23:40,,,,,A shed entered,8',
      ',,,,,,,',
    ].join('\r\n')
    const first = await sendFile(world, 'om.north', { csv, kind: 'custody' })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      kind: 'custody',
      forDate: '2026-03-02',
      fileName: 'list.csv',
      lines: 2,
      seenBefore: 0,
      hits: 0,
      faults: [
        { line: 1, column: 'Shoe size', isLost: false },
        { line: 3, column: 'Date and time', value: '31/02/2026 23:40', isLost: false },
        { line: 3, column: 'PNC ID', value: '80/zz', isLost: false },
        { line: 4, column: 'Name', isLost: true },
      ],
    })
    const lines = await om.get('/overnight/lines?kind=custody&matched=no').expect(200)
    expect(lines.body).toMatchObject({
      total: 2,
      items: expect.arrayContaining([
        expect.objectContaining({ reference: 'NC/1', at: '2026-03-01T23:40:00.000Z', hits: [] }),
        expect.objectContaining({ reference: 'NC/2', at: null, pncId: null }),
      ]),
    })
  })

  test('the same file again changes nothing', async () => {
    const csv = 'Reference,Surname\r\nX/1,Twice'
    const [first, again] = [
      await sendFile(world, 'om.north', { csv, kind: 'crime' }),
      await sendFile(world, 'ds.north', { csv, kind: 'crime' }),
    ]
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
  })

  test('a line that an earlier list brought word for word is not kept twice; one that says more is', async () => {
    const line = { reference: 'C/9', surname: 'Again' }
    await loadLines(om, 'crime', [line, line], '2026-03-01')
    const { list } = await loadLines(om, 'crime', [line, { ...line, outcome: 'Charged' }])
    expect(list).toMatchObject({ lines: 1, seenBefore: 1 })
  })

  test('a quiet night is a list of headings', async () => {
    const answer = await sendFile(world, 'om.north', { csv: 'Reference,Surname', kind: 'incident' })
    expect([answer.status, answer.body]).toMatchObject([201, { lines: 0, faults: [] }])
  })

  test.each([
    [{ csv: null, kind: 'custody' }, 'file', /Choose the file/],
    [{ csv: 'Reference,What\r\n1,2', kind: 'custody' }, 'file', /No column says who or where/],
    [{ csv: 'Surname\r\nHale', kind: 'weather' }, 'kind', /Choose custody/],
    [
      { csv: 'Surname\r\nHale', kind: 'crime', forDate: '3/3/2026' },
      'forDate',
      /morning that has come/,
    ],
  ])('%j is refused beside the field', async (file, field, message) => {
    const answer = await sendFile(world, 'om.north', file)
    expect(answer.status).toBe(422)
    const { errors } = answer.body as { errors: { field: string; message: string }[] }
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) as unknown }])
  })

  test('a kind that the force takes and that has not come is said, and no longer once it has', async () => {
    const before = await dayOf(om, '?on=2026-02-27')
    expect(before.notLoaded).toEqual(['custody', 'crime', 'incident', 'missing', 'intelligence'])
    await loadLines(om, 'missing', [], '2026-02-27')
    const after = await dayOf(om, '?on=2026-02-27')
    expect(after.notLoaded).toEqual(['custody', 'crime', 'incident', 'intelligence'])
    expect(after.lists).toMatchObject([{ kind: 'missing', lines: 0 }])
  })
})

describe('Whom a line may be', () => {
  const aka = { surname: 'Alder', forenames: 'Vic' }
  const lines: readonly (readonly [string, Line, readonly Matched[]])[] = [
    ['the PNC ID, however it is written', { pncId: '1998/0123456k' }, ['pnc']],
    ['the ViSOR ref', { visorRef: 'v 7312345' }, ['visorRef']],
    [
      'name and date of birth',
      { surname: 'QUILL', forenames: 'Edgar', dateOfBirth: '6/5/1970' },
      ['name'],
    ],
    ['an alias and date of birth', { ...aka, dateOfBirth: '1970-05-06' }, ['name']],
    [
      'names the wrong way round',
      { surname: 'Edgar', forenames: 'Quill', dateOfBirth: '6 May 1970' },
      ['name'],
    ],
    [
      'the home, otherwise written',
      { address: '14 Mill La flat 2', postcode: 'nm11aa' },
      ['address'],
    ],
    [
      'everything',
      {
        surname: 'Quill',
        forenames: 'Edgar',
        dateOfBirth: '6/5/1970',
        pncId: '98/123456K',
        visorRef: 'V7312345',
        address: 'Flat 2 14 Mill Lane NM1 1AA',
      },
      ['address', 'name', 'pnc', 'visorRef'],
    ],
    ['a name alone: nobody', { surname: 'Quill', forenames: 'Edgar' }, []],
    [
      'another birthday: nobody',
      { surname: 'Quill', forenames: 'Edgar', dateOfBirth: '7/5/1970' },
      [],
    ],
    ['the postcode alone: nobody', { address: 'Mill Lane', postcode: 'NM1 1AA' }, []],
    ['the flat above: nobody', { address: 'Flat 3, 14 Mill Lane', postcode: 'NM1 1AA' }, []],
  ]
  let quill: string
  beforeAll(async () => {
    quill = await aPerson(om, {
      visorRef: 'V7312345',
      pncId: '98/123456K',
      surname: 'Quill',
      forenames: 'Edgar James',
      homeAddress: home,
    })
    await om.post(`/offenders/${quill}/aliases`, aka).expect(201)
    await loadLines(
      om,
      'intelligence',
      lines.map(([, line], index) => ({ ...line, reference: `I/${index}` })),
    )
  })

  test.each(lines.map(([words, , matched], index) => ({ words, matched, index })))(
    'by $words',
    async ({ matched, index }) => {
      const found = (await hitsOn(om, quill)).filter(
        ({ line }) => line['reference'] === `I/${index}`,
      )
      expect(found.map((hit) => hit.matched)).toEqual(matched.length === 0 ? [] : [matched])
    },
  )

  test('the search in the database says of every line and person what the rule says', async () => {
    const differing = await world.within(async (tx) => {
      const pairs = await tx.query<{ lineId: string; offenderId: OffenderId; matched: Matched[] }>(
        `select l.id as "lineId", o.id as "offenderId", coalesce(h.matched, '{}') as matched
          from overnight_lines l cross join offenders o
          left join overnight_hits h on h.line_id = l.id and h.offender_id = o.id`,
      )
      const wrong: unknown[] = []
      for (const pair of pairs) {
        const keys = await keysOf(tx, pair)
        const ruled = keys === null ? [] : matchOf(keys.line, keys.person)
        if (ruled.toSorted().join() !== pair.matched.toSorted().join()) wrong.push([pair, ruled])
      }
      expect(pairs.length).toBeGreaterThan(10)
      return wrong
    })
    expect(differing).toEqual([])
  })

  test('who no longer lives there is not met at the home', async () => {
    const gone = await aPerson(om, {
      homeAddress: { ...home, line: '9 Weir Row', postcode: 'NM2 2BB' },
    })
    const moved = { kind: 'residence', line: '3 Weir Row', postcode: 'NM2 2BB', from: '2026-02-20' }
    await om.post(`/offenders/${gone}/addresses`, moved).expect(201)
    const at = { address: '9 Weir Row', postcode: 'NM2 2BB' }
    await loadLines(om, 'incident', [
      { ...at, reference: 'I/then', at: '2026-02-01 10:00' },
      { ...at, reference: 'I/now', at: '2026-03-01 10:00' },
    ])
    const ended = await world.within((tx) =>
      tx.query(`select from addresses where offender_id = $1 and until_on is not null`, [gone]),
    )
    const found = (await hitsOn(om, gone)).map(({ line }) => line['reference'])
    // Where an earlier home was not ended it is still held.
    expect(found.toSorted()).toEqual(ended.length === 0 ? ['I/now', 'I/then'] : ['I/then'])
  })
})

describe('A line that matched nobody is matched again', () => {
  test('when somebody is entered', async () => {
    await loadLines(om, 'missing', [{ reference: 'M/1', pncId: '77/4321P' }])
    const person = await aPerson(om, { pncId: '1977/0004321P' })
    expect(await onlyHitOn(om, person)).toMatchObject({ matched: ['pnc'], state: 'possible' })
  })

  test.each([
    ['named otherwise', 'aliases', { surname: 'Larkspur', forenames: 'Ned' }],
    [
      'found to live elsewhere',
      'addresses',
      { kind: 'residence', line: '1 Sluice End', postcode: 'NM3 3CC', from: '2026-03-01' },
    ],
  ])('when somebody is %s', async (_words, path, body) => {
    await loadLines(om, 'missing', [
      { reference: 'M/2', surname: 'Larkspur', forenames: 'Ned', dateOfBirth: '1970-05-06' },
      { reference: 'M/3', address: '1 Sluice End', postcode: 'NM3 3CC' },
    ])
    const person = await aPerson(om)
    expect(await hitsOn(om, person)).toEqual([])
    await om.post(`/offenders/${person}/${path}`, body).expect(201)
    expect(await hitsOn(om, person)).toHaveLength(1)
    await om.post(`/offenders/${person}/markers`, { kind: 'warning', text: 'A dog' }).expect(201)
    expect(await hitsOn(om, person)).toHaveLength(1)
  })

  test('when a register brings them', async () => {
    const { csvOf, loadFile, personHere } = await import('../imports/registers.ts')
    await loadLines(om, 'missing', [{ reference: 'M/9', visorRef: 'V6543210' }])
    const outcome = await loadFile(world, csvOf({ 'ViSOR ref': 'V6543210', Surname: 'Tansy' }))
    expect(outcome.ok).toBe(true)
    const { offenderId } = await personHere(world, 'V6543210')
    const [found] = await world.within((tx) =>
      tx.query(`select h.matched from overnight_hits h where h.offender_id = $1`, [offenderId]),
    )
    expect(found).toEqual({ matched: ['visorRef'] })
  })
})

test('a list is read on in parts, each hit once', async () => {
  const seen: string[] = []
  let path: string | null = '/overnight?size=4'
  let total = 0
  while (path !== null) {
    const { body } = await om.get(path).expect(200)
    const part = body as { items: { id: string }[]; total: number; next: string | null }
    seen.push(...part.items.map(({ id }) => id))
    total = part.total
    path = part.next
  }
  expect(seen.length).toBeGreaterThan(8)
  expect([new Set(seen).size, total]).toEqual([seen.length, seen.length])
})

test('lines are read on in parts, the newest nights first', async () => {
  const first = await om.get('/overnight/lines?size=5').expect(200)
  const { items, total, next } = first.body as {
    items: { id: string }[]
    total: number
    next: string
  }
  const second = await om.get(next).expect(200)
  const ids = [items, (second.body as { items: { id: string }[] }).items].flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(total).toBeGreaterThanOrEqual(ids.length)
})

test('a hit on a restricted person is found whoever loads the list, and is there for named readers alone', async () => {
  const di = await world.as('di.force')
  const hidden = await aPerson(om, { pncId: '66/1234R' })
  const restriction = {
    reason: 'A brother of an officer',
    readers: ['di.force'],
    reviewOn: '2026-05-01',
  }
  await di.post(`/offenders/${hidden}/restriction`, restriction).expect(201)
  const { visorRef } = (await di.get(`/offenders/${hidden}`)).body as { visorRef: string }
  const { list } = await loadLines(om, 'custody', [
    { reference: 'NC/restricted', pncId: '66/1234R', visorRef },
  ])
  expect(list).toMatchObject({ lines: 1, hits: 0 })
  expect(await hitsOn(om, hidden)).toEqual([])
  const lineOf = async (by: Caller, matched: string) => {
    const { body } = await by.get(`/overnight/lines?list=${list.id}&matched=${matched}`).expect(200)
    return (body as { total: number }).total
  }
  expect([await lineOf(om, 'no'), await lineOf(om, 'yes')]).toEqual([1, 0])
  expect([await lineOf(di, 'no'), await lineOf(di, 'yes')]).toEqual([0, 1])
  const [hit] = await hitsOn(di, hidden)
  expect(hit).toMatchObject({ state: 'possible', matched: expect.arrayContaining(['pnc']) as [] })
  const refsOf = async (by: Caller) => {
    const { body } = await by.get(`/overnight/lines?list=${list.id}`).expect(200)
    return (body as { items: { visorRef: string | null }[] }).items.map((line) => line.visorRef)
  }
  // The ref alone would tell that one of the list is managed.
  expect([await refsOf(om), await refsOf(di)]).toEqual([[null], [visorRef]])
  await om.get(`/overnight/hits/${hit?.id ?? ''}`).expect(404)
  const duties = await di.get(`/duties?kind=overnight_hit&offender=${hidden}`).expect(200)
  expect((duties.body as { total: number }).total).toBe(1)
  const { list: probed } = await loadLines(om, 'incident', [
    { reference: 'NC/probe/1', visorRef },
    { reference: 'NC/probe/2', visorRef: 'V9999998' },
  ])
  const { body } = await om.get(`/overnight/lines?list=${probed.id}`).expect(200)
  // A ref that is hidden and one that is nobody's read alike.
  expect((body as { items: object[] }).items).toMatchObject([
    { visorRef: null },
    { visorRef: null },
  ])
})
