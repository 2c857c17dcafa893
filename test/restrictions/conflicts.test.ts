// A conflict of interest hides a person from whoever declares it, and only another person ends it.
import { restrictedWorld, roll, type Restricted } from './ground.ts'

let ground: Restricted
let person: string
let conflict: Readonly<{ id: string; version: number }>
beforeAll(async () => {
  ground = await restrictedWorld()
  person = await ground.person('V3100001', 'Quillfeather')
  const declared = await (
    await ground.as('om.north')
  ).post(`/offenders/${person}/conflict`, { relation: 'family', why: 'My cousin' })
  expect(declared.status).toBe(201)
  conflict = declared.body as typeof conflict
})
afterAll(() => ground.world.close())

test('whoever declares it no longer sees the person: not by id, not by name, not in a count', async () => {
  const as = await ground.as('om.north')
  await as.get(`/offenders/${person}`).expect(404)
  await as.get('/offenders?q=Quillfeather').expect(200, { items: [], total: 0, next: null })
  const { body } = await as.get('/conflicts').expect(200)
  expect(body).toMatchObject({ items: [], own: [{ relation: 'family', offender: null }] })
})

test('everybody else sees the person as before, and the supervisor is told who declared it', async () => {
  await (await ground.as('di.force')).get(`/offenders/${person}`).expect(200)
  const { body } = await (await ground.as('ds.north')).get('/conflicts').expect(200)
  expect(body).toMatchObject({
    items: [{ declaredBy: 'om.north', offender: { id: person }, isOwner: true, confirmed: null }],
  })
  const other = await (await ground.as('ds.south')).get('/conflicts').expect(200)
  expect(other.body).toMatchObject({ items: [], total: 0 })
})

test('an officer in conflict is not given the file again', async () => {
  const as = await ground.as('ds.north')
  const path = `/offenders/${person}/allocation`
  const body = { team: 'North office', from: '2026-03-02', reason: 'Taken over' }
  const refused = await as.post(path, { ...body, officer: 'om.north' })
  expect([refused.status, roll(refused)]).toEqual([422, 'owner-in-conflict'])
  await as.post(path, { ...body, officer: 'ds.north' }).expect(201)
})

test('nor is somebody in conflict named on a restricted file', async () => {
  const refused = await (
    await ground.as('di.force')
  ).post(`/offenders/${person}/restriction`, {
    ...{ reason: 'Sensitive', readers: ['di.force', 'om.north'], reviewOn: '2026-06-01' },
  })
  expect(roll(refused)).toBe('reader-in-conflict')
})

test('nobody ends their own, in the service and in the database', async () => {
  const id = await ground.person('V3100002', 'Quillfeather')
  const own = await (
    await ground.as('ds.north')
  ).post(`/offenders/${id}/conflict`, { relation: 'friend', why: 'A friend' })
  const { id: ownId, version } = own.body as { id: string; version: number }
  const path = `/conflicts/${ownId}/decision`
  const end = { decision: 'end', why: 'No longer', version }
  // Hidden from whoever declared it, so that there is nothing to end.
  await (await ground.as('ds.north')).post(path, end).expect(404)
  const inDatabase = ground.world.within((tx) =>
    tx.query(
      `update conflicts set ended_at = now(), ended_by = declared_by, ended_why = 'x' where id = $1`,
      [ownId],
    ),
  )
  await expect(inDatabase).rejects.toThrow('conflicts_are_ended_by_another')
  await (await ground.as('di.force')).post(path, end).expect(200)
  await (await ground.as('ds.north')).get(`/offenders/${id}`).expect(200)
})

test('the last inspector of a restricted file names another before declaring a conflict', async () => {
  const refused = await (
    await ground.as('di.force')
  ).post(`/offenders/${ground.hiddenId}/conflict`, { relation: 'work', why: 'A case of mine' })
  expect(roll(refused)).toBe('last-inspector')
})

test('a supervisor confirms it, and ends it with a reason', async () => {
  const as = await ground.as('ds.north')
  const path = `/conflicts/${conflict.id}/decision`
  const confirmed = await as.post(path, { decision: 'confirm', version: conflict.version })
  expect(confirmed.body).toMatchObject({ confirmed: { by: 'ds.north' } })
  const bare = await as.post(path, { decision: 'end', version: conflict.version + 1 })
  expect([bare.status, bare.body]).toMatchObject([422, { errors: [{ field: 'why' }] }])
  const end = { decision: 'end', why: 'It was another person', version: conflict.version + 1 }
  await as.post(path, end).expect(200)
  await (await ground.as('om.north')).get(`/offenders/${person}`).expect(200)
  expect(roll(await as.post(path, { ...end, version: 3 }))).toBe('already-ended')
})
