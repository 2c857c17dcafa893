// The chronology: newest first, read on without gap or repeat, and open to every room.
import { addToChronology, recordEvent } from '../../src/offenders/service.ts'
import { chronologyMark, chronologyOf, fileParts } from '../../src/offenders/queries.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { at, openWorld, type World } from './world.ts'

let world: World
let id: OffenderId

beforeAll(async () => {
  world = await openWorld()
  id = (await world.add()).id
  for (const on of ['2026-01-10', '2026-02-10', '2026-01-20'])
    await world.as('om.north', (tx, actor) =>
      recordEvent(tx, actor, {
        offenderId: id,
        kind: 'intelligence',
        on: localDate(on),
        note: `on ${on}.`,
      }),
    )
})
afterAll(() => world.close())

const read = (more: object = {}) =>
  world.as('om.north', (tx) => chronologyOf(tx, id, { kind: null, size: 50, mark: null, ...more }))

test('stands by the day on which it happened, and says each once', async () => {
  const { items, total } = await read()
  expect(
    items.map(({ on, at: time, summary }) => [on, time?.toISOString() ?? null, summary]),
  ).toEqual([
    [
      '2026-03-02',
      at.toISOString(),
      'Entered on the system: risk level high, police lead, North office.',
    ],
    ['2026-02-10', null, 'New intelligence: on 2026-02-10.'],
    ['2026-01-20', null, 'New intelligence: on 2026-01-20.'],
    ['2026-01-10', null, 'New intelligence: on 2026-01-10.'],
  ])
  expect(total).toBe(4)
})

test('by one kind, and in parts', async () => {
  expect((await read({ kind: 'event' })).total).toBe(3)
  const first = await read({ size: 3 })
  const rest = await read({ size: 3, mark: chronologyMark(first.cursor ?? '') })
  expect([first.items.length, rest.items.length, rest.cursor, rest.total]).toEqual([3, 1, null, 4])
})

test('another room adds its lines, and the file shows the last five', async () => {
  const line = {
    forceId: world.forceId,
    offenderId: id,
    at: new Date(at.getTime() + 60_000),
    hasTime: true,
    kind: 'visit',
    href: '/visits/1',
  }
  await world.as('om.north', (tx) =>
    addToChronology(
      tx,
      [1, 2].map((n) => ({ ...line, summary: `Seen ${n}` })),
    ),
  )
  const parts = await world.as('om.north', (tx) => fileParts(tx, id))
  expect(parts?.latest).toHaveLength(5)
  expect(parts?.latest[0]).toMatchObject({
    kind: 'visit',
    href: '/visits/1',
    recordedBy: 'om.north',
  })
})

test.each(['', 'x', Buffer.from('["2026-01-01","2026-01-01","x"]').toString('base64url')])(
  'a cursor that is not ours (%s) marks nothing',
  (cursor) => {
    expect(chronologyMark(cursor)).toBeNull()
  },
)
