// Claims of the weekend list: one a person, made by two, opening and writing the file for both until they end.
import { newId } from '../../src/platform/ids.ts'
import { fileOwner } from '../../src/access/index.ts'
import { insertClaim } from '../../src/shifts/store.ts'
import type { Claim } from '../../src/shifts/types.ts'
import type { Answer } from '../corrections/site.ts'
import { afterNoon, openOffice, seenInside, southern, typeOf, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  office.at(afterNoon)
  await office.job('2026-03-06')
}, 60_000)
afterAll(() => office.world.close())

/** Somebody overdue of the North office, on a list that is made, on the Friday afternoon. */
async function listed(facts: object = {}): Promise<string> {
  office.at('2026-03-06T11:00:00Z')
  const id = await office.person({ ...facts })
  office.at(afterNoon)
  return id
}
const pair = ['ds.south']
const opens = async (who: string, id: string): Promise<number> =>
  (await office.get(who, `/offenders/${id}`)).status
const saturday = '2026-03-07T14:00:00Z'

describe('a claim of another team’s man', () => {
  let id: string
  beforeAll(async () => {
    id = await listed()
  })

  test('before it, neither of the pair opens or writes the file', async () => {
    expect([await opens('om.south', id), await opens('ds.south', id)]).toEqual([403, 403])
    expect((await office.call('om.south', id)).status).toBe(403)
  })

  test('alone it is refused, in words', async () => {
    const answer = await office.claim('om.south', id, [])
    expect([answer.status, typeOf(answer)]).toEqual([422, 'two-needed'])
    expect(String(answer.body['detail'])).toContain('Name who goes with you')
    expect(typeOf(await office.claim('om.south', id, ['om.south']))).toBe('two-needed')
  })

  test('it is taken for two, and stands to the end of the next working day', async () => {
    const answer = await office.claim('om.south', id, pair)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ crew: ['om.south', 'ds.south'], until: '2026-03-09' })
    expect((await office.line('om.north', id))?.claim).toMatchObject({ by: 'om.south' })
  })

  test('a second pair is told who has it', async () => {
    const answer = await office.claim('om.north', id, ['ds.north'])
    expect([answer.status, typeOf(answer)]).toEqual([422, 'already-claimed'])
    expect(String(answer.body['detail'])).toContain('PC Bryony Kerr')
  })

  test('both open the file with one tap, and the log says that the claim is the reason', async () => {
    expect([await opens('om.south', id), await opens('ds.south', id)]).toEqual([200, 200])
    const [look] = await office.world.within((tx) =>
      tx.query<{ reason: string }>(
        `select e.reason from audit_events e where e.offender_id = $1 and e.actor = 'ds.south'
          and e.action = 'offender.opened' and e.result = 'shown' order by e.id desc limit 1`,
        [id],
      ),
    )
    expect(look?.reason).toBe('claimed from the weekend list')
  })

  test('the file, the day of the pair and the chronology say who has claimed it', async () => {
    const day = await office.get('ds.south', '/my-day')
    expect(day.body['claims']).toMatchObject([{ offenderId: id, until: '2026-03-09' }])
    const told = await office.get('om.north', `/offenders/${id}/chronology`)
    const items = told.body['items'] as { kind: string; summary: string }[]
    expect(items.find(({ kind }) => kind === 'weekend')?.summary).toContain('PC Bryony Kerr')
  })

  test('a visit that they make is recorded as standing in, counts, and is the result', async () => {
    office.at(saturday)
    const answer = await office.call('om.south', id, seenInside)
    expect(answer.body).toMatchObject({ qualifies: true, standingIn: true })
    expect(await office.line('om.north', id)).toMatchObject({ result: { state: 'seen' } })
    expect(await office.owed(id)).not.toMatchObject({ state: 'overdue' })
  })

  test('they write it up until the end of the claim, and nobody else can claim who was seen', async () => {
    expect(await opens('om.south', id)).toBe(200)
    office.at('2026-03-09T21:00:00Z')
    expect(await opens('om.south', id)).toBe(200)
    office.at('2026-03-10T08:00:00Z')
    expect([await opens('om.south', id), await opens('ds.south', id)]).toEqual([403, 403])
    expect((await office.call('om.south', id)).status).toBe(403)
    expect(typeOf(await office.claim('om.south', id, pair))).toBe('not-on-list')
  })
})

test('what is said with a claim stands with the day and the hour at which it was said', async () => {
  const id = await listed()
  const note = 'Tomorrow, late morning'
  const said = { with: [{ officer: 'ds.south' }], note }
  await office.post('om.south', `/weekend-list/${id}/claim`, said)
  office.at('2026-03-09T08:00:00Z')
  const page = await office.page('ds.north', `/weekend-list/${id}`)
  expect(page).toContain(
    'until the end of 9 Mar 2026. Said on Friday 6 Mar 2026 at 13:00: “Tomorrow, late morning”',
  )
  expect(page).toContain('Still open: Monday evening, never tried')
})

describe('giving back', () => {
  test('closes the file to the pair, and somebody else can claim', async () => {
    const id = await listed()
    await office.claim('om.south', id, pair)
    expect(typeOf(await office.post('om.north', `/weekend-list/${id}/give-back`, {}))).toBe(
      'not-your-claim',
    )
    const given = await office.post('ds.south', `/weekend-list/${id}/give-back`, {})
    expect([given.status, given.body['ended']]).toMatchObject([200, { how: 'given_back' }])
    expect(await opens('om.south', id)).toBe(403)
    expect((await office.claim('om.north', id, ['ds.north'])).status).toBe(201)
    expect((await office.post('di.force', `/weekend-list/${id}/give-back`, {})).status).toBe(200)
    expect(typeOf(await office.post('di.force', `/weekend-list/${id}/give-back`, {}))).toBe(
      'not-claimed',
    )
  })

  test('what ran out does not stand in the way of the next', async () => {
    const id = await listed()
    await office.claim('om.south', id, pair)
    office.at('2026-03-10T09:00:00Z')
    expect((await office.claim('om.north', id, ['ds.north'])).status).toBe(201)
  })
})

describe('who cannot claim', () => {
  test.each([
    ['somebody of medium risk level', { level: 'medium' }, 'not-on-list'],
    ['somebody in custody', { custody: true }, 'not-on-list'],
  ])(
    '%s is not there to be claimed',
    async (_who, { custody, ...facts }: { custody?: boolean; level?: string }, why) => {
      const id = await listed(facts)
      if (custody === true)
        await office.post('di.force', `/offenders/${id}/status-periods`, {
          ...{ status: 'custody', from: '2026-03-01', reviewOn: '2026-03-20', reason: 'Remanded' },
        })
      expect(typeOf(await office.claim('om.south', id, pair))).toBe(why)
    },
  )

  test('nobody is named who is not an officer of the force', async () => {
    const id = await listed()
    expect(typeOf(await office.claim('om.south', id, ['nobody.here']))).toBe('unknown-officer')
  })

  test('somebody of another agency may be the second', async () => {
    const id = await listed()
    const answer = await office.claim('om.south', id, [{ agency: 'Probation', name: 'Jo Field' }])
    expect(answer.status).toBe(201)
    expect(answer.body['crew']).toEqual(['om.south', { agency: 'Probation', name: 'Jo Field' }])
  })

  test.each(['analyst', 'auditor', 'frontline.north'])('%s sees no list', async (who) => {
    expect((await office.get(who, '/weekend-list')).status).toBe(403)
  })

  test('an id of nobody is not found', async () => {
    expect((await office.claim('om.south', newId(), pair)).status).toBe(404)
  })

  test('a conflict keeps the file from the claim: the line is not there, and the pair is refused without a reason', async () => {
    const id = await listed()
    await office.post('om.south', `/offenders/${id}/conflict`, {
      relation: 'neighbour',
      why: 'Next door',
    })
    expect(await office.line('om.south', id)).toBeUndefined()
    expect((await office.claim('om.south', id, pair)).status).toBe(404)
    const answer = await office.claim('ds.south', id, ['om.south'])
    expect(typeOf(answer)).toBe('not-this-pair')
    expect(String(answer.body['detail'])).not.toMatch(/conflict|Kerr|restrict/i)
    expect((await office.claim('ds.south', id, ['om.north'])).status).toBe(201)
  })

  test('a file that is restricted after the claim is closed to the pair that it does not name', async () => {
    const id = await listed()
    await office.claim('om.south', id, pair)
    expect(await opens('om.south', id)).toBe(200)
    await office.post('di.force', `/offenders/${id}/restriction`, restricted('di.force'))
    expect([await opens('om.south', id), await opens('ds.south', id)]).toEqual([404, 404])
    expect((await office.call('om.south', id)).status).toBe(404)
  })
})

const restricted = (...readers: string[]) => ({
  ...{ reason: 'Sensitive', readers, reviewOn: '2026-06-01' },
})

const neighbour = { relation: 'neighbour', why: 'Next door' }

describe('a claim whose right is taken from one of the pair', () => {
  const ways: readonly (readonly [string, (id: string) => Promise<Answer>])[] = [
    [
      'a conflict that is declared',
      (id) => office.post('ds.south', `/offenders/${id}/conflict`, neighbour),
    ],
    [
      'a restriction that names the other alone',
      (id) =>
        office.post('di.force', `/offenders/${id}/restriction`, restricted('di.force', 'om.south')),
    ],
    [
      'a reader who is taken from a restricted file',
      async (id) => {
        const path = `/offenders/${id}/restriction`
        const readers = restricted('di.force', 'om.south', 'ds.south')
        await office.post('di.force', path, readers)
        return office.post('di.force', `${path}/removals`, { remove: 'ds.south', why: 'Moved on' })
      },
    ],
  ]

  test.each(ways)(
    '%s ends it in the same transaction, for both and in neutral words',
    async (_way, take) => {
      const id = await listed()
      await office.claim('om.south', id, pair)
      expect((await take(id)).status).toBeLessThan(300)
      const [claim] = await office.world.within((tx) =>
        tx.query(
          `select c.ended_how as how, c.ended_at as at from weekend_claims c where c.offender_id = $1`,
          [id],
        ),
      )
      expect(claim).toEqual({ how: 'no_longer_allowed', at: office.world.clock.now() })
      const day = await office.get('om.south', '/my-day')
      expect(JSON.stringify(day.body['claims'])).not.toContain(id)
      const { body } = await office.get('di.force', `/offenders/${id}/chronology`)
      const lines = (body['items'] as { kind: string; summary: string }[])
        .filter(({ kind }) => kind === 'weekend')
        .map(({ summary }) => summary)
      expect(lines).toContain(
        'The claim from the weekend list has ended: others can claim the visit',
      )
    },
  )

  test('a change that takes the file from neither leaves it standing', async () => {
    const id = await listed()
    await office.claim('om.south', id, pair)
    const path = `/offenders/${id}/restriction`
    const named = restricted('di.force', 'om.south', 'ds.south', 'om.north')
    expect((await office.post('di.force', path, named)).status).toBeLessThan(300)
    const declared = await office.post('om.north', `/offenders/${id}/conflict`, neighbour)
    expect(declared.status).toBe(201)
    expect((await office.line('om.south', id))?.claim).toMatchObject({ by: 'om.south' })
  })
})

describe('two pairs at once', () => {
  test('one wins, whoever asks first', async () => {
    const id = await listed()
    const answers = await Promise.all([
      office.claim('om.south', id, ['ds.south']),
      office.claim('om.north', id, ['ds.north']),
      office.claim('di.force', id, ['om.south']),
    ])
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([201, 422, 422])
    const lost = answers.filter(({ status }) => status === 422)
    expect(lost.map(typeOf)).toEqual(['already-claimed', 'already-claimed'])
  })

  test('the database takes one claim a person, also from code that asks nobody', async () => {
    const id = await listed()
    const taken = await office.world.within(async (tx) => {
      const person = await fileOwner(tx, id)
      if (person === null) throw new Error('nobody')
      const claim = (): Claim => ({
        ...{ id: newId(), forceId: person.forceId, recordedAt: tx.at, recordedBy: 'system' },
        offenderId: person.offenderId,
        untilOn: '2026-03-09' as Claim['untilOn'],
        crew: [
          { officer: 'a', name: 'A' },
          { officer: 'b', name: 'B' },
        ],
        officerIds: [newId()],
        ...{ note: null, endedAt: null, endedBy: null, endedHow: null, version: 1 },
      })
      return [await insertClaim(tx, claim()), await insertClaim(tx, claim())]
    })
    expect(taken).toEqual([true, false])
  })

  test('a claim is made and ended, never rewritten', async () => {
    const id = await listed(southern)
    await office.claim('om.north', id, ['ds.north'])
    await expect(
      office.world.within((tx) =>
        tx.query(`update weekend_claims set until_on = '2027-01-01' where offender_id = $1`, [id]),
      ),
    ).rejects.toThrow(/never rewritten/)
  })
})
