// The one way into a person's file, and whose file may be changed.
import { admitToFile, mayChangeFile, openingsOf, type Actor } from '../../src/access/index.ts'
import type { AdmissionAsk } from '../../src/access/index.ts'
import type { FilePerson } from '../../src/access/types.ts'
import { fileOwner } from '../../src/access/queries.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { addPerson, at, openWorld, type World } from './world.ts'

let world: World
let inSouth: FilePerson
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let refs = 0
beforeEach(async () => {
  refs += 1
  const visorRef = `V${String(refs).padStart(7, '0')}`
  const id = await world.run((tx) =>
    addPerson(tx, { visorRef, team: 'South office', forceId: world.forceId }),
  )
  inSouth = await world.run(async (tx) => {
    const owner = await fileOwner(tx, id)
    if (owner === null) throw new Error('no standing')
    return owner
  })
})

type Opening = Partial<AdmissionAsk> & { by: string; person?: FilePerson }

async function open({ by, person, ...ask }: Opening): Promise<unknown> {
  const actor = await world.actor(by)
  const when = ask.at ?? at
  return await world.run(
    (tx) =>
      admitToFile(tx, actor, {
        person: person ?? inSouth,
        ask: { reason: null, hours: 12, ...ask, at: when },
      }),
    { actor: by, at: when },
  )
}

test.each(['om.south', 'ds.south', 'di.force', 'dci.force'])(
  '%s opens a file of the South office without a tap',
  async (by) => {
    expect(await open({ by })).toEqual({ reason: null })
  },
)

test.each(['om.north', 'ds.north'])('%s must say why, and is told so', async (by) => {
  await expect(open({ by })).rejects.toMatchObject({
    kind: 'forbidden',
    type: 'reason-needed',
    offenderId: inSouth.offenderId,
  })
})

test('a reason opens it, is kept for its owner, and stands on the log', async () => {
  expect(await open({ by: 'om.north', reason: 'at-the-door' })).toEqual({ reason: 'at-the-door' })
  const [shown] = await world.run((tx) => openingsOf(tx, inSouth.offenderId, 5))
  expect(shown).toEqual({
    openedAt: at,
    reason: 'at-the-door',
    said: null,
    name: 'PC Alex Marsh',
    teamName: 'North office',
  })
  expect((await world.audit()).at(-1)).toMatchObject({
    actor: 'om.north',
    action: 'offender.opened',
    reason: 'at-the-door',
    offenderId: inSouth.offenderId,
  })
})

test('once opened it stays open for its hours, and looks carry the reason; then it closes', async () => {
  await open({ by: 'om.north', reason: 'other: asked by the court', hours: 12 })
  const later = (ms: number) => new Date(at.getTime() + ms)
  expect(await open({ by: 'om.north', at: later(12 * 3_600_000 - 1) })).toEqual({
    reason: 'other: asked by the court',
  })
  await expect(open({ by: 'om.north', at: later(12 * 3_600_000) })).rejects.toMatchObject({
    type: 'reason-needed',
  })
})

test('one reader’s tap opens nothing for another', async () => {
  await open({ by: 'om.north', reason: 'covering' })
  await expect(open({ by: 'ds.north' })).rejects.toMatchObject({ type: 'reason-needed' })
})

test('the same reason sent with every request is one opening, another reason another', async () => {
  for (const reason of ['covering', 'covering', 'on-call']) await open({ by: 'om.north', reason })
  const shown = await world.run((tx) => openingsOf(tx, inSouth.offenderId, 5))
  expect(shown.map(({ reason }) => reason).sort()).toEqual(['covering', 'on-call'])
})

test('a reason that is not one of the four is refused and opens nothing', async () => {
  await expect(open({ by: 'om.north', reason: 'curious' })).rejects.toMatchObject({
    why: 'invalid',
    errors: [{ field: 'reason' }],
  })
  await expect(open({ by: 'om.north' })).rejects.toMatchObject({ type: 'reason-needed' })
})

test('a file of another force does not exist, whatever the reason and the rank', async () => {
  const person = { ...inSouth, forceId: '00000000-0000-4000-8000-000000000000' as ForceId }
  for (const by of ['om.north', 'dci.force'])
    await expect(open({ by, person, reason: 'covering' })).rejects.toMatchObject({
      kind: 'out-of-scope',
    })
})

test.each(['analyst', 'frontline.north', 'controlroom', 'auditor', 'admin', 'station.north'])(
  '%s opens no file, not even with a reason',
  async (by) => {
    await expect(open({ by, reason: 'covering' })).rejects.toMatchObject({
      kind: 'forbidden',
      type: 'forbidden',
    })
  },
)

test.each([
  { by: 'om.south', refused: null },
  { by: 'ds.south', refused: null },
  { by: 'di.force', refused: null },
  { by: 'om.north', refused: 'not-yours' },
  { by: 'ds.north', refused: 'not-yours' },
  { by: 'admin', refused: 'not-yours' },
])('$by changing a file of the South office is refused as $refused', async ({ by, refused }) => {
  const actor: Actor = await world.actor(by)
  const change = () => {
    mayChangeFile(actor, inSouth)
  }
  if (refused === null) expect(change).not.toThrow()
  else expect(change).toThrow(expect.objectContaining({ kind: 'forbidden', type: refused }))
})

test('changing a file of another force is as if it did not exist', async () => {
  const actor = await world.actor('dci.force')
  const elsewhere = { ...inSouth, forceId: '00000000-0000-4000-8000-000000000000' as ForceId }
  expect(() => {
    mayChangeFile(actor, elsewhere)
  }).toThrow(expect.objectContaining({ kind: 'out-of-scope' }))
})

test('a person with no standing has no file to open', async () => {
  const nobody = '00000000-0000-4000-8000-000000000001' as OffenderId
  expect(await world.run((tx) => fileOwner(tx, nobody))).toBeNull()
})
