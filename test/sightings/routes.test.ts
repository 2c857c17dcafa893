// Sightings over HTTP: recorded, told to the owner, read, put right; and nothing that counts visits reads them.
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
}, 60_000)
afterAll(() => world.close())

type Body = Readonly<Record<string, unknown>>

const get = async <T>(who: string, path: string, status = 200): Promise<T> =>
  (await (await world.as(who)).get(path).expect(status)).body as T
const post = async <T>(who: string, path: string, body: Body, status = 201): Promise<T> => {
  const answer = await (await world.as(who)).post(path, body)
  expect([path, answer.status, answer.status === status ? '' : answer.text]).toEqual([
    path,
    status,
    '',
  ])
  return answer.body as T
}

let made = 0
/** Police have led for long, so that a visit is overdue; owned by the officer of the team. */
async function aPerson(differing: Body = {}): Promise<string> {
  made += 1
  const body = {
    visorRef: `V77${String(made).padStart(5, '0')}`,
    surname: `Harrow ${String.fromCharCode(64 + made).repeat(3)}`,
    forenames: 'Miles',
    dateOfBirth: '1971-04-05',
    sex: 'M',
    level: 'high',
    leadAgency: 'police',
    leadSince: '2025-06-01',
    officer: 'om.north',
    team: 'North office',
    homeAddress: {
      line: '4 Mill Lane',
      postcode: 'NM1 1AA',
      kind: 'residence',
      from: '2025-06-01',
    },
    ...differing,
  }
  return (await post<{ id: string }>('ds.north', '/offenders', body)).id
}

const seen = {
  at: '2026-03-01T15:10:00Z',
  where: 'The park behind the school',
  by: { agency: 'Northmoor neighbourhood team', name: 'PC Ida Bloom' },
  what: 'On a bench with two boys of about ten.',
  withChildren: true,
}

type Sighting = Body & Readonly<{ id: string; readAt: string | null; readBy: string | null }>
type List = Readonly<{ items: readonly Sighting[]; total: number; next: string | null }>
type Day = Readonly<{ sightings: readonly (Body & { id: string; offenderId: string })[] }>

const listOf = (id: string, query = ''): Promise<List> =>
  get<List>('om.north', `/offenders/${id}/sightings${query}`)
const dayOf = async (id: string): Promise<Day['sightings']> =>
  (await get<Day>('om.north', '/my-day')).sightings.filter((one) => one.offenderId === id)

describe('a sighting', () => {
  test('is kept with whoever saw the person, and told to the owner until it is read', async () => {
    const id = await aPerson()
    const recorded = await post<Sighting>('ds.north', `/offenders/${id}/sightings`, seen)
    expect(recorded).toMatchObject({
      at: '2026-03-01T15:10:00.000Z',
      where: 'The park behind the school',
      by: { agency: 'Northmoor neighbourhood team', name: 'PC Ida Bloom' },
      withChildren: true,
      recordedBy: 'ds.north',
      readAt: null,
    })
    expect(await listOf(id)).toMatchObject({ total: 1, next: null, items: [{ id: recorded.id }] })
    expect(await dayOf(id)).toMatchObject([{ id: recorded.id, where: seen.where }])
    await post('om.north', `/sightings/${recorded.id}/read`, {}, 200)
    expect(await dayOf(id)).toEqual([])
    expect((await listOf(id)).items[0]).toMatchObject({ readBy: 'om.north' })
    // Read twice is read once.
    await post('om.north', `/sightings/${recorded.id}/read`, {}, 200)
  })

  test('is read by the owner, not by a supervisor in the owner’s place', async () => {
    const id = await aPerson()
    const { id: sighting } = await post<Sighting>('ds.north', `/offenders/${id}/sightings`, seen)
    const refused = await post<{ type: string }>('ds.north', `/sightings/${sighting}/read`, {}, 422)
    expect(refused.type).toContain('not-yours-to-read')
    await post('om.south', `/sightings/${sighting}/read`, {}, 403)
    expect(await dayOf(id)).toHaveLength(1)
  })

  test('that the owner wrote down is read', async () => {
    const id = await aPerson()
    await post('om.north', `/offenders/${id}/sightings`, { ...seen, by: 'om.south' })
    expect(await dayOf(id)).toEqual([])
    expect((await listOf(id)).items[0]).toMatchObject({
      by: { officer: 'om.south' },
      readBy: 'om.north',
    })
  })

  test('stands in the chronology as what it is', async () => {
    const id = await aPerson()
    await post('om.north', `/offenders/${id}/sightings`, seen)
    const { items } = await get<{ items: Body[] }>(
      'om.north',
      `/offenders/${id}/chronology?kind=sighting`,
    )
    expect(items).toMatchObject([
      {
        kind: 'sighting',
        at: '2026-03-01T15:10:00.000Z',
        summary:
          'Seen by PC Ida Bloom (Northmoor neighbourhood team), The park behind the school: On a bench with two boys of about ten. Children were there. A sighting is no visit.',
      },
    ])
  })

  test.each<[string, Body, string]>([
    ['in the future', { at: '2026-03-02T08:00:01Z' }, 'at'],
    ['by an officer whom nobody knows', { by: 'nobody.here' }, 'by'],
    ['by nobody', { by: undefined }, 'by'],
    ['by an agency without a name', { by: { agency: 'Housing' } }, 'by'],
    ['nowhere', { where: '' }, 'where'],
    ['of nothing', { what: ' ' }, 'what'],
    ['with more than is asked', { qualifies: true }, 'qualifies'],
  ])('%s is not kept', async (_what, differing, field) => {
    const id = await aPerson()
    const refused = await post<{ errors: { field: string }[] }>(
      'om.north',
      `/offenders/${id}/sightings`,
      { ...seen, ...differing },
      422,
    )
    expect(refused.errors[0]?.field).toBe(field)
    expect((await listOf(id)).total).toBe(0)
  })

  test('is recorded by whoever may change the file, and read by whoever may open it', async () => {
    const id = await aPerson()
    await post('om.south', `/offenders/${id}/sightings`, seen, 403)
    await post('analyst', `/offenders/${id}/sightings`, seen, 403)
    const caller = await world.as('om.south')
    await caller.get(`/offenders/${id}/sightings`).expect(403)
    await caller.get(`/offenders/${id}/sightings`).set('Access-Reason', 'covering').expect(200)
    await post('di.force', `/offenders/${id}/sightings`, seen)
  })

  test('the list is read in parts, with as many statements for many as for one', async () => {
    const id = await aPerson()
    for (const hour of ['09', '10', '11', '12'])
      await post('om.north', `/offenders/${id}/sightings`, {
        ...seen,
        at: `2026-03-01T${hour}:00:00Z`,
      })
    const count = async (query: string): Promise<number> => {
      await listOf(id, query)
      world.statements.length = 0
      await listOf(id, query)
      return world.statements.length
    }
    expect(await count('?size=200')).toBe(await count('?size=1'))
    const hours: unknown[] = []
    let path: string | null = `/offenders/${id}/sightings?size=3`
    while (path !== null) {
      const part: List = await get<List>('om.north', path)
      hours.push(...part.items.map(({ at }) => String(at).slice(11, 13)))
      path = part.next
    }
    expect(hours).toEqual(['12', '11', '10', '09'])
  })
})

/** Everything of a file that says when somebody was seen, or must be. */
const clocks = async (id: string): Promise<Body> => {
  const file = await get<Body>('om.north', `/offenders/${id}`)
  const { latestBy, lastSeenOn, attemptsSince, entryWarrant, duties } = file
  const plan = await get<Body>('om.north', `/offenders/${id}/visit-plan`)
  const visits = await get<{ total: number }>('om.north', `/offenders/${id}/visits`)
  const [row] = await world.within((tx) =>
    tx.query<Body>(
      `select s.last_seen_on, s.attempts_since from standings s where s.offender_id = $1`,
      [id],
    ),
  )
  return { latestBy, lastSeenOn, attemptsSince, entryWarrant, duties, plan, visits, row }
}

test('no duty, no latest-by, no day last seen, no attempt and no pattern of visits reads a sighting [H18]', async () => {
  const id = await aPerson()
  const before = await clocks(id)
  expect(before['duties']).not.toEqual([])
  const figures = await get<Body>('ds.north', '/figures')
  for (const hour of ['09', '13', '18'])
    await post('om.north', `/offenders/${id}/sightings`, {
      ...seen,
      where: '4 Mill Lane',
      by: 'om.north',
      at: `2026-03-01T${hour}:00:00Z`,
    })
  expect(await clocks(id)).toEqual(before)
  expect(await get<Body>('ds.north', '/figures')).toEqual(figures)
})

describe('put right', () => {
  const lineOf = async (id: string): Promise<string> => {
    const { items } = await get<{ items: { id: string; kind: string }[] }>(
      'om.north',
      `/offenders/${id}/chronology?kind=sighting`,
    )
    return items[0]?.id ?? ''
  }

  test('struck out it stands as struck, and leaves the owner’s day', async () => {
    const id = await aPerson()
    const { id: sighting } = await post<Sighting>('di.force', `/offenders/${id}/sightings`, seen)
    await post('om.north', `/offenders/${id}/entries/${await lineOf(id)}/strike`, {
      reason: 'It was his brother',
    })
    expect((await listOf(id)).items[0]?.['struck']).not.toBeNull()
    expect(await dayOf(id)).toEqual([])
    await post('om.north', `/sightings/${sighting}/read`, {}, 422)
  })

  test('moved to the right person it is told to that person’s owner', async () => {
    const [wrong, right] = [await aPerson(), await aPerson()]
    const { id: sighting } = await post<Sighting>('di.force', `/offenders/${wrong}/sightings`, seen)
    await post('om.north', `/sightings/${sighting}/read`, {}, 200)
    const { visorRef } = await get<{ visorRef: string }>('om.north', `/offenders/${right}`)
    await post('om.north', `/offenders/${wrong}/entries/${await lineOf(wrong)}/move`, {
      to: visorRef,
      reason: 'The two were mistaken for each other',
    })
    expect(await dayOf(right)).toMatchObject([{ where: seen.where }])
    expect((await listOf(wrong)).items[0]?.['struck']).not.toBeNull()
  })

  test('at another time it is of that time', async () => {
    const id = await aPerson()
    await post('di.force', `/offenders/${id}/sightings`, seen)
    await post('om.north', `/offenders/${id}/entries/${await lineOf(id)}/redate`, {
      at: '2026-02-28T19:30:00Z',
      reason: 'The day before, in the evening',
    })
    const standing = (await listOf(id)).items.filter(({ struck }) => struck === null)
    expect(standing).toMatchObject([{ at: '2026-02-28T19:30:00.000Z', onDate: '2026-02-28' }])
  })
})

describe('on the page', () => {
  test('the form keeps what was typed, takes loose times, and children ask to be recorded', async () => {
    const id = await aPerson()
    const browser = await browserOf(world, 'ds.north', password)
    const path = `/offenders/${id}/sightings`
    const form = await browser.get(path).set('Accept', 'text/html').expect(200)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const typed = {
      _csrf: csrf,
      onDate: '1/3/2026',
      atTime: '3.10pm',
      where: 'The park',
      'by.officer': '',
      'by.agency': 'Northmoor neighbourhood team',
      'by.name': '',
      what: 'On a bench',
      withChildren: 'yes',
    }
    const send = (body: Record<string, string>) =>
      browser.post(path).set('Accept', 'text/html').type('form').send(body)
    const refused = await send(typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="3.10pm"')
    expect(refused.text).toContain('href="#by-officer"')
    const kept = await send({ ...typed, 'by.name': 'PC Ida Bloom' })
    expect([kept.status, kept.headers['location']]).toEqual([303, path])
    const shown = parse((await browser.get(path).set('Accept', 'text/html').expect(200)).text)
    expect(shown.text).toContain('1 Mar 2026 at 15:10')
    expect(shown.querySelector(`main a[href="/offenders/${id}/markers"]`)?.text).toMatch(
      /^Children were there/,
    )
    // A supervisor sees that the owner has not read it, and is not asked to.
    expect(shown.text).toContain('Not yet read by the owner of the file')
    expect(shown.querySelector('form[action$="/read"]')).toBeNull()
  })

  test('the owner’s day says what others saw, with the way to mark it read', async () => {
    const id = await aPerson()
    const { id: sighting } = await post<Sighting>('ds.north', `/offenders/${id}/sightings`, seen)
    const browser = await browserOf(world, 'om.north', password)
    const day = parse((await browser.get('/my-day').set('Accept', 'text/html').expect(200)).text)
    expect(day.text).toContain('Seen by others since you last looked')
    const form = day.querySelector(`form[action="/sightings/${sighting}/read"]`)
    const csrf = form?.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
    const sent = await browser
      .post(`/sightings/${sighting}/read`)
      .set('Accept', 'text/html')
      .type('form')
      .send({ _csrf: csrf })
    expect(sent.status).toBe(303)
    expect(await dayOf(id)).toEqual([])
  })
})
