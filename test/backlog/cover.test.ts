// Cover over HTTP: asked, accepted, what it opens, what it counts, what it hands back; and nobody left unnoticed.
import { aWorld, type World } from '../support/world.ts'

let world: World
const ids: Record<string, string> = {}

const get = async (who: string, path: string) => (await world.as(who)).get(path)
const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id
const typeOf = ({ body }: { body: unknown }): string =>
  (body as { type: string }).type.split('/').at(-1) ?? ''

const names = ['', 'Ashby', 'Mortimer', 'Quill', 'Vance']
const made = async (ref: string, level: string, officer: string, team: string): Promise<void> => {
  const answer = await post('di.force', '/offenders', {
    visorRef: ref,
    surname: names[Number(ref.slice(-1))] ?? '',
    forenames: 'Ann',
    dateOfBirth: `196${ref.slice(-1)}-05-06`,
    sex: 'M',
    level,
    leadAgency: 'police',
    leadSince: '2026-02-27',
    officer,
    team,
  })
  expect(answer.status).toBe(201)
  ids[ref] = idOf(answer)
}

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await made('V0000001', 'very_high', 'om.north', 'North office')
  await made('V0000002', 'high', 'om.north', 'North office')
  await made('V0000003', 'low', 'om.north', 'North office')
  await made('V0000004', 'high', 'om.south', 'South office')
})
afterAll(() => world.close())

type Duty = Readonly<{
  id: string
  kind: string
  owner: string
  cover?: string
  dueOn: string
  dueAt?: string
  offender: { visorRef: string }
}>
const duties = async (who: string, query: string): Promise<readonly Duty[]> =>
  ((await get(who, `/duties?${query}`)).body as { items: Duty[] }).items
const notAvailable = async (on = ''): Promise<number> =>
  ((await get('di.force', `/figures${on}`)).body as { ownerNotAvailable: number }).ownerNotAvailable
const attempt = {
  at: '2026-03-02T07:30:00Z',
  seen: 'no',
  notSeenBecause: 'no_reply',
  place: 'home',
  announced: false,
  crew: ['om.south'],
}

describe('An officer is away', () => {
  let absence = ''
  let cover = ''

  test('and each of very high and high risk is owed to be accepted within the hours of policy', async () => {
    absence = idOf(
      await post('ds.north', '/officers/om.north/absences', { kind: 'sick', from: '2026-03-02' }),
    )
    const owed = await duties('ds.north', 'kind=cover')
    expect(
      owed.map(({ kind, owner, dueAt, offender }) => [kind, owner, dueAt, offender.visorRef]),
    ).toEqual([
      ['cover', 'om.north', '2026-03-03T08:00:00.000Z', 'V0000001'],
      ['cover', 'om.north', '2026-03-03T08:00:00.000Z', 'V0000002'],
    ])
    expect(await notAvailable()).toBe(3)
    expect(await notAvailable('?on=2026-03-01')).toBe(0)
    const list = await get('di.force', '/lists/owner-not-available')
    expect(list.body).toMatchObject({ total: 3 })
  })

  test('and only an accepted cover counts, answered by whoever was asked', async () => {
    const asked = { by: 'om.south', from: '2026-03-02', to: '2026-03-20' }
    const answer = await post('ds.north', '/officers/om.north/covers', asked)
    expect([answer.status, answer.body]).toEqual([
      201,
      expect.objectContaining({ officer: 'om.north', by: 'om.south', state: 'asked' }),
    ])
    cover = idOf(answer)
    expect(await notAvailable()).toBe(3)
    expect((await post('om.south', `/offenders/${ids['V0000001']}/visits`, attempt)).status).toBe(
      403,
    )
    const stolen = await post('ds.north', `/covers/${cover}/answer`, { answer: 'accept' })
    expect(typeOf(stolen)).toBe('not-the-covering-officer')
    const { body } = await post('om.south', `/covers/${cover}/answer`, { answer: 'accept' })
    expect(body).toMatchObject({ state: 'accepted' })
    expect(typeOf(await post('om.south', `/covers/${cover}/answer`, { answer: 'decline' }))).toBe(
      'already-answered',
    )
    expect(await notAvailable()).toBe(0)
    expect(await duties('ds.north', 'kind=cover')).toEqual([])
    expect(await duties('ds.north', 'kind=cover&state=met')).toHaveLength(2)
  })

  test('and who covers reads and records across teams, and has the people on the own day', async () => {
    expect((await get('om.south', `/offenders/${ids['V0000001']}`)).status).toBe(200)
    expect((await post('om.south', `/offenders/${ids['V0000001']}/visits`, attempt)).status).toBe(
      201,
    )
    expect((await get('ds.south', `/offenders/${ids['V0000001']}`)).status).toBe(403)
    const { body } = await get('om.south', '/my-day')
    const { now, soon } = body as { now: DayEntry[]; soon: DayEntry[] }
    const entries = [...now, ...soon].map((one) => [one.offender.visorRef, one.coveringFor ?? null])
    expect(entries).toContainEqual(['V0000001', 'PC Alex Marsh'])
    expect(entries).toContainEqual(['V0000004', null])
  })
  type DayEntry = Readonly<{ offender: { visorRef: string }; coveringFor?: string }>

  test('and duties show the owner and who covers', async () => {
    const [duty] = await duties('ds.north', 'kind=visit&level=very_high')
    expect([duty?.owner, duty?.cover]).toEqual(['om.north', 'om.south'])
    const [then] = await duties('ds.north', 'kind=visit&level=very_high&on=2026-03-10')
    expect([then?.owner, then?.cover]).toEqual(['om.north', 'om.south'])
    const [after] = await duties('ds.north', 'kind=visit&level=very_high&on=2026-03-21')
    expect([after?.owner, after?.cover]).toEqual(['om.north', undefined])
    expect(await notAvailable('?on=2026-03-21')).toBe(3)
  })

  test('and when whoever covers is away too, the people are nobody’s again', async () => {
    const both = await post('ds.south', '/officers/om.south/absences', {
      kind: 'leave',
      from: '2026-03-02',
      to: '2026-03-03',
    })
    expect(await notAvailable()).toBe(4)
    expect((await duties('di.force', 'kind=cover')).map((one) => one.offender.visorRef)).toEqual([
      'V0000001',
      'V0000002',
    ])
    await post('ds.south', `/absences/${idOf(both)}/withdraw`, { version: 1 })
    expect(await notAvailable()).toBe(0)
  })

  test('which the list of who is here says too', async () => {
    const away = { kind: 'sick', from: '2026-03-02', to: '2026-03-02' }
    const both = await post('ds.south', '/officers/om.south/absences', away)
    await post('ds.south', '/officers/om.south/roster/2026-03-02', { kind: 'duty' })
    expect((await get('ds.north', '/officers/om.south')).body).toMatchObject({ onDuty: false })
    const uncovered = await get('ds.north', '/officers?state=uncovered')
    expect(uncovered.body).toMatchObject({ items: [{ officer: 'om.north', coveredBy: [] }] })
    await post('ds.south', `/absences/${idOf(both)}/withdraw`, { version: 1 })
    expect((await get('ds.north', '/officers?state=uncovered')).body).toMatchObject({ total: 0 })
  })

  test('and when whoever covers declares a conflict, that one person is', async () => {
    const at = `/offenders/${ids['V0000002']}/conflict`
    const declared = await post('om.south', at, { relation: 'family', why: 'A cousin' })
    expect(declared.status).toBe(201)
    expect(await notAvailable()).toBe(1)
    const owed = await duties('ds.north', 'kind=cover')
    expect(owed.map(({ offender }) => offender.visorRef)).toEqual(['V0000002'])
    const [visit] = (await duties('ds.north', 'kind=visit&level=high')).filter(
      ({ offender }) => offender.visorRef === 'V0000002',
    )
    expect([visit?.owner, visit?.cover]).toEqual(['om.north', undefined])
    const judged = { decision: 'end', why: 'Not the same man', version: 1 }
    expect((await post('ds.south', `/conflicts/${idOf(declared)}/decision`, judged)).status).toBe(
      200,
    )
    expect([await notAvailable(), await duties('ds.north', 'kind=cover')]).toEqual([0, []])
  })

  test('and the end of cover hands back what was done, what became late, what is next', async () => {
    world.clock.set('2026-03-09T09:00:00Z')
    const ended = await post('ds.north', `/covers/${cover}/end`)
    expect(ended.body).toMatchObject({ state: 'ended' })
    const { body } = await get('om.north', `/covers/${cover}`)
    const { handBack } = body as {
      handBack: Record<'done' | 'late' | 'next', { visorRef: string; kind: string }[]>
    }
    expect(
      handBack.late.filter(({ kind }) => kind === 'visit').map(({ visorRef }) => visorRef),
    ).toEqual(['V0000002'])
    expect(handBack.next.map(({ visorRef }) => visorRef)).toContain('V0000003')
    expect((await get('om.north', '/my-day')).body).toMatchObject({
      handedBack: [{ id: cover, by: 'om.south' }],
    })
    expect(typeOf(await post('ds.north', `/covers/${cover}/end`))).toBe('already-ended')
    expect(await notAvailable()).toBe(3)
    expect((await duties('ds.north', 'kind=cover')).map(({ dueAt }) => dueAt)).toEqual([
      '2026-03-10T09:00:00.000Z',
      '2026-03-10T09:00:00.000Z',
    ])
  })

  test('and back again: nobody has to be accepted any more', async () => {
    const edit = { kind: 'sick', from: '2026-03-02', to: '2026-03-08', version: 1 }
    expect((await post('ds.north', `/absences/${absence}`, edit)).status).toBe(200)
    expect([await notAvailable(), await duties('ds.north', 'kind=cover')]).toEqual([0, []])
    world.clock.set('2026-03-02T08:00:00Z')
  })
})

describe('A sickness whose end nobody knows', () => {
  let sick = ''
  const standing = async () => {
    const { body } = await get('di.force', '/officers/om.north/covers')
    const { items } = body as { items: { by: string; from: string; to: string | null }[] }
    return items.filter(({ from }) => from === '2026-03-13').map(({ by, to }) => [by, to])
  }

  test('is accepted by one of two who try at once, until that one’s own leave', async () => {
    world.clock.set('2026-03-13T06:00:00Z')
    sick = idOf(
      await post('ds.north', '/officers/om.north/absences', { kind: 'sick', from: '2026-03-13' }),
    )
    for (const officer of ['ds.north', 'di.force'])
      await post('di.force', `/officers/${officer}/absences`, {
        ...{ kind: 'leave', from: '2026-07-06', to: '2026-07-17' },
      })
    const [first, second] = await duties('ds.north', 'kind=cover')
    const tried = await Promise.all(
      ['ds.north', 'di.force'].map((who) => post(who, `/duties/${first?.id}/accept`)),
    )
    expect(tried.map(({ status }) => status).toSorted()).toEqual([200, 422])
    expect(await standing()).toEqual([[expect.any(String), '2026-07-05']])
    const asked = { by: 'om.south', from: '2026-03-13' }
    const whole = await post('ds.north', '/officers/om.north/covers', asked)
    await post('om.south', `/covers/${idOf(whole)}/answer`, { answer: 'accept' })
    expect(typeOf(await post('om.south', `/duties/${second?.id}/accept`))).toBe('already-closed')
  })

  test('and what was taken until the officer is back ends with it', async () => {
    const edit = { kind: 'sick', from: '2026-03-13', to: '2026-03-20', version: 1 }
    expect((await post('ds.north', `/absences/${sick}`, edit)).status).toBe(200)
    expect((await standing()).map(([, to]) => to)).toEqual(['2026-03-20', '2026-03-20'])
    await post('ds.north', `/absences/${sick}/withdraw`, { version: 2 })
    expect((await standing()).map(([, to]) => to)).toEqual(['2026-03-13', '2026-03-13'])
    world.clock.set('2026-03-02T08:00:00Z')
  })
})

describe('A planned absence', () => {
  test('is owed to be accepted from so many days before it begins, without anybody asking', async () => {
    const absence = await post('ds.north', '/officers/om.north/absences', {
      kind: 'leave',
      from: '2026-03-20',
      to: '2026-03-30',
    })
    expect(await duties('ds.north', 'kind=cover')).toEqual([])
    world.clock.set('2026-03-13T06:00:00Z')
    const owed = await duties('ds.north', 'kind=cover')
    expect(owed.map((one) => [one.offender.visorRef, one.dueAt])).toEqual([
      ['V0000001', '2026-03-14T00:00:00.000Z'],
      ['V0000002', '2026-03-14T00:00:00.000Z'],
    ])
    await post('ds.north', `/absences/${idOf(absence)}/withdraw`, { version: 1 })
    expect(await duties('ds.north', 'kind=cover')).toEqual([])
  })
})

describe('A supervisor’s queue', () => {
  const leaves = async (officer: string): Promise<string> =>
    idOf(
      await post('di.force', `/officers/${officer}/absences`, {
        ...{ kind: 'leave', from: '2026-03-13', to: '2026-03-14' },
      }),
    )

  test('is refused to whoever does not hold the same skills, with the names of who could [N13]', async () => {
    const absence = await leaves('ds.north')
    const asked = { from: '2026-03-13', to: '2026-03-14' }
    const answer = await post('ds.north', '/officers/ds.north/covers', { ...asked, by: 'ds.south' })
    expect([answer.status, typeOf(answer)]).toEqual([422, 'not-equal-skill'])
    expect((answer.body as { detail: string }).detail).toContain('DCI Martin Vale, DI Harriet Osei')
    const officer = await post('ds.north', '/officers/ds.north/covers', {
      ...asked,
      by: 'om.north',
    })
    expect(typeOf(officer)).toBe('not-equal-skill')
    await post('di.force', `/absences/${absence}/withdraw`, { version: 1 })
  })

  test('is seen and decided by a deputy of another team', async () => {
    expect((await get('ds.north', '/my-team?team=South%20office')).status).toBe(404)
    await leaves('ds.south')
    const asked = { by: 'ds.north', from: '2026-03-13', to: '2026-03-14' }
    const cover = idOf(await post('di.force', '/officers/ds.south/covers', asked))
    await post('ds.north', `/covers/${cover}/answer`, { answer: 'accept' })
    expect((await get('ds.north', '/my-team')).body).toMatchObject({ team: 'North office' })
    expect((await get('ds.north', '/my-team?team=South%20office')).body).toMatchObject({
      team: 'South office',
    })
    expect((await get('ds.north', '/duties?team=South%20office')).body).toMatchObject({ total: 3 })
    expect((await get('ds.north', `/offenders/${ids['V0000004']}`)).status).toBe(200)
    world.clock.set('2026-03-15T06:00:00Z')
    expect((await get('ds.north', '/my-team?team=South%20office')).status).toBe(404)
    expect((await get('ds.north', `/offenders/${ids['V0000004']}`)).status).toBe(403)
  })
})

test.each([
  [{ by: 'om.north' }, 'own-cover'],
  [{ by: 'om.south', to: '2026-03-01' }, 'ends-before-it-begins'],
])('a cover %j is refused: %s', async (body, why) => {
  const answer = await post('ds.north', '/officers/om.north/covers', {
    from: '2026-03-15',
    ...body,
  })
  expect([answer.status, typeOf(answer)]).toEqual([422, why])
})
