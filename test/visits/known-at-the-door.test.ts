// What is known stands on the form of a visit already: children, orders, an undeclared device, and what was promised.
import { addMarker, addRelationship } from '../../src/offenders/index.ts'
import { foldNames, parseInput } from '../../src/platform/http/forms.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { reportForm } from '../../src/visits/forms.ts'
import { eachOnce, isSameChild, knownChildren } from '../../src/visits/rules/known-children.ts'
import { knownDevices, unmentioned } from '../../src/visits/rules/known-devices.ts'
import type { ChildMet } from '../../src/visits/types.ts'
import { fieldOfRow } from '../../src/visits/views/said-rows.ts'
import { aBody, htmlOf, openSite, recordedBy, wordsOf } from './site.ts'
import type { Browser, Program, Site } from './site.ts'

const on = localDate
const niece: ChildMet = { relationship: 'niece', ageYears: 6, safe: true }

describe('each child once', () => {
  test('by the same name and relationship, as last told; those of the file after them', () => {
    const visits = [
      { on: on('2026-02-24'), children: [niece] },
      {
        on: on('2026-01-10'),
        children: [
          { ...niece, ageYears: 5 },
          { name: 'Ada', safe: null },
        ],
      },
    ]
    const onFile = [
      { name: 'ada', relationship: 'family' },
      { name: 'D. L.', relationship: 'family' },
      { name: 'D. L.', relationship: 'other' },
    ]
    expect(knownChildren(visits, onFile)).toEqual([
      { name: undefined, relationship: 'niece', ageYears: 6, on: '2026-02-24' },
      { name: 'Ada', relationship: undefined, ageYears: undefined, on: '2026-01-10' },
      { name: 'D. L.', relationship: 'family', ageYears: undefined, on: null },
    ])
  })

  test('two of one visit are two, and so are two without a name whose ages are years apart', () => {
    expect(eachOnce([[niece, { ...niece }], [niece]], isSameChild)).toHaveLength(2)
    expect(eachOnce<ChildMet>([[niece], [{ ...niece, ageYears: 9 }]], isSameChild)).toHaveLength(2)
    expect(eachOnce<ChildMet>([[{ safe: null }], [{ safe: null }]], isSameChild)).toHaveLength(2)
  })
})

test('a device is undeclared until a later line says otherwise, and the same by its id or its words', () => {
  const seen = { seen: true, checked: true, deviceId: 'p1', description: 'Grey tablet' }
  const line = (day: string, undeclared?: boolean) => ({
    on: on(day),
    at: new Date(`${day}T10:00:00Z`),
    devices: [undeclared === undefined ? seen : { ...seen, undeclared }],
  })
  const said = (...visits: ReturnType<typeof line>[]) => knownDevices(visits)[0]?.undeclared
  expect(said(line('2026-01-01', true), line('2026-02-01'))).toBe(true)
  expect(said(line('2026-01-01', true), line('2026-02-01', false))).toBe(false)
})

describe('each device once, by its id, else its words', () => {
  const seen = { seen: true, checked: false }
  const at = (day: string, ...devices: readonly object[]) => ({
    on: on(day),
    at: new Date(`${day}T10:00:00Z`),
    devices: devices.map((device) => ({ ...seen, ...device })),
  })
  const known = (...visits: ReturnType<typeof at>[]) =>
    knownDevices(visits).map(({ deviceId, description, undeclared }) => [
      ...[deviceId, description, undeclared],
    ])

  test('a line with an id and one with the same words alone are one; two ids are two', () => {
    const words = { description: 'telephone' }
    expect(
      known(at('2026-02-01', { deviceId: 'A' }), at('2026-01-01', { deviceId: 'A', ...words })),
    ).toEqual([['A', 'telephone', false]])
    expect(
      known(at('2026-02-01', words), at('2026-01-01', { deviceId: 'A', description: 'Telephone' })),
    ).toEqual([['A', 'telephone', false]])
    expect(
      known(
        at('2026-02-01', { deviceId: 'B', ...words }),
        at('2026-01-01', { deviceId: 'A', ...words, undeclared: true }),
      ),
    ).toEqual([
      ['B', 'telephone', false],
      ['A', 'telephone', true],
    ])
  })

  test('two alike of one visit stay two, and only the one that was found is undeclared', () => {
    const alike = [
      { description: 'Telephone', undeclared: false },
      { description: 'telephone', undeclared: true },
    ]
    const two = [
      [null, 'Telephone', false],
      [null, 'telephone', true],
    ]
    expect(known(at('2026-02-01', ...alike))).toEqual(two)
    expect(known(at('2026-02-01', ...alike.toReversed()))).toEqual(two.toReversed())
    expect(known(at('2026-02-01', ...alike), at('2026-01-01', alike[0] ?? {}))).toEqual(two)
  })

  test('a line without an id never takes the place of the one with it', () => {
    const visits = [
      at('2026-02-01', { deviceId: 'A', description: 'Telephone' }),
      at(
        '2026-01-01',
        { description: 'Telephone' },
        { deviceId: 'A', description: 'Telephone', undeclared: true },
      ),
    ]
    expect(known(...visits)).toEqual([
      ['A', 'Telephone', true],
      [null, 'Telephone', false],
    ])
  })

  test('a line tells of one of two alike: the other is still to be mentioned', () => {
    const two = knownDevices([
      at('2026-02-01', { description: 'Telephone' }, { description: 'Telephone' }),
    ])
    expect(unmentioned(two, [{ description: 'telephone' }])).toHaveLength(1)
    expect(unmentioned(two, [{ description: 'telephone' }, { description: 'Telephone' }])).toEqual(
      [],
    )
    expect(unmentioned(two, [{ description: 'Tablet' }])).toHaveLength(2)
  })
})

describe('a known child on the form', () => {
  const row = {
    ...{ 'children.0.held': 'yes', 'children.0.known': 'niece, aged 6 (met on 24 Feb 2026)' },
    ...{ 'children.0.relationship': 'niece', 'children.0.knownAge': '6' },
  }
  const typed = { onDate: '1/3/2026', atTime: '1830', outcome: 'inside', place: 'home' }
  const childrenOf = (fields: Record<string, string>): unknown => {
    const sent = { ...typed, announced: 'no', 'crew.0.officer': 'om.north', ...row, ...fields }
    const parsed = parseInput(reportForm, foldNames(sent))
    return parsed.ok ? parsed.value.children : parsed.errors
  }
  const asDrawn = { 'children.0.ageYears': '6', 'children.0.safe': '' }

  test.each<[string, Record<string, string>, readonly object[]]>([
    ['left alone is not sent', asDrawn, []],
    ['seen and safe', { ...asDrawn, 'children.0.safe': 'yes' }, [niece]],
    ['not safe', { ...asDrawn, 'children.0.safe': 'no' }, [{ ...niece, safe: false }]],
    ['there', { ...asDrawn, 'children.0.safe': 'unknown' }, [{ ...niece, safe: null }]],
    [
      'of another age, and there',
      { ...asDrawn, 'children.0.ageYears': '7', 'children.0.safe': 'unknown' },
      [{ ...niece, ageYears: 7, safe: null }],
    ],
    ['with the age typed again', { ...asDrawn, 'children.0.ageYears': ' 6 ' }, []],
    [
      'of another age, and nobody says whether met',
      { ...asDrawn, 'children.0.ageYears': '7' },
      [
        {
          field: 'children.0.safe',
          message: 'Say whether the child was there this time, or put the age back as it was',
        },
      ],
    ],
  ])('%s', (_what, fields, children) => {
    expect(childrenOf(fields)).toEqual(children)
  })

  test('a fault of a new child behind it leads to its own row', () => {
    const fields = { ...row, ...asDrawn, 'children.1.ageYears': 'six' }
    expect(fieldOfRow(fields, 'children.0.ageYears')).toBe('children.1.ageYears')
  })
})

describe('on the page', () => {
  let site: Site
  let officer: Program
  let browser: Browser
  let id: string
  beforeAll(async () => {
    site = await openSite()
    officer = await site.program('om.north')
    browser = await site.browser('om.north')
    id = await site.world.aPerson()
    await site.world.as('om.north', async (tx, actor) => {
      const child = { name: 'D. L.', link: 'family', isChild: true, source: 'PND' } as const
      await addRelationship(tx, actor, { offenderId: id, ...child })
      await addMarker(tx, actor, { offenderId: id, kind: 'orders', text: 'SHPO, indefinite' })
      await addMarker(tx, actor, { offenderId: id, kind: 'children', text: 'Two at the address' })
    })
    const telephone = { description: 'Second telephone', seen: true, checked: true, power: 'SHPO' }
    await recordedBy(officer, id, {
      ...{ at: '2026-02-24T18:30:00Z', children: [niece] },
      devices: [{ ...telephone, undeclared: true }],
      selfReports: [{ text: 'Gave it away', proveBy: 'Brings the box', proveOn: '2026-03-01' }],
    })
  })
  afterAll(() => site.close())

  test('each child, order, device and promise stands there, and nothing of them is typed again', async () => {
    const drawn = await browser.get(`/offenders/${id}/visits/new`)
    const form = htmlOf(drawn)
    const legends = form.querySelectorAll('fieldset legend').map(({ text }) => text.trim())
    expect(legends).toEqual(
      expect.arrayContaining([
        ...['Name not known, niece, aged 6 (met on 24 Feb 2026)', 'D. L., family (on the file)'],
        ...['SHPO, indefinite', 'Second telephone'],
      ]),
    )
    const words = wordsOf(drawn)
    expect(words).toContain('Two at the address')
    expect(words).toContain('On record as undeclared. It is not asked again.')
    expect(words).toContain('To be proved by: Brings the box, by 1 Mar 2026, past its day')
    expect(form.querySelector('[name="devices.0.undeclared"]')).toBeNull()
    expect(form.querySelector('[name="children.0.name"][type="text"]')).toBeNull()
    expect(form.querySelectorAll('a[href^="/self-reports/"]')).toHaveLength(1)
  })

  test('sent as it was drawn it names nobody; answered, the child is named as known and met again', async () => {
    const fields = {
      ...{ onDate: '1/3/2026', atTime: '1830', outcome: 'inside', place: 'home' },
      ...{ announced: 'no', account: 'Karen opened at 18:30.' },
    }
    const action = `/offenders/${id}/visits`
    const from = `${action}/new`
    await browser.send(from, action, fields)
    const newest = async () => {
      const { body } = await officer.get(`/offenders/${id}/visits`)
      return (body as { items: readonly object[] }).items[0]
    }
    expect(await newest()).toMatchObject({ children: [], devices: [], conditions: [] })
    const again = { ...fields, atTime: '1930', 'children.0.safe': 'yes', 'conditions.0.kept': 'no' }
    await browser.send(from, action, {
      ...again,
      'devices.0.seen': 'yes',
      'devices.0.checked': 'no',
    })
    expect(await newest()).toMatchObject({
      children: [niece],
      conditions: [{ condition: 'SHPO, indefinite', kept: 'no' }],
      devices: [{ description: 'Second telephone', seen: true, checked: false }],
    })
  })

  test('a write-up does not ask after what its own visit promised', async () => {
    const promise = { text: 'Works nights', proveBy: 'Ring the bakery' }
    const visit = await recordedBy(officer, id, aBody({ selfReports: [promise] }))
    const words = wordsOf(await browser.get(`/visits/${visit.id}/write-up`))
    expect(words).toContain('To be proved by: Brings the box')
    expect(words).not.toContain('To be proved by: Ring the bakery')
  })
})
