// Assessments against the real database: each step, who may take it, and what it does to what is owed.
import type { ArmsAnswers } from '../../src/arms/types.ts'
import { armsQuestions } from '../../src/arms/types.ts'
import { insertArms } from '../../src/arms/store.ts'
import { armsById, armsOf, waitingArms } from '../../src/arms/queries.ts'
import {
  ratifyArms,
  returnArms,
  saveArms,
  startArms,
  submitArms,
  type ArmsDecision,
} from '../../src/arms/service.ts'
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { endedBy, noSuchId, openWorld, type World } from '../visits/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
})

const d = localDate
const answers = Object.fromEntries(
  armsQuestions.map((question) => [question, `About ${question}: tested.`]),
) as ArmsAnswers

const starting = (offenderId: string, by = 'om.north') =>
  world.as(by, (tx, actor) =>
    startArms(tx, actor, { offenderId, kind: 'initial', event: undefined }),
  )
const submitting = (armsId: string, version: number, more: { by?: string; on?: LocalDate } = {}) =>
  world.as(more.by ?? 'om.north', (tx, actor) =>
    submitArms(tx, actor, { armsId, version, completedOn: more.on }),
  )
const ratifying = (armsId: string, version: number, by: string, given: object = answers) =>
  world.as(by, (tx, actor) => ratifyArms(tx, actor, { armsId, version, answers: given }))
const returning = (armsId: string, version: number, by: string) =>
  world.as(by, (tx, actor) => returnArms(tx, actor, { armsId, version, reasons: 'Test the diary' }))
const whyNot = async (decision: Promise<ArmsDecision>): Promise<string[]> => {
  const decided = await decision
  return decided.ok ? [] : [...new Set(decided.faults.map(({ why }) => why))]
}
const armsDuty = async (id: OffenderId) => {
  const [duty] = await world.rows<{ kind: string; because: string }>(
    `select kind, because from duties
      where offender_id = $1 and kind like 'arms%' and closed_at is null`,
    [id],
  )
  return duty
}
const kept = (id: string) => world.as('om.north', (tx) => armsById(tx, id))

test('started today, submitted, ratified: the first assessment is met and a review is owed', async () => {
  const id = await world.aPerson()
  expect(await armsDuty(id)).toMatchObject({ kind: 'arms_initial' })
  const draft = await starting(id)
  expect(draft).toMatchObject({ state: 'draft', begunOn: '2026-03-02', version: 1 })
  expect((await armsDuty(id))?.because).toMatch(/draft/i)
  await submitting(draft.id, 1, { on: d('2026-02-27') })
  expect((await armsDuty(id))?.because).toMatch(/awaiting ratification/i)
  expect(await whyNot(ratifying(draft.id, 2, 'ds.north'))).toEqual([])
  expect(await kept(draft.id)).toMatchObject({
    state: 'ratified',
    completedOn: '2026-02-27',
    ratifiedOn: '2026-03-02',
    ratifiedBy: 'ds.north',
    answers,
    version: 3,
  })
  expect(await armsDuty(id)).toMatchObject({ kind: 'arms_review' })
})

test('saving with the day of completion submits; without it stays a draft', async () => {
  const { id } = await starting(await world.aPerson())
  const save = (version: number, completedOn?: LocalDate) =>
    world.as('om.north', (tx, actor) =>
      saveArms(tx, actor, { armsId: id, version, completedOn, rationale: 'Diary seen' }),
    )
  expect(await save(1)).toMatchObject({
    ok: true,
    value: { state: 'draft', rationale: 'Diary seen' },
  })
  expect(await save(2, d('2026-03-01'))).toMatchObject({
    ok: true,
    value: { state: 'submitted', completedOn: '2026-03-01' },
  })
})

test('returned with reasons it counts as returned, and comes back when submitted again', async () => {
  const person = await world.aPerson()
  const { id } = await starting(person)
  await submitting(id, 1)
  expect(await whyNot(returning(id, 2, 'ds.north'))).toEqual([])
  expect(await kept(id)).toMatchObject({
    state: 'returned',
    returnedOn: '2026-03-02',
    returnedReasons: 'Test the diary',
  })
  expect((await armsDuty(person))?.because).toMatch(/returned/i)
  await submitting(id, 3)
  expect(await kept(id)).toMatchObject({ state: 'submitted', returnedOn: null })
  expect((await armsDuty(person))?.because).toMatch(/awaiting ratification/i)
})

test('nobody ratifies what they wrote or changed, however trained', async () => {
  const person = await world.aPerson()
  const own = await starting(person, 'ds.north')
  await submitting(own.id, 1, { by: 'ds.north' })
  expect(await whyNot(ratifying(own.id, 2, 'ds.north'))).toEqual(['own-assessment'])
  const changed = await starting(person, 'om.north')
  await submitting(changed.id, 1, { by: 'ds.north' })
  expect(await whyNot(ratifying(changed.id, 2, 'ds.north'))).toEqual(['own-assessment'])
  expect(await whyNot(returning(changed.id, 2, 'ds.north'))).toEqual(['own-assessment'])
  expect(await whyNot(ratifying(changed.id, 2, 'di.force'))).toEqual([])
})

test('a supervisor without the skill is told so', async () => {
  const person = await world.aPerson({ team: 'South office', officer: 'om.south' })
  const draft = await starting(person, 'di.force')
  await submitting(draft.id, 1, { by: 'om.south' })
  expect(await whyNot(ratifying(draft.id, 2, 'ds.south'))).toEqual(['not-an-approver'])
  expect(await whyNot(returning(draft.id, 2, 'ds.south'))).toEqual(['not-an-approver'])
})

test('already decided is judged before version, skill and answers', async () => {
  const { id } = await starting(await world.aPerson())
  await submitting(id, 1)
  await ratifying(id, 2, 'ds.north')
  expect(await whyNot(ratifying(id, 99, 'ds.north', {}))).toEqual(['already-decided'])
  expect(await whyNot(returning(id, 99, 'ds.north'))).toEqual(['already-decided'])
  expect(await whyNot(submitting(id, 99))).toEqual(['already-decided'])
})

test('a draft cannot be decided, and empty answers are refused each', async () => {
  const { id } = await starting(await world.aPerson())
  expect(await whyNot(ratifying(id, 1, 'ds.north'))).toEqual(['not-submitted'])
  await submitting(id, 1)
  const refused = await ratifying(id, 2, 'ds.north', { ...answers, children: 'Noted' })
  expect(refused).toEqual({
    ok: false,
    faults: [{ field: 'answers.children', why: 'empty-answer' }],
  })
  expect((await kept(id))?.state).toBe('submitted')
})

test('a stale version changes nothing', async () => {
  const { id } = await starting(await world.aPerson())
  expect(await endedBy(submitting(id, 2))).toBe('stale')
  await submitting(id, 1)
  expect(await endedBy(ratifying(id, 1, 'ds.north'))).toBe('stale')
  expect((await kept(id))?.state).toBe('submitted')
})

test('another team’s assessment is not theirs; an absent one is not found', async () => {
  const person = await world.aPerson()
  expect(await endedBy(starting(person, 'om.south'))).toBe('not-yours')
  const { id } = await starting(person)
  expect(await endedBy(submitting(id, 1, { by: 'om.south' }))).toBe('not-yours')
  expect(await endedBy(submitting(noSuchId, 1))).toBe('not-found')
})

async function fromRegister(person: OffenderId): Promise<string> {
  const id = newId()
  await world.as('ds.north', (tx, actor) =>
    insertArms(tx, [
      {
        id,
        forceId: actor.forceId,
        offenderId: person,
        recordedAt: tx.at,
        recordedBy: actor.username,
        origin: 'register',
        kind: 'initial',
        state: 'submitted',
        begunOn: null,
        completedOn: d('2026-02-01'),
        ratifiedOn: null,
        returnedOn: null,
        ratifiedBy: null,
        level: null,
        contributors: [],
        submittedAt: null,
        rationale: null,
        answers: null,
        returnedReasons: null,
        version: 1,
      },
    ]),
  )
  return id
}

test('an assessment of the register has no author: even whoever loaded it may ratify it', async () => {
  const id = await fromRegister(await world.aPerson())
  expect(await whyNot(ratifying(id, 1, 'ds.north'))).toEqual([])
  expect(await kept(id)).toMatchObject({ ratifiedBy: 'ds.north', contributors: [] })
})

test('the database too keeps contributors from ratifying', async () => {
  const { id } = await starting(await world.aPerson())
  const forced = (by: string) =>
    endedBy(world.rows(`update arms set ratified_by = $2 where id = $1`, [id, by]))
  expect(await forced('om.north')).not.toBe('none')
  expect(await forced('ds.north')).toBe('none')
})

test('when the audit cannot be written, no step is taken', async () => {
  const { id } = await starting(await world.aPerson())
  await world.admin('revoke insert on audit_events from mosovo_app')
  const ended = await endedBy(submitting(id, 1))
  await world.admin('grant insert on audit_events to mosovo_app')
  expect(ended).not.toBe('none')
  expect(await kept(id)).toMatchObject({ state: 'draft', version: 1 })
})

test('what waits is listed for the team and for the force', async () => {
  const { id } = await starting(await world.aPerson())
  await submitting(id, 1)
  const listed = (by: string, force = false) =>
    world.as(by, async (tx, { forceId, teamId }) => {
      const rows = await waitingArms(tx, { forceId, teamId: force ? null : teamId })
      return rows.some((row) => row.id === id)
    })
  expect([
    await listed('ds.north'),
    await listed('ds.south'),
    await listed('di.force', true),
  ]).toEqual([true, false, true])
})

test('the list goes on from a mark without gap or repeat', async () => {
  const person = await world.aPerson()
  for (let n = 0; n < 3; n += 1) await starting(person)
  const first = await world.as('om.north', (tx) => armsOf(tx, person, { size: 2, after: null }))
  const rest = await world.as('om.north', (tx) =>
    armsOf(tx, person, { size: 2, after: first.next }),
  )
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3)
  expect([first.total, rest.next]).toEqual([3, null])
})
