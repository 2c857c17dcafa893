// [N21][A11] The plan for the next visit over HTTP: what it needs, what work rules out, whether it could be guessed.
import { keepSelfReports } from '../../src/evidence/index.ts'
import {
  addHomeNote,
  addJob,
  addLicenceCondition,
  addMarker,
  addRelationship,
} from '../../src/offenders/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { htmlOf, openSite, wordsOf, type Program, type Site } from './site.ts'

let site: Site
let officer: Program
let person: OffenderId
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  person = await site.world.aPerson()
}, 60_000)
afterAll(() => site.close())

const visit = (at: string, differing: object = {}) => ({
  at,
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: ['om.north', 'ds.north'],
  account: 'Seen in the kitchen.',
  ...differing,
})

type Plan = Readonly<{
  predictability: { state: string; sentence: string; breaking: { day: string; part: string }[] }
  untried: { day: string; part: string }[]
  slots: {
    since: string
    week: { day: string; part: string; tries: number; takenBy: string | null }[]
  }
  toCheck: Record<'conditions' | 'devices' | 'children' | 'selfReports', string[]>
  beware: string[]
  work: { told: string[]; notWorkedOut: number }
  company: { hint: string | null }
  plan: Record<string, unknown> | null
}>

const planOf = async (id = person): Promise<Plan> =>
  (await officer.get(`/offenders/${id}/visit-plan`).expect(200)).body as Plan

test('of somebody never seen it is too few to say, and every part of the week is untried', async () => {
  const { predictability, untried, toCheck, plan } = await planOf()
  expect(predictability).toMatchObject({ state: 'too_few', visits: 0 })
  expect(untried).toHaveLength(21)
  expect(toCheck).toEqual({ conditions: [], devices: [], children: [], selfReports: [] })
  expect(plan).toBeNull()
})

test('a plan keeps what the crew needs and what to look at, and both may be left out', async () => {
  const body = {
    latestBy: '2026-03-05',
    earliest: '2026-03-03',
    why: 'New partner',
    purposes: ['risk'],
  }
  await officer.post(`/offenders/${person}/visit-plan`, { ...body, why: 'First' }).expect(202)
  const more = { crewNeeds: 'A woman', mustCheck: 'The shed' }
  const made = await officer.post(`/offenders/${person}/visit-plan`, { ...body, ...more })
  expect(made.body).toMatchObject({ state: 'waiting', ...more })
  const { id } = made.body as { id: string }
  const supervisor = await site.program('ds.north')
  await supervisor.post(`/visit-plans/${id}/approve`, {}).expect(200)
  expect((await planOf()).plan).toMatchObject({ ...body, ...more, state: 'in_force' })
  const { body: page } = await officer.get(`/offenders/${person}/visit-plan`)
  const first = (page as { history: { why: string }[] }).history.find(({ why }) => why === 'First')
  expect(first).toMatchObject({ crewNeeds: null, mustCheck: null })
})

test('what is recorded is what must be checked: conditions, children, what he said, warnings, the home', async () => {
  const known = { offenderId: person, source: 'Told at the door' }
  await site.world.as('om.north', async (tx, actor) => {
    const from = localDate('2026-01-01')
    await addLicenceCondition(tx, actor, { ...known, text: 'No contact with under-18s', from })
    const child = { name: 'K. M.', link: 'family' as const, isChild: true }
    await addRelationship(tx, actor, { ...known, ...child })
    await addRelationship(tx, actor, { ...known, name: 'A. M.', link: 'friend', isChild: false })
    await addMarker(tx, actor, { offenderId: person, kind: 'warning', text: 'Two dogs' })
    await addHomeNote(tx, actor, { ...known, kind: 'access', text: 'Side gate' })
    await keepSelfReports(
      tx,
      { forceId: actor.forceId, offenderId: person, on: from, from: { kind: 'entered', id: null } },
      [{ text: 'I have no telephone', proveBy: 'Ask the sister' }],
    )
  })
  const { toCheck, beware } = await planOf()
  expect(toCheck).toMatchObject({
    conditions: ['No contact with under-18s (from 1 Jan 2026)'],
    children: ['K. M., family, a child'],
  })
  expect(toCheck.selfReports.join(' ')).toContain('“I have no telephone”')
  expect(toCheck.selfReports.join(' ')).toContain('Ask the sister')
  expect(beware).toEqual(['Two dogs', 'Access: Side gate'])
})

test('work by day rules slots out, work in words does not, and says so', async () => {
  const known = { offenderId: person, source: 'Told at the door' }
  const hours = { worksFrom: '08:00', worksUntil: '16:30' }
  await site.world.as('om.north', async (tx, actor) => {
    const days = { workDays: ['monday', 'friday'] as const, ...hours }
    await addJob(tx, actor, { ...known, employer: 'Invented Foods', ...days })
    await addJob(tx, actor, { ...known, employer: 'The taxi rank', hours: 'some nights' })
  })
  const { work, slots, untried } = await planOf()
  expect(work.notWorkedOut).toBe(1)
  expect(work.told.toSorted()).toEqual([
    'Invented Foods, Mon Fri 08:00 to 16:30',
    'The taxi rank, hours: some nights',
  ])
  expect(
    slots.week.filter(({ takenBy }) => takenBy === 'work').map(({ day, part }) => `${day} ${part}`),
  ).toEqual(['monday morning', 'monday afternoon', 'friday morning', 'friday afternoon'])
  expect(untried).toHaveLength(17)
})

test('night work rules out the mornings after it and leaves its evenings, and the page says which and why', async () => {
  const id = await site.world.aPerson()
  const days = ['monday', 'tuesday', 'wednesday', 'thursday'] as const
  const nights = { workDays: days, worksFrom: '22:00', worksUntil: '06:00' }
  await site.world.as('om.north', (tx, actor) =>
    addJob(tx, actor, { offenderId: id, source: 'Told', employer: 'The bakery', ...nights }),
  )
  const none = { seen: 'no', notSeenBecause: 'no_reply', account: undefined }
  await officer.post(`/offenders/${id}/visits`, visit('2026-02-27T18:00:00Z', none)).expect(201)
  const { predictability } = await planOf(id)
  const named = predictability.breaking.map(({ day, part }) => `${day} ${part}`)
  expect(named).toHaveLength(16)
  expect(named.slice(0, 3)).toEqual(['monday evening', 'tuesday evening', 'wednesday evening'])
  const words = wordsOf(await (await site.browser('om.north')).get(`/offenders/${id}/visit-plan`))
  expect(words).toContain(
    'Would surprise, best first: Monday evening, Tuesday evening, Wednesday evening, Thursday evening, Saturday morning. ',
  )
  expect(words).toContain(
    'Works Mon to Thu 22:00 to 06:00: the mornings of Tue to Fri are ruled out, asleep after work.',
  )
})

test('calls fill the week and the sentence; one that a correction struck out counts for nothing', async () => {
  const id = await site.world.aPerson()
  // Five Tuesdays at 10:00, 14 days apart, the newest of them on 24 February 2026.
  for (const day of ['2025-12-30', '2026-01-13', '2026-01-27', '2026-02-10', '2026-02-24'])
    await officer.post(`/offenders/${id}/visits`, visit(`${day}T10:00:00Z`)).expect(201)
  const none = { seen: 'no', notSeenBecause: 'no_reply', account: undefined }
  await officer.post(`/offenders/${id}/visits`, visit('2026-02-28T18:00:00Z', none)).expect(201)
  const { predictability, slots, untried, company } = await planOf(id)
  expect(predictability).toMatchObject({
    state: 'told',
    sentence: 'All of the last five on a Tuesday morning, 14 days apart; none of five announced.',
    isRegular: true,
    isConcentrated: true,
  })
  expect(slots.week.filter(({ tries }) => tries > 0)).toMatchObject([
    { day: 'tuesday', part: 'morning', tries: 5, seen: 5, lastOn: '2026-02-24' },
    { day: 'saturday', part: 'evening', tries: 1, seen: 0, lastOn: '2026-02-28' },
  ])
  expect(untried).toHaveLength(19)
  expect(predictability.breaking[0]).toEqual({ day: 'monday', part: 'evening' })
  expect(company.hint).toBeNull()
  await site.world.rows(
    `update visits set struck = gen_random_uuid() where offender_id = $1 and on_date = '2026-02-24' returning id`,
    [id],
  )
  expect((await planOf(id)).predictability).toMatchObject({ state: 'too_few', visits: 4 })
})

test('a page: a plan with all of it, made in the form and shown above it', async () => {
  const id = await site.world.aPerson({ level: 'low' })
  const browser = await site.browser('om.north')
  const path = `/offenders/${id}/visit-plan`
  const sent = await browser.send(path, path, {
    latestBy: '2/2/2026',
    why: 'x',
    mustCheck: 'The loft',
    crewNeeds: 'Two men',
  })
  expect(sent.status).toBe(422)
  const kept = htmlOf(sent).querySelector('#mustCheck')?.text.trim()
  expect(kept).toBe('The loft')
  const typed = { latestBy: '2/3/2026', why: 'Out soon', mustCheck: 'The loft', crewNeeds: 'Two' }
  expect((await browser.send(path, path, typed)).status).toBe(303)
  const words = wordsOf(await browser.get(path))
  expect(words).toContain('What the next visit needs')
  expect(words).toContain('Too few to say')
})

test('an officer of another team who only reads is shown it, without a form', async () => {
  const other = await site.browser('om.south')
  const answer = await other.get(`/offenders/${person}/visit-plan`).set('Access-Reason', 'covering')
  expect(answer.status).toBe(200)
  expect(wordsOf(answer)).toContain('Could it be guessed?')
  expect(htmlOf(answer).querySelectorAll('form[method="post"] textarea')).toHaveLength(0)
})
