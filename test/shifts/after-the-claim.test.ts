// What a pair owes and may do once its claim is over, and whose the claim and its page are meanwhile.
import { htmlOf, signedInOn, wordsOf } from '../visits/site.ts'
import { afterNoon, openOffice, seenInside, southern, typeOf, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  office.at(afterNoon)
}, 60_000)
afterAll(() => office.world.close())

const pair = ['ds.south']
const account =
  'Martin let us in at 14:05 and showed both bedrooms. His sister Anne said she stays until Sunday.'

/** Seen inside by the South pair, not written up, and given back. */
async function seenAndGivenBack(): Promise<Readonly<{ id: string; visit: string }>> {
  const id = await office.person({})
  office.at('2026-03-06T12:30:00Z')
  await office.call('om.north', id, {
    ...{ crew: ['om.north', 'ds.north'], seen: 'doorstep', notSeenBecause: undefined },
    devices: [{ description: 'Grey telephone', seen: true, checked: false, undeclared: true }],
  })
  office.at(afterNoon)
  await office.claim('om.south', id, pair)
  const { body } = await office.call('om.south', id, seenInside)
  await office.post('om.south', `/weekend-list/${id}/give-back`, {})
  return { id, visit: String(body['id']) }
}
const write = (who: string, visit: string, body: object = {}) =>
  office.post(who, `/visits/${visit}`, { version: 1, account, ...body })
const owedOn = async (who: string) =>
  (await office.get(who, '/my-day')).body['writeUps'] as { visit: string }[]

describe('the write-up of a visit whose claim is over', () => {
  let id: string
  let visit: string
  beforeAll(async () => {
    ;({ id, visit } = await seenAndGivenBack())
  })

  test('stands on the day of whoever recorded it, with the way to its form', async () => {
    expect(await owedOn('om.south')).toContainEqual(
      expect.objectContaining({ visit, offenderId: id }),
    )
    const page = await office.page('om.south', '/my-day')
    expect(page).toContain(`href="/visits/${visit}/write-up"`)
    expect((await owedOn('ds.north')).map((one) => one.visit)).not.toContain(visit)
  })

  test('its form, its look and its draft are open to both of the pair, and tell nothing else of the file', async () => {
    for (const who of ['om.south', 'ds.south']) {
      const page = await office.page(who, `/visits/${visit}/write-up`)
      expect(page).toContain('Write up the visit')
      expect(page).not.toContain('Grey telephone')
    }
    expect(await office.page('om.north', `/visits/${visit}/write-up`)).toContain('Grey telephone')
    const looked = await office.post('om.south', `/visits/${visit}/look`, { account })
    const points = (looked.body['look'] as { point: string }[]).map(({ point }) => point)
    expect(points).toEqual(['specific', 'verified'])
    const draft = { fields: { account }, key: '7b0cdb1c-5f0c-4c58-9d0e-0d6a4c8f1a11' }
    const kept = await office.post('ds.south', `/offenders/${id}/drafts/write-up-${visit}`, draft)
    expect(kept.status).toBe(200)
  })

  test('nobody else of another team writes it, and the file stays closed to the pair', async () => {
    const { id: own, visit: theirs } = await ofSouth()
    expect(own).not.toBe(id)
    expect(typeOf(await write('om.north', theirs))).toBe('not-yours')
    expect((await office.get('om.south', `/offenders/${id}`)).status).toBe(403)
    expect((await office.call('om.south', id)).status).toBe(403)
    expect((await office.get('om.south', `/visits/${visit}`)).status).toBe(403)
  })

  test('written once more under the same key it leads to what was recorded', async () => {
    const { visit: theirs } = await seenAndGivenBack()
    const browser = await signedInOn(office.world.address, 'om.south')
    const action = `/visits/${theirs}`
    const form = htmlOf(await browser.get(`${action}/write-up`))
    const of = (name: string) => form.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? ''
    const sent = { _csrf: of('_csrf'), _key: of('_key'), version: of('version') }
    expect((await browser.post(action, { ...sent, account })).status).toBe(303)
    const again = await browser.post(action, { ...sent, account: `${account} He shook hands.` })
    expect(again.status).toBe(422)
    expect(wordsOf(again)).toContain('This was recorded already')
    expect(wordsOf(again)).toContain('He shook hands.')
  })

  test('once written it is met, and its words are the owner’s again', async () => {
    const written = await write('om.south', visit)
    expect([written.status, written.body['account']]).toEqual([200, account])
    expect((await owedOn('om.south')).map((one) => one.visit)).not.toContain(visit)
    expect(typeOf(await write('om.south', visit, { version: 2 }))).toBe('not-yours')
  })

  test('a file that was restricted since is hidden with its visit', async () => {
    const hidden = await seenAndGivenBack()
    const restriction = { reason: 'Sensitive', readers: ['di.force'], reviewOn: '2026-06-01' }
    await office.post('di.force', `/offenders/${hidden.id}/restriction`, restriction)
    expect((await write('om.south', hidden.visit)).status).toBe(404)
    expect((await owedOn('om.south')).map((one) => one.visit)).not.toContain(hidden.visit)
  })
})

/** A visit of the South office to one of its own, not written up. */
async function ofSouth(): Promise<Readonly<{ id: string; visit: string }>> {
  const id = await office.person({ ...southern })
  const { body } = await office.call('om.south', id, seenInside)
  return { id, visit: String(body['id']) }
}

describe('a call made while the claim stood', () => {
  const noon = '2026-03-06T12:45:00Z'
  const afterwards = '2026-03-06T13:30:00Z'

  /** Claimed, gone to at noon, and given back before anything was told. */
  async function goneTo(): Promise<string> {
    office.at('2026-03-06T12:40:00Z')
    const id = await office.person({})
    await office.claim('om.south', id, pair)
    office.at(afterNoon)
    await office.post('om.south', `/weekend-list/${id}/give-back`, {})
    office.at(afterwards)
    return id
  }
  afterAll(() => {
    office.at(afterNoon)
  })

  test('is told by either of the pair once it is over, with the form and its draft', async () => {
    const id = await goneTo()
    expect(await office.page('om.south', `/offenders/${id}/visits/new`)).toContain('Record a visit')
    const draft = { fields: { account }, key: '7b0cdb1c-5f0c-4c58-9d0e-0d6a4c8f1a12' }
    expect((await office.post('om.south', `/offenders/${id}/drafts/visit`, draft)).status).toBe(200)
    for (const who of ['om.south', 'ds.south'])
      expect((await office.call(who, id, { at: noon, ...seenInside })).status).toBe(201)
    const next = { latestBy: '2026-05-01', why: 'Calmer, and work found' }
    const planned = await office.call('om.south', id, { at: noon, next, ...seenInside })
    expect([planned.status, planned.body['errors']]).toEqual([201, undefined])
  })

  test('its form tells nothing else of the file', async () => {
    const id = await goneTo()
    await office.call('om.north', id, {
      ...{ crew: ['om.north', 'ds.north'], seen: 'doorstep', notSeenBecause: undefined },
      devices: [{ description: 'Grey telephone', seen: true, checked: false, undeclared: true }],
    })
    office.at('2026-03-06T14:00:00Z')
    const form = `/offenders/${id}/visits/new`
    expect(await office.page('om.north', form)).toContain('Grey telephone')
    expect(await office.page('om.south', form)).not.toContain('Grey telephone')
    const looked = await office.post('om.south', `/offenders/${id}/visits/look`, { account })
    const points = (looked.body['look'] as { point: string }[]).map(({ point }) => point)
    expect(points).toEqual(['specific', 'verified'])
  })

  test('its answer tells of the visit and of what is owed for it, and nothing else of the file', async () => {
    const id = await goneTo()
    office.at('2026-03-06T12:46:00Z')
    await office.call('om.north', id, {
      ...{ crew: ['om.north', 'ds.north'], ...seenInside, account },
      devices: [{ description: 'Grey telephone', seen: true, checked: false, undeclared: true }],
    })
    office.at('2026-03-06T14:00:00Z')
    const next = { latestBy: '2026-12-01', why: 'Calmer, and work found' }
    const { status, body } = await office.call('om.south', id, { at: noon, next, ...seenInside })
    expect([status, body['qualifies']]).toEqual([201, true])
    const points = (body['look'] as { point: string }[]).map(({ point }) => point)
    expect(points).toEqual(['specific', 'verified'])
    expect(body['doubts']).toEqual({ others: [], away: null })
    const kinds = (body['raised'] as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds).toEqual(['visit_write_up'])
    expect(body['next']).toMatchObject({
      state: 'waiting',
      because: 'The plan waits until a supervisor agrees.',
    })
    expect(JSON.stringify(body)).not.toContain('Grey telephone')
  })

  test('at another time than the claim’s is a fault beside the day, with all that was typed', async () => {
    const id = await goneTo()
    const browser = await signedInOn(office.world.address, 'om.south')
    const path = `/offenders/${id}/visits`
    const typed = {
      ...{ outcome: 'no_reply', onDate: '6/3/2026', atTime: '1315', place: 'home' },
      ...{ announced: 'no', account },
    }
    for (const [action, status] of [
      [path, 422],
      [`${path}/look`, 200],
    ] as const) {
      const { csrf, key } = await browser.get(`${path}/new`).then((drawn) => ({
        csrf: htmlOf(drawn).querySelector('[name="_csrf"]')?.getAttribute('value') ?? '',
        key: htmlOf(drawn).querySelector('[name="_key"]')?.getAttribute('value') ?? '',
      }))
      const sent = { ...typed, _csrf: csrf, _key: key, 'crew.0.officer': 'om.south' }
      const answer = await browser.post(action, sent)
      expect([action, answer.status]).toEqual([action, status])
      expect(wordsOf(answer)).toContain('You claimed this visit, but not for this time.')
      expect(htmlOf(answer).querySelector('main a[href="#onDate"]')).not.toBeNull()
      expect(htmlOf(answer).querySelector('[name="account"]')?.text.trim()).toBe(account)
    }
  })

  test.each([
    ['before the claim was made', '2026-03-06T12:30:00Z'],
    ['after it was given back', '2026-03-06T13:15:00Z'],
  ])('is not one %s', async (_when, at) => {
    const id = await goneTo()
    expect(typeOf(await office.call('om.south', id, { at }))).toBe('not-yours')
  })

  test('is nobody else’s to tell, and after the days of policy nobody’s of the pair', async () => {
    const id = await goneTo()
    office.at('2026-03-13T13:30:00Z')
    expect(typeOf(await office.call('om.south', id, { at: noon }))).toBe('not-yours')
  })

  test('may be told after the midnight at which the claim ran out', async () => {
    office.at(afterNoon)
    const id = await office.person({})
    await office.claim('om.south', id, pair)
    office.at('2026-03-10T00:30:00Z')
    const at = '2026-03-09T21:00:00Z'
    expect((await office.call('om.south', id, { at })).status).toBe(201)
    expect(typeOf(await office.call('om.south', id, { at: '2026-03-10T00:10:00Z' }))).toBe(
      'not-yours',
    )
  })
})

describe('a claim is given back', () => {
  const give = async (
    who: string,
    owner: Record<string, unknown>,
    crew: readonly [string, string],
  ) => {
    const id = await office.person(owner)
    await office.claim(crew[0], id, [crew[1]])
    return (await office.post(who, `/weekend-list/${id}/give-back`, {})).status
  }

  test.each([
    ['by a supervisor of the owner’s team', 'ds.north', {}, 'om.south', 200],
    ['by a supervisor of the pair’s team', 'ds.north', { ...southern }, 'om.north', 200],
    ['by another inspector', 'dci.force', {}, 'om.south', 200],
    ['by no supervisor of neither', 'ds.north', { ...southern }, 'om.south', 422],
  ])('%s', async (_who, who, owner, claimant, status) => {
    expect(await give(who, owner, [claimant, 'di.force'])).toBe(status)
  })
})

test('a stale version prints no page', async () => {
  const id = await office.person({})
  await office.claim('om.south', id, pair)
  expect((await office.post('om.south', `/weekend-list/${id}/pack`, { version: 7 })).status).toBe(
    409,
  )
})

describe('a printed page', () => {
  const printedFor = async (owner: Record<string, unknown>): Promise<string> => {
    const id = await office.person(owner)
    await office.claim('om.south', id, pair)
    const { body } = await office.post('om.south', `/weekend-list/${id}/pack`, {})
    return String(body['id'])
  }
  const tick = async (who: string, pack: string) =>
    await office.post(who, `/packs/${pack}/return`, { how: 'shredded' })

  test('is not written off by another team, nor offered to it', async () => {
    const pack = await printedFor({ ...southern })
    const answer = await tick('om.north', pack)
    expect([answer.status, typeOf(answer)]).toEqual([403, 'not-yours'])
    expect(String(answer.body['detail'])).toContain('printed for another team')
    expect(await office.page('om.north', '/packs')).not.toContain(`/packs/${pack}/return`)
    expect(await office.page('om.south', '/packs')).toContain(`/packs/${pack}/return`)
    expect((await tick('ds.south', pack)).status).toBe(200)
  })

  test.each([
    ['the owner’s team', 'ds.north'],
    ['an inspector', 'di.force'],
  ])('is ticked by %s', async (_who, who) => {
    expect((await tick(who, await printedFor({}))).status).toBe(200)
  })
})

test('a plan proposes nobody who is claimed by a pair that shares one officer with it', async () => {
  const id = await office.person({ level: 'very_high', ...southern })
  await office.claim('om.north', id, ['om.south'])
  const shift = { on: '2026-03-07', from: '1000', until: '2200' }
  const stopsWith = async (other: string) => {
    const { body } = await office.post('om.south', '/shifts', { ...shift, with: [other] })
    return (body['stops'] as { offender: { id: string } }[]).map(({ offender }) => offender.id)
  }
  expect(await stopsWith('ds.south')).not.toContain(id)
  expect(await stopsWith('om.north')).toContain(id)
})

test('of an interim control others are told that it stands and until when', async () => {
  const id = await office.person({ level: 'very_high' })
  await office.world.within((tx) =>
    tx.query(
      `insert into interim_controls (id, force_id, offender_id, recorded_at, recorded_by, origin, control, from_on, until_on, why)
        select gen_random_uuid(), s.force_id, s.offender_id, $2, 'om.north', 'here', 'a daily call from the school', '2026-03-01', '2026-03-20', 'No visit so far'
        from standings s where s.offender_id = $1`,
      [id, office.world.clock.now()],
    ),
  )
  const of = async (who: string) => (await office.line(who, id))?.['whoMustGo'] as string[]
  expect((await of('om.north')).join(' ')).toContain('a daily call from the school')
  expect((await of('om.south')).join(' ')).not.toContain('school')
  expect((await of('om.south')).join(' ')).toContain('An interim control stands until 20 Mar 2026')
})
