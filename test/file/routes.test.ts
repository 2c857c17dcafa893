// The file over HTTP: its shape, who may open it, and the page that a browser gets.
import { parse } from 'node-html-parser'
import request from 'supertest'
import { insertArms } from '../../src/arms/index.ts'
import { ensureForce, ensureTeams } from '../../src/officers/index.ts'
import {
  createOffender,
  keepRegisterFacts,
  setLevel,
  setStatus,
} from '../../src/offenders/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { aWorld, password, type World } from '../support/world.ts'
import { aPerson, as, attempt, visited } from './people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})
afterAll(() => world.close())

type File = Record<string, unknown> & {
  arms: Record<string, unknown>
  duties: readonly Record<string, unknown>[]
}

async function fileOf(id: string, username = 'om.north'): Promise<File> {
  const response = await (await world.as(username)).get(`/offenders/${id}`)
  expect(response.status).toBe(200)
  return response.body as File
}

const dutiesOf = ({ duties }: File) =>
  duties.map(({ kind, state, dueOn, daysOverdue }) => ({ kind, state, dueOn, daysOverdue }))

describe('what the file says', () => {
  test('of someone never seen: overdue by the first-visit days, no ARMS, nothing that is not recorded', async () => {
    const id = await aPerson(world, {
      pncId: '91/1662U',
      homeAddress: {
        kind: 'residence',
        line: '1 Mill Lane',
        postcode: 'NM1 1AA',
        from: localDate('2025-01-01'),
      },
    })
    const file = await fileOf(id)
    expect(file).toMatchObject({
      id,
      pncId: '91/1662U',
      surname: 'Ellingham',
      forenames: 'Tobias',
      sex: 'M',
      level: 'high',
      levelSince: '2025-01-01',
      mappaLevel: null,
      status: 'community',
      management: 'active',
      leadAgency: 'police',
      leadSince: '2026-01-05',
      officer: 'om.north',
      team: 'North office',
      homeAddress: {
        line: '1 Mill Lane',
        postcode: 'NM1 1AA',
        kind: 'residence',
        from: '2025-01-01',
      },
      version: 1,
      lastSeenOn: null,
      latestBy: { on: '2026-01-12', rule: 'never-seen' },
      arms: { state: 'not_started', completedOn: null, ratifiedOn: null, dueOn: '2026-01-20' },
      subjectUntil: null,
      entryWarrant: { attempts: 0, met: false },
      orders: [],
      devices: [],
      children: [],
      breaches: [],
      register: null,
    })
    expect(dutiesOf(file)).toEqual([
      { kind: 'visit', state: 'overdue', dueOn: '2026-01-12', daysOverdue: 49 },
      { kind: 'arms_initial', state: 'overdue', dueOn: '2026-01-20', daysOverdue: 41 },
      { kind: 'visit_plan', state: 'due', dueOn: '2026-03-09', daysOverdue: 0 },
    ])
    expect(file.duties[0]).toMatchObject({
      offender: {
        id,
        name: 'Tobias Ellingham',
        level: 'high',
        armsOn: null,
        lastSeenOn: null,
        marks: [],
      },
      owner: 'om.north',
      team: 'North office',
      because: expect.stringContaining('Police became lead on 5 Jan 2026') as unknown,
    })
  })

  test('of someone seen and assessed: last seen, the backstop, a current ARMS, attempts that change nothing', async () => {
    const id = await aPerson(world)
    await visited(world, id, [
      { onDate: localDate('2026-02-01') },
      { onDate: localDate('2026-02-20'), ...attempt },
    ])
    await ratifiedArms(id)
    expect(await fileOf(id)).toMatchObject({
      lastSeenOn: '2026-02-01',
      attemptsSince: 1,
      latestBy: { on: '2026-05-01', rule: 'backstop' },
      arms: {
        state: 'current',
        completedOn: '2026-01-12',
        ratifiedOn: '2026-01-16',
        dueOn: '2027-01-12',
      },
    })
  })

  test('of someone in custody: the duties wait and say for what, and ARMS has a named state', async () => {
    const id = await aPerson(world)
    await as(world, 'om.north', (tx, actor) =>
      setStatus(tx, actor, {
        offenderId: id,
        status: 'custody',
        from: localDate('2026-02-10'),
        reviewOn: localDate('2026-03-10'),
        reason: 'Remanded',
      }),
    )
    const file = await fileOf(id)
    expect(file).toMatchObject({
      status: 'custody',
      statusSince: '2026-02-10',
      statusReviewOn: '2026-03-10',
      arms: { state: 'custody', dueOn: null },
    })
    expect(file.duties.map(({ state, suspended }) => ({ state, suspended }))).toEqual([
      {
        state: 'suspended',
        suspended: { why: 'custody', since: '2026-02-10', reviewOn: '2026-03-10' },
      },
      {
        state: 'suspended',
        suspended: { why: 'custody', since: '2026-02-10', reviewOn: '2026-03-10' },
      },
    ])
  })

  test('of a person led by probation and managed reactively: no visit and no ARMS are owed', async () => {
    const woman = await aPerson(world, { sex: 'F' })
    const probation = await aPerson(world, { leadAgency: 'probation', leadSince: undefined })
    const reactive = await aPerson(world, { management: 'reactive' })
    expect((await fileOf(woman)).arms).toMatchObject({ state: 'woman', dueOn: null })
    expect((await fileOf(probation)).arms).toMatchObject({ state: 'probation_led', dueOn: null })
    expect(await fileOf(reactive)).toMatchObject({
      latestBy: null,
      duties: [],
      arms: { state: 'reactive' },
    })
  })

  test('what the register said is marked as not recorded here', async () => {
    const id = await aPerson(world)
    await world.within((tx) =>
      keepRegisterFacts(tx, [
        {
          offenderId: id,
          forceId: world.forceId,
          facts: {
            disposal: 'Imprisonment',
            sentenceMonths: 36,
            convictionDate: '2022-01-21',
            lastNotification: '2025-03-22',
            shpoExpiry: 'indefinite',
          },
          loadedAt: tx.at,
        },
      ]),
    )
    expect((await fileOf(id))['register']).toEqual({
      disposal: 'Imprisonment',
      sentenceMonths: 36,
      convictionDate: '2022-01-21',
      lastNotification: '2025-03-22',
      shpoExpiry: 'indefinite',
      loadedAt: '2026-03-02T08:00:00.000Z',
      note: 'from the register, not recorded here',
    })
  })

  test('children and devices named at visits are told until they have records of their own', async () => {
    const id = await aPerson(world)
    await visited(world, id, [
      {
        children: [{ name: 'Ada', ageYears: 7, safe: true }],
        devices: [{ seen: true, checked: false, undeclared: true, description: 'Tablet' }],
      },
    ])
    expect((await fileOf(id))['seenAtVisits']).toMatchObject({
      children: [{ name: 'Ada', ageYears: 7, safe: true, on: '2026-02-01' }],
      devices: [{ description: 'Tablet', undeclared: true, on: '2026-02-01' }],
    })
  })

  test('a duty reads the same here as in the backlog', async () => {
    const id = await aPerson(world)
    const officer = await world.as('om.north')
    const listed = await officer.get(`/duties?offender=${id}`)
    expect(listed.status).toBe(200)
    expect((await fileOf(id)).duties).toEqual((listed.body as { items: unknown }).items)
  })

  test('a lower level waits in sight, and the level in force still stands', async () => {
    const id = await aPerson(world)
    await as(world, 'om.north', (tx, actor) =>
      setLevel(tx, actor, {
        offenderId: id,
        to: 'medium',
        from: localDate('2026-03-02'),
        why: 'Settled',
      }),
    )
    expect(await fileOf(id)).toMatchObject({
      level: 'high',
      waiting: { changes: [{ what: 'level', toValue: 'medium', recordedBy: 'om.north' }] },
    })
  })
})

async function ratifiedArms(offenderId: OffenderId): Promise<void> {
  await world.within(async (tx) => {
    await insertArms(tx, [
      {
        id: newId(),
        forceId: world.forceId,
        offenderId,
        recordedAt: tx.at,
        recordedBy: 'om.north',
        origin: 'here',
        kind: 'initial',
        state: 'ratified',
        begunOn: localDate('2026-01-08'),
        completedOn: localDate('2026-01-12'),
        ratifiedOn: localDate('2026-01-16'),
        returnedOn: null,
        ratifiedBy: 'ds.north',
        level: 'high',
        contributors: ['om.north'],
        submittedAt: tx.at,
        rationale: null,
        answers: null,
        returnedReasons: null,
        version: 1,
      },
    ])
    tx.touch(offenderId)
  })
}

describe('who may open it', () => {
  let id: OffenderId
  beforeAll(async () => {
    id = await aPerson(world)
  })

  test.each([
    ['om.north', 200, 'own team'],
    ['ds.north', 200, 'own team'],
    ['di.force', 200, 'the force'],
    ['dci.force', 200, 'the force'],
    ['om.south', 403, 'another team'],
    ['ds.south', 403, 'another team'],
    ['analyst', 403, 'no file at all'],
    ['frontline.north', 403, 'no file at all'],
    ['controlroom', 403, 'no file at all'],
    ['auditor', 403, 'no file at all'],
    ['admin', 403, 'no file at all'],
    ['station.north', 403, 'no file at all'],
  ])('%s gets %i: %s', async (username, status) => {
    const response = await (await world.as(username)).get(`/offenders/${id}`)
    expect(response.status).toBe(status)
  })

  test('another team is asked for a reason; with one the file opens, and the owner and supervisor see it', async () => {
    const south = await world.as('om.south')
    const refused = await south.get(`/offenders/${id}`)
    expect(refused.body).toMatchObject({
      status: 403,
      type: expect.stringMatching(/reason-needed$/) as unknown,
    })
    const opened = await south.get(`/offenders/${id}`).set('Access-Reason', 'covering')
    expect(opened.status).toBe(200)
    expect(opened.body).not.toHaveProperty('openings')
    expect((await south.get(`/offenders/${id}`)).status).toBe(200)
    const told = [{ reason: 'covering', by: 'PC Bryony Kerr', team: 'South office' }]
    expect(await fileOf(id, 'om.north')).toMatchObject({ openings: told })
    expect(await fileOf(id, 'ds.north')).toMatchObject({ openings: told })
  })

  test('a malformed id, an unknown one and a person of another force are the same 404', async () => {
    const elsewhere = await personOfAnotherForce()
    const officer = await world.as('di.force')
    const bodies = []
    for (const wanted of ['not-an-id', newId(), elsewhere]) {
      const response = await officer.get(`/offenders/${wanted}`)
      expect(response.status).toBe(404)
      bodies.push(response.body as object)
    }
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  test('an unknown query parameter is told, not ignored', async () => {
    const response = await (await world.as('om.north')).get(`/offenders/${id}?colour=red`)
    expect(response.status).toBe(422)
  })
})

describe('in a browser', () => {
  const html = { Accept: 'text/html' }
  const tokenIn = (page: string): string => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

  async function signedIn(username: string) {
    const browser = request.agent(world.address)
    const form = await browser.get('/sign-in').set(html)
    const fields = { username, password, _csrf: tokenIn(form.text) }
    await browser.post('/sign-in').type('form').set(html).send(fields)
    return browser
  }

  test('the page shows the file, whatever the name is spelled with', async () => {
    const id = await aPerson(world, { surname: "O'Ellingham" })
    const browser = await signedIn('om.north')
    const page = await browser.get(`/offenders/${id}`).set(html)
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(parse(page.text).querySelector('h1')?.text).toContain("Tobias O'Ellingham")
    expect(page.text).toContain(`href="/offenders/${id}/visits/new"`)
  })

  test('one tap with a reason opens the file of another team, and says so on it', async () => {
    const id = await aPerson(world)
    const browser = await signedIn('om.south')
    const asked = await browser.get(`/offenders/${id}`).set(html)
    expect(asked.status).toBe(403)
    const tap = { _csrf: tokenIn(asked.text), reason: 'at-the-door', next: `/offenders/${id}` }
    const tapped = await browser.post(`/offenders/${id}/openings`).type('form').set(html).send(tap)
    expect([tapped.status, tapped.headers['location']]).toEqual([303, `/offenders/${id}`])
    const page = await browser.get(`/offenders/${id}`).set(html)
    expect(page.status).toBe(200)
    expect(page.text).toContain('You opened this file of North office with a reason: at-the-door')
    expect(page.text).not.toContain('/visits/new')
  })
})

async function personOfAnotherForce(): Promise<OffenderId> {
  return await as(world, 'om.north', async (tx, actor) => {
    const force = await ensureForce(tx, 'Southmere Police')
    await ensureTeams(tx, force.id, { names: ['East office'], fromImport: false })
    const { id } = await createOffender(
      tx,
      { ...actor, forceId: force.id, officerId: null, teamId: null },
      {
        visorRef: 'V7654321',
        surname: 'Other',
        forenames: 'Force',
        dateOfBirth: localDate('1970-01-01'),
        sex: 'M',
        team: 'East office',
      },
    )
    return id
  })
}
