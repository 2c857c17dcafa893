// The file of seals outside the database: lost, cut, exchanged, alone or together with the tables.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { renewOutside, sealAudit, type Verification } from '../../src/audit/index.ts'
import { cutTail, openGround, openSealedGround, type Ground } from './ground.ts'

let ground: Ground
beforeEach(async () => {
  ground = await openSealedGround()
})
afterEach(() => ground.close())

const named = ({ outcome, faults }: Verification) => ({
  outcome,
  faults: faults.map(({ kind, seal, row }) => [kind, seal, row]),
})

describe('what cannot be checked', () => {
  test.each([
    ['gone', () => rmSync(ground.outside)],
    ['emptied', () => writeFileSync(ground.outside, '')],
    [
      'a folder',
      () => {
        rmSync(ground.outside)
        mkdirSync(ground.outside)
      },
    ],
    ['begun by something else', () => writeFileSync(ground.outside, 'notes\n')],
  ])('the seals outside are %s: said, never made again by itself', async (_, lose) => {
    lose()
    const { outcome, hindrance, why } = await ground.verify()
    expect([outcome, hindrance]).toEqual(['unchecked', 'outside-lost'])
    expect(why).toContain(ground.outside)
    await ground.write(1)
    await ground.seal()
    expect((await ground.verify()).hindrance).toBe('outside-lost')
  })

  test('a line is missing in the file outside', async () => {
    const lines = readFileSync(ground.outside, 'utf8').split('\n')
    writeFileSync(ground.outside, lines.filter((line) => !line.startsWith('2 ')).join('\n'))
    expect(await ground.verify()).toMatchObject({
      outcome: 'unchecked',
      hindrance: 'outside-incomplete',
    })
  })

  test('the key is another: nothing is sealed with it, and nothing is called tampered', async () => {
    await ground.write(1)
    const transactions = ground.withKey('a key that is not the one of this log at all')
    const { clock, outside } = ground
    const [{ n: before }] = (await ground.rows<{ n: number }>(
      'select count(*)::int as n from audit_seals',
    )) as [{ n: number }]
    expect(await sealAudit({ transactions, clock, outside })).toMatchObject({
      refused: 'another-key',
    })
    expect(await ground.rows('select count(*)::int as n from audit_seals')).toEqual([{ n: before }])
  })
})

test('a change in the file outside alone is found', async () => {
  const text = readFileSync(ground.outside, 'utf8')
  writeFileSync(ground.outside, text.replace(/^2 ..../m, '2 0000'))
  expect(named(await ground.verify()).faults).toEqual([['rewritten', 2, null]])
})

type Mark = { place: string; told: number; digest: Buffer }
const marksOutside = () => ground.rows<Mark>('select * from audit_outside')

/** As after a crash: the file was being written, and the mark of what it was told not yet. */
async function putMarksBack(marks: readonly Mark[]): Promise<void> {
  for (const { place, told, digest } of marks)
    await ground.tamper('update audit_outside set told = $2, digest = $3 where place = $1', [
      place,
      told,
      digest,
    ])
}

const linesOf = () => readFileSync(ground.outside, 'utf8').split('\n')
/** The file as it was begun, with so many of its seals. */
const cutFileTo = (seals: number): void =>
  writeFileSync(ground.outside, [...linesOf().slice(0, 2 + seals), ''].join('\n'))

describe('a file outside that lacks what it was told is never completed from the database', () => {
  test.each([0, 1, 2])('cut to its first %d seals', async (seals) => {
    cutFileTo(seals)
    const left = linesOf().slice(0, 2 + seals)
    for (let time = 0; time < 2; time += 1) {
      expect(await ground.verify()).toMatchObject({
        outcome: 'unchecked',
        hindrance: 'outside-incomplete',
      })
      await ground.write(1)
      await ground.seal()
    }
    expect(linesOf().filter((line) => /^\d/.test(line))).toEqual(left.slice(2))
  })

  test('until somebody who knows why renews it', async () => {
    cutFileTo(1)
    await ground.within((tx) => renewOutside(tx, ground.outside))
    expect((await ground.verify()).outcome).toBe('intact')
  })

  test('nor is a copy that came before the last seals', async () => {
    const copy = readFileSync(ground.outside, 'utf8')
    await ground.write(2)
    await ground.seal()
    writeFileSync(ground.outside, copy)
    expect((await ground.verify()).hindrance).toBe('outside-incomplete')
  })

  test.each([
    ['is gone', 'delete from audit_outside'],
    ['was set back', 'update audit_outside set told = 0'],
  ])('nor one whose mark in the database %s', async (_, change) => {
    cutFileTo(0)
    await ground.tamper(change)
    expect((await ground.verify()).hindrance).toBe('outside-unknown')
    await ground.within((tx) => renewOutside(tx, ground.outside))
    expect((await ground.verify()).outcome).toBe('intact')
  })
})

describe('both sides are cut', () => {
  test('the end of the log and of the file: what the mark says was told is missed', async () => {
    await ground.tamper(cutTail)
    cutFileTo(0)
    const { outcome, faults } = await ground.verify()
    expect([outcome, faults.map(({ kind, seal }) => [kind, seal])]).toEqual([
      'tampered',
      [['end-cut', 3]],
    ])
  })

  test('the mark with them: the file is one that the database does not know', async () => {
    await ground.tamper(`${cutTail}; delete from audit_outside`)
    cutFileTo(0)
    expect(await ground.verify()).toMatchObject({
      outcome: 'unchecked',
      hindrance: 'outside-unknown',
    })
  })

  const wrecked = `delete from audit_seals; update audit_events set actor = 'nobody', digest = null;
    delete from audit_events where id % 2 = 0;`

  test.each([
    ['the file to its beginning', '', () => cutFileTo(0)],
    ['the file to its beginning, and its mark', 'delete from audit_outside', () => cutFileTo(0)],
    ['the whole file, and its mark', 'delete from audit_outside', () => rmSync(ground.outside)],
  ])('every seal, every digest and half of the rows; %s', async (_, also, cut) => {
    await ground.tamper(`${wrecked} ${also}`)
    cut()
    const { outcome, faults } = await ground.verify()
    expect(outcome).toBe('tampered')
    const rows = faults.filter(({ kind }) => kind === 'row-inserted')
    expect(rows.length).toBeGreaterThanOrEqual(7)
    expect((await ground.verify()).outcome).toBe('tampered')
  })
})

describe('rows older than digests', () => {
  let fresh: Ground
  beforeEach(async () => {
    fresh = await openGround()
    await fresh.haveOlderRows(12)
  })
  afterEach(() => fresh.close())
  const kinds = ({ faults }: Verification) => faults.map(({ kind }) => kind)

  test('are no more than there were when rows began to carry digests', async () => {
    await fresh.tamper(`insert into audit_events (at, actor, action, result)
      values ('2025-01-01Z', 'x', 'offender.opened', 'shown')`)
    await fresh.write(2)
    await fresh.seal()
    expect(kinds(await fresh.verify())).toEqual(['row-inserted'])
  })

  test('are missed when some were deleted before they were sealed', async () => {
    await fresh.tamper('delete from audit_events where id = 4')
    await fresh.write(2)
    await fresh.seal()
    const found = await fresh.verify()
    expect(kinds(found)).toEqual(['older-rows'])
    expect(found.faults[0]?.what).toContain('12 rows were in the log')
    expect(found.faults[0]?.what).toContain('holds 11 of them')
  })

  test('are as many as they were: their number cannot be changed later', async () => {
    await fresh.seal()
    await fresh.tamper('update audit_older_rows set rows = 13')
    expect(kinds(await fresh.verify())).toEqual(['older-rows'])
  })
})

test('what a write left half done in the file outside is no alarm', async () => {
  const before = await marksOutside()
  await ground.write(3)
  await ground.seal()
  const text = readFileSync(ground.outside, 'utf8')
  writeFileSync(ground.outside, text.slice(0, -20))
  await putMarksBack(before)
  expect((await ground.verify()).outcome).toBe('intact')
  await ground.write(3)
  await ground.seal()
  expect((await ground.verify()).outcome).toBe('intact')
})
