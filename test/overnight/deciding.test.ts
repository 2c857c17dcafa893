// A possible hit is decided by a person, once: what a confirmed one records, undoes and asks; what a dismissed one keeps.
import { aWorld, type Caller, type World } from '../support/world.ts'
import { aPerson, hitsOn, loadLines, onlyHitOn, type HitShown } from './office.ts'

let world: World
let om: Caller
let ds: Caller
beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
  ds = await world.as('ds.north')
})
afterAll(() => world.close())

let number = 0
const why = 'Photograph and tattoo compared'

/** Somebody of the North office who stands on a custody list, found by the PNC ID. */
async function aHit(kind = 'custody'): Promise<Readonly<{ person: string; hit: HitShown }>> {
  number += 1
  const pncId = `99/${number}A`
  const person = await aPerson(om, { pncId })
  const line = {
    pncId,
    reference: `NC/${number}`,
    at: '2026-03-01T23:40:00Z',
    summary: 'Assault on Rosalind Victimname',
    outcome: 'Detained',
  }
  await loadLines(om, kind, [line])
  return { person, hit: await onlyHitOn(om, person) }
}

const decide = (hit: HitShown, body: object, by = om) => by.post(`/overnight/hits/${hit.id}`, body)

type Duty = Readonly<{ kind: string; subject: string; dueAt?: string; because: string }>
async function dutiesOf(person: string): Promise<readonly Duty[]> {
  const { body } = await om.get(`/duties?kind=overnight_hit&offender=${person}`).expect(200)
  return (body as { items: readonly Duty[] }).items
}

const eventsOf = (person: string) =>
  world.within((tx) =>
    tx.query<{ kind: string; on: string; note: string }>(
      `select kind, on_date as on, note from events where offender_id = $1 order by kind`,
      [person],
    ),
  )

describe('A possible hit', () => {
  test('is a duty counted in hours, before everything else of its level', async () => {
    const { person, hit } = await aHit()
    expect(await dutiesOf(person)).toMatchObject([
      {
        subject: `hit:${hit.id}`,
        dueAt: '2026-03-02T20:00:00.000Z',
        because: expect.stringContaining('by PNC ID') as unknown,
      },
    ])
    const { body } = await om.get(`/duties?offender=${person}`).expect(200)
    expect((body as { items: Duty[] }).items[0]?.kind).toBe('overnight_hit')
  })

  test('is compared fact by fact', async () => {
    const { hit } = await aHit()
    const { body } = await om.get(`/overnight/hits/${hit.id}`).expect(200)
    expect(body).toMatchObject({
      state: 'possible',
      compared: { pnc: 'agrees', visorRef: 'not given', names: 'not given', address: 'not given' },
      line: { summary: 'Assault on Rosalind Victimname' },
    })
  })

  test('of another team is opened with a reason, and decided by nobody but that team', async () => {
    const { hit } = await aHit()
    const south = await world.as('om.south')
    const closed = await south.get(`/overnight/hits/${hit.id}`)
    expect([closed.status, (closed.body as { type: string }).type]).toEqual([
      403,
      expect.stringMatching(/reason-needed$/),
    ])
    await south.get(`/overnight/hits/${hit.id}`).set('Access-Reason', 'covering').expect(200)
    await decide(hit, { decision: 'confirm', why }, south).expect(403)
    await decide(hit, { decision: 'dismiss', why }, south).expect(403)
    expect((await hitsOn(south, hit.offender.id)).length).toBe(0)
    expect((await hitsOn(await world.as('di.force'), hit.offender.id)).length).toBe(1)
  })
})

describe('A confirmed hit', () => {
  test('is an event at the time of the list, without a word of the line that may name a victim', async () => {
    const { person, hit } = await aHit()
    const { body } = await decide(hit, { decision: 'confirm', why }).expect(200)
    expect(body).toMatchObject({
      state: 'confirmed',
      event: { kind: 'arrest' },
      decided: { by: 'om.north', why },
      questions: { child: null, review: null, visit: null },
      open: ['child', 'review', 'visit'],
    })
    expect(await eventsOf(person)).toEqual([
      {
        kind: 'arrest',
        on: '2026-03-01',
        note: `From the custody list of 2 Mar 2026, reference ${String(hit.line['reference'])}: 1 Mar 2026 at 23:40.`,
      },
    ])
  })

  test.each([
    ['crime', undefined, 'crime'],
    ['incident', undefined, 'incident'],
    ['missing', undefined, 'missing'],
    ['intelligence', undefined, 'intelligence'],
    ['custody', 'charge', 'charge'],
  ])('of a %s list, said to be %s, is recorded as %s', async (kind, event, recorded) => {
    const { person, hit } = await aHit(kind)
    const ask = { decision: 'confirm', why, ...(event === undefined ? {} : { event }) }
    await decide(hit, ask).expect(200)
    expect((await eventsOf(person)).map((one) => one.kind)).toEqual([recorded])
  })

  test('undoes reactive management at once', async () => {
    const { person, hit } = await aHit()
    const reactive = { to: 'reactive', from: '2026-03-02', why: 'Low risk for years' }
    const asked = await ds.post(`/offenders/${person}/management`, reactive).expect(202)
    const pending = (asked.body as { id: string }).id
    const agree = { agree: true, why: 'Agreed' }
    await (
      await world.as('di.force')
    )
      .post(`/offenders/${person}/pending-changes/${pending}/decision`, agree)
      .expect(200)
    const managed = async () =>
      ((await om.get(`/offenders/${person}`).expect(200)).body as { management: string }).management
    expect(await managed()).toBe('reactive')
    await decide(hit, { decision: 'confirm', why }).expect(200)
    expect(await managed()).toBe('active')
  })

  test('owes three answers until each is given, and is done then', async () => {
    const { person, hit } = await aHit()
    await decide(hit, { decision: 'confirm', why, visit: true }).expect(200)
    expect(await dutiesOf(person)).toMatchObject([{ subject: `asks:${hit.id}` }])
    expect((await hitsOn(om, person, 'asked')).map(({ open }) => open)).toEqual([
      ['child', 'review'],
    ])
    const answers = (body: object) => om.post(`/overnight/hits/${hit.id}/answers`, body)
    await answers({}).expect(422)
    await answers({ visit: false, child: true }).expect(422)
    await answers({ child: true }).expect(200)
    const { body } = await answers({ review: false }).expect(200)
    expect(body).toMatchObject({ questions: { child: true, review: false, visit: true }, open: [] })
    expect((body as HitShown).next.map(({ href }) => href)).toEqual([
      `/offenders/${person}/markers`,
      `/offenders/${person}/visit-plan`,
      `/offenders/${person}/status-periods`,
    ])
    expect(await dutiesOf(person)).toEqual([])
    expect((await eventsOf(person)).map(({ kind }) => kind)).toEqual(['arrest', 'child_concern'])
  })

  test('every page that a yes leads to is there', async () => {
    const { hit } = await aHit('missing')
    const yes = { child: true, review: true, visit: true }
    const { body } = await decide(hit, { decision: 'confirm', why, ...yes }).expect(200)
    const { next } = body as HitShown
    expect(next).toHaveLength(4)
    for (const { href } of next) await om.get(href).expect(200)
  })

  test('stands in the chronology, leads back to the hit, and is in the log', async () => {
    const { person, hit } = await aHit()
    await decide(hit, { decision: 'confirm', why }).expect(200)
    const { body } = await om.get(`/offenders/${person}/chronology`).expect(200)
    expect((body as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ kind: 'overnight', href: `/overnight/hits/${hit.id}` }),
    )
    const [logged] = await world.within((tx) =>
      tx.query(
        `select actor, result from audit_events where action = 'overnight.decided' and offender_id = $1`,
        [person],
      ),
    )
    expect(logged).toEqual({ actor: 'om.north', result: 'done' })
  })
})

describe('A dismissed hit', () => {
  test('keeps why, records nothing, owes nothing, and is not found again', async () => {
    const { person, hit } = await aHit()
    await decide(hit, { decision: 'dismiss', why: 'Another man of that PNC entry' }).expect(200)
    expect(await eventsOf(person)).toEqual([])
    expect(await dutiesOf(person)).toEqual([])
    await om
      .post(`/offenders/${person}/aliases`, { surname: 'Newname', forenames: 'Al' })
      .expect(201)
    expect(await hitsOn(om, person)).toEqual([])
    expect(await hitsOn(om, person, 'dismissed')).toMatchObject([
      { decided: { why: 'Another man of that PNC entry' } },
    ])
  })

  test('asks nothing', async () => {
    const { hit } = await aHit()
    const answer = await decide(hit, { decision: 'dismiss', why, child: true })
    expect((answer.body as { type: string }).type).toMatch(/asks-of-the-confirmed$/)
  })
})

describe('A decision', () => {
  test('is taken once', async () => {
    const { person, hit } = await aHit()
    const both = await Promise.all([
      decide(hit, { decision: 'confirm', why }),
      decide(hit, { decision: 'confirm', why }, ds),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
    expect(await eventsOf(person)).toHaveLength(1)
    const late = await decide(hit, { decision: 'dismiss', why })
    expect((late.body as { type: string }).type).toMatch(/already-decided$/)
  })

  test('needs why, and cannot be dated in the future', async () => {
    const { hit } = await aHit()
    await decide(hit, { decision: 'confirm' }).expect(422)
    const future = { decision: 'confirm', why, at: '2026-03-02T08:00:01Z' }
    const { body } = await decide(hit, future).expect(422)
    expect((body as { errors: { field: string }[] }).errors).toMatchObject([{ field: 'at' }])
  })

  test('drawn from a version that has changed is stale', async () => {
    const { hit } = await aHit()
    await decide(hit, { decision: 'confirm', why, version: hit.version + 1 }).expect(409)
  })

  test('the database keeps no decision without its reason, and no confirmation without its event', async () => {
    const { hit } = await aHit()
    const set = (what: string) => () =>
      world.within((tx) => tx.query(`update overnight_hits set ${what} where id = $1`, [hit.id]))
    const decided = `decided_at = '2026-03-02', decided_by = 'om.north'`
    await expect(set(`state = 'dismissed', ${decided}`)()).rejects.toThrow('decided_say_why')
    await expect(set(`state = 'confirmed', ${decided}, why = 'x'`)()).rejects.toThrow(
      'confirmed_are_an_event',
    )
    await expect(set(`child = true`)()).rejects.toThrow(/ask_of_the_confirmed|answered_say_by_whom/)
  })
})

test('what was decided yesterday was still owed on the day before', async () => {
  const { person, hit } = await aHit()
  world.clock.set('2026-03-04T08:00:00Z')
  await decide(hit, { decision: 'dismiss', why }).expect(200)
  const owed = async (on: string) =>
    (
      (await om.get(`/duties?kind=overnight_hit&offender=${person}&on=${on}`).expect(200)).body as {
        total: number
      }
    ).total
  expect([await owed('2026-03-03'), await owed('2026-03-04')]).toEqual([1, 0])
})

describe('An event that a hit was confirmed by', () => {
  type Line = Readonly<{ id: string; kind: string; summary: string }>

  /** A confirmed hit, and what puts its arrest right. */
  async function confirmedHit() {
    const { person, hit } = await aHit()
    world.clock.set('2026-03-02T08:05:00Z')
    await decide(hit, { decision: 'confirm', why, child: false, review: false, visit: false })
    world.clock.set('2026-03-02T08:10:00Z')
    const { body } = await om.get(`/offenders/${person}/chronology`).expect(200)
    const lines = (body as { items: readonly Line[] }).items
    const line = lines.find(({ summary }) => summary.startsWith('Arrested'))
    const put = async (way: string, more: object) => {
      const path = `/offenders/${person}/entries/${line?.id ?? ''}/${way}`
      const answer = await om.post(path, { reason: 'His cousin', ...more }).expect(201)
      return (answer.body as { id: string }).id
    }
    const shown = async () =>
      (await om.get(`/overnight/hits/${hit.id}`).expect(200)).body as HitShown & {
        correctedBy: string | null
      }
    return { person, hit, put, shown }
  }
  beforeEach(() => {
    world.clock.set('2026-03-02T08:00:00Z')
  })

  test('struck out, leaves it to be decided anew, as late as it is', async () => {
    const { person, hit, put, shown } = await confirmedHit()
    expect(await dutiesOf(person)).toEqual([])
    await ds.get(`/overnight/hits/${hit.id}`).expect(200)
    const correction = await put('strike', {})
    const { body } = await om.get(`/corrections/${correction}`).expect(200)
    expect(body).toMatchObject({ toTell: [{ username: 'ds.north', saw: ['overnight.opened'] }] })
    expect(await shown()).toMatchObject({
      state: 'possible',
      event: null,
      questions: { child: null, review: null, visit: null },
      correctedBy: correction,
    })
    expect(await dutiesOf(person)).toMatchObject([
      { subject: `hit:${hit.id}`, dueAt: '2026-03-02T20:00:00.000Z' },
    ])
    await decide(await shown(), { decision: 'dismiss', why: 'The cousin' }).expect(200)
    expect(await dutiesOf(person)).toEqual([])
  })

  test('moved to the right person, is no more of this one', async () => {
    const { put, shown } = await confirmedHit()
    await put('move', { to: await aPerson(om) })
    expect(await shown()).toMatchObject({ state: 'possible', event: null })
  })

  test('moved to the right person, is asked of that one: a child, a review, a visit', async () => {
    const { put } = await confirmedHit()
    const right = await aPerson(om)
    await put('move', { to: right })
    const [moved] = await hitsOn(om, right, 'confirmed')
    expect(moved).toMatchObject({
      matched: ['moved'],
      event: { kind: 'arrest' },
      questions: { child: null, review: null, visit: null },
    })
    expect(await dutiesOf(right)).toMatchObject([
      { subject: `asks:${moved?.id ?? ''}`, dueAt: '2026-03-03T08:10:00.000Z' },
    ])
    const answers = { child: false, review: false, visit: true }
    await om.post(`/overnight/hits/${moved?.id ?? ''}/answers`, answers)
    expect(await dutiesOf(right)).toEqual([])
  })

  test('moved to somebody whom the line may be too, confirms what stood there', async () => {
    const { hit, put } = await confirmedHit()
    const right = await aPerson(om, { pncId: hit.line['pncId'] })
    const [possible] = await hitsOn(om, right)
    expect(possible).toMatchObject({ state: 'possible' })
    await put('move', { to: right })
    expect(await hitsOn(om, right, 'confirmed')).toMatchObject([{ id: possible?.id }])
  })

  test('given another time, is still what confirmed it', async () => {
    const { person, put, shown } = await confirmedHit()
    await put('redate', { onDate: '27/2/2026' })
    const [stands] = await world.within((tx) =>
      tx.query<{ id: string }>(
        'select e.id from events e where e.offender_id = $1 and e.struck is null',
        [person],
      ),
    )
    expect(await shown()).toMatchObject({ state: 'confirmed', event: { id: stands?.id } })
  })
})

test('a hit that an address brought stays to be decided when the address is put right', async () => {
  world.clock.set('2026-03-02T08:00:00Z')
  const person = await aPerson(om)
  await loadLines(om, 'incident', [{ address: '71 Weir Street', postcode: 'NM9 9AB' }])
  world.clock.set('2026-03-02T08:10:00Z')
  const home = { kind: 'residence', line: '71 Weir Street', postcode: 'NM9 9AB' }
  await om.post(`/offenders/${person}/addresses`, { ...home, from: '2026-02-20' }).expect(201)
  const { id } = await onlyHitOn(om, person)
  world.clock.set('2026-03-02T08:20:00Z')
  const { body } = await om.get(`/offenders/${person}/chronology`).expect(200)
  const lines = (body as { items: readonly { id: string; kind: string }[] }).items
  const line = lines.find(({ kind }) => kind === 'address')?.id ?? ''
  const asked = { onDate: '21/2/2026', reason: 'A day later' }
  await om.post(`/offenders/${person}/entries/${line}/redate`, asked).expect(201)
  expect(await onlyHitOn(om, person)).toMatchObject({ id, state: 'possible' })
})
