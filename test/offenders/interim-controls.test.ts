// What holds a risk meanwhile: on which days it does, who may record and end it, and what is left behind.
import { controlsOn } from '../../src/offenders/index.ts'
import { addInterimControl, endInterimControl } from '../../src/offenders/service.ts'
import { controlHolds, controlsInForce, lastStopped, stoppedOn } from '../../src/offenders/rules.ts'
import { fileParts } from '../../src/offenders/queries.ts'
import type { InterimControl } from '../../src/offenders/types.ts'
import { localDate as day } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { endedBy, openWorld, today, type World } from './world.ts'

const spell = (from: string, until: string, ended: string | null = null) => ({
  fromOn: day(from),
  untilOn: day(until),
  endedOn: ended === null ? null : day(ended),
  recordedAt: new Date(`${from}T09:00:00Z`),
})

describe('a control recorded on 2 March until 9 March', () => {
  const run = spell('2026-03-02', '2026-03-09')
  const ended = spell('2026-03-02', '2026-03-09', '2026-03-05')
  test.each([
    ['2026-03-01', false, false],
    ['2026-03-02', true, true],
    ['2026-03-04', true, true],
    ['2026-03-05', true, false],
    ['2026-03-09', true, false],
    ['2026-03-10', false, false],
  ])('holds on %s: %s, and when it was ended on 5 March: %s', (on, left, cut) => {
    expect([controlHolds(run, day(on)), controlHolds(ended, day(on))]).toEqual([left, cut])
  })

  test('stopped on its last day, or on the day on which it was ended', () => {
    expect([stoppedOn(run), stoppedOn(ended)]).toEqual(['2026-03-09', '2026-03-05'])
  })
})

describe('of several controls', () => {
  const early = spell('2026-02-01', '2026-03-20')
  const late = spell('2026-02-20', '2026-03-05')
  const gone = spell('2026-01-01', '2026-02-10')

  test('the latest in force comes first, and an earlier one holds on after it', () => {
    const all = [early, gone, late]
    expect(controlsInForce(all, day('2026-03-05'))).toEqual([late, early])
    expect(controlsInForce(all, day('2026-03-06'))).toEqual([early])
  })

  test.each([
    ['2026-01-01', null],
    ['2026-02-15', gone],
    ['2026-03-06', late],
    ['2026-03-21', early],
  ])('the one that stopped last before %s', (on, last) => {
    expect(lastStopped([early, gone, late], day(on))).toBe(last)
  })
})

describe('on record', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  const add = (offenderId: OffenderId, until: string, more: { when?: string; by?: string } = {}) =>
    world.as(
      more.by ?? 'om.north',
      (tx, actor) =>
        addInterimControl(tx, actor, {
          offenderId,
          control: `calls until ${until}`,
          until: day(until),
          why: 'no reply twice',
        }),
      new Date(`${more.when ?? today}T09:00:00Z`),
    )
  const end = ({ offenderId, id }: InterimControl, version?: number, when = '2026-03-04') =>
    world.as(
      'om.north',
      (tx, actor) =>
        endInterimControl(tx, actor, { offenderId, controlId: id, why: 'seen', version }),
      new Date(`${when}T09:00:00Z`),
    )

  test('it holds from the day on which it is recorded, and says who recorded it', async () => {
    const { id } = await world.add()
    expect(await add(id, '2026-03-09')).toMatchObject({
      fromOn: '2026-03-02',
      untilOn: '2026-03-09',
      recordedBy: 'om.north',
      endedOn: null,
      version: 1,
    })
  })

  test('every reader of a day agrees with the rule, one statement for any number of people', async () => {
    const [first, second, third] = [await world.add(), await world.add(), await world.add()]
    await add(first.id, '2026-03-20')
    await end(await add(first.id, '2026-03-10', { when: '2026-03-03' }))
    await add(second.id, '2026-03-05')
    const ids = [first.id, second.id, third.id]
    for (const on of ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-06'])
      await world.as('system', async (tx) => {
        world.sent.length = 0
        const held = await controlsOn(tx, ids, day(on))
        expect(world.sent.filter((text) => text.includes('interim_controls'))).toHaveLength(1)
        for (const id of ids) {
          const parts = await fileParts(tx, id)
          const [latest] = controlsInForce(parts?.interimControls ?? [], day(on))
          expect(held.get(id)?.control).toBe(latest?.control)
        }
      })
    const onThird = await world.as('system', (tx) => controlsOn(tx, ids, day('2026-03-03')))
    expect(Object.fromEntries(onThird)).toEqual({
      [first.id]: {
        control: 'calls until 2026-03-10',
        untilOn: '2026-03-10',
        recordedBy: 'om.north',
      },
      [second.id]: {
        control: 'calls until 2026-03-05',
        untilOn: '2026-03-05',
        recordedBy: 'om.north',
      },
    })
  })

  test('nobody asked about is nobody, without a statement', async () => {
    await world.as('system', async (tx) => {
      world.sent.length = 0
      expect(await controlsOn(tx, [], today)).toEqual(new Map())
      expect(world.sent).toEqual([])
    })
  })

  test.each([
    ['an officer of the team, until today', 'om.north', '2026-03-02', 'none'],
    ['an inspector, anywhere', 'di.force', '2026-03-02', 'none'],
    ['an officer of the team, until yesterday', 'om.north', '2026-03-01', 'in-the-past'],
    ['an officer of another team', 'om.south', '2026-03-09', 'not-yours'],
    ['a supervisor of another team', 'ds.south', '2026-03-09', 'not-yours'],
  ])('recorded by %s', async (_who, by, until, ended) => {
    const { id } = await world.add()
    expect(await endedBy(add(id, until, { by }))).toBe(ended)
  })

  test('one is ended once, by the version it was drawn from, with who and why', async () => {
    const { id } = await world.add()
    const control = await add(id, '2026-03-09')
    expect(await end(control, 1)).toMatchObject({
      endedOn: '2026-03-04',
      endedBy: 'om.north',
      endedWhy: 'seen',
      version: 2,
    })
    expect(await endedBy(end(control, 1))).toBe('stale')
    expect(await endedBy(end(control))).toBe('already-ended')
  })

  test('one that ran out is not ended again, and another person’s is not there', async () => {
    const [one, another] = [await world.add(), await world.add()]
    const control = await add(one.id, '2026-03-03')
    expect(await endedBy(end(control))).toBe('already-ended')
    expect(await endedBy(end({ ...control, offenderId: another.id }))).toBe('not-found')
    expect(await endedBy(end({ ...control, id: 'nonsense' }))).toBe('not-found')
  })

  test('the chronology and the audit tell both, and the audit never the words', async () => {
    const { id } = await world.add()
    await end(await add(id, '2026-03-09'))
    const told = await world.rows<{ summary: string }>(
      `select c.summary from chronology c where c.offender_id = $1 and c.kind = 'interim_control'
        order by c.recorded_at`,
      [id],
    )
    expect(told.map(({ summary }) => summary)).toEqual([
      'Interim control until 9 Mar 2026: calls until 2026-03-09. Why: no reply twice.',
      'Interim control ended (calls until 2026-03-09): seen.',
    ])
    const logged = await world.rows<{ fields: string[] }>(
      `select e.fields from audit_events e
        where e.offender_id = $1 and e.action = 'offender.changed' order by e.at`,
      [id],
    )
    expect(logged.map(({ fields }) => fields)).toEqual([
      ['interimControl', 'until', 'why'],
      ['interimControl', 'endedOn', 'why'],
    ])
  })
})
