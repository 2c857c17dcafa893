// What people knew of a person at the end of a day is what the file answers of that day for ever after, whatever they do since.
import fc from 'fast-check'
import { addDays, localDateOf, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'
import { addPerson, daysLater, sent, step } from './steps.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

const today = (): LocalDate => localDateOf(world.clock.now())

/** What is owed by an hour is overdue from it on: the file is asked at the very end of the day. */
const lastInstantOf = (day: LocalDate): string =>
  new Date(startOfDay(addDays(day, 1)).getTime() - 1).toISOString()

/** What is said of the reader, or named on purpose: who opened a file is told on the page of today alone. */
const asked = new Set(['knownOn', 'openings'])

type Json = Readonly<Record<string, unknown>>
const withoutAsked = (answer: Json): Json =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !asked.has(name)))

/** The pages of a file that programs read beside the file itself, some of them each day in turn. */
const pages = [
  ...['/chronology', '/visits', '/arms', '/visit-plan', '/addresses', '/level', '/vehicles'],
  ...['/evidence', '/sightings', '/documents'],
]
const pagesOn = (turn: number): string[] => [
  '',
  ...[0, 1].map((more) => pages[(2 * turn + more) % pages.length] ?? ''),
]

const answered = async (caller: Caller, path: string): Promise<Json> => {
  const { body } = (await caller.get(path).expect(200)) as { body: Json }
  return withoutAsked(body)
}

/** A correction of something that was recorded: struck out, or given another time. */
const putRight = fc.record({
  what: fc.constant('correct' as const),
  line: fc.integer({ min: 0, max: 6 }),
  how: fc.constantFrom('strike' as const, 'redate' as const),
})

const decided = fc.record({ what: fc.constant('decide' as const), agree: fc.boolean() })

/** A vehicle that is learned of, looked at again or sold; a name that is put right; an ARMS taken one step on. */
const around = fc.record({
  what: fc.constantFrom(
    'vehicle' as const,
    'checked' as const,
    'checked' as const,
    'ended' as const,
  ),
})
const renamed = fc.record({
  what: fc.constant('rename' as const),
  surname: fc.stringMatching(/^[A-Z][a-z]{3,9}$/),
})
const assessed = fc.record({
  what: fc.constant('arms' as const),
  step: fc.constantFrom('start', 'submit', 'return'),
})

const anything = fc.oneof(
  { weight: 6, arbitrary: step },
  { weight: 1, arbitrary: putRight },
  { weight: 2, arbitrary: decided },
  { weight: 2, arbitrary: around },
  { weight: 1, arbitrary: renamed },
  { weight: 2, arbitrary: assessed },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('days' as const),
      pass: fc.integer({ min: 1, max: 20 }),
    }),
  },
)
type Anything = typeof anything extends fc.Arbitrary<infer S> ? S : never

type Row = Readonly<{ id: string; version: number; state: string }>

const listed = async (caller: Caller, path: string): Promise<readonly Row[]> =>
  ((await caller.get(path).expect(200)).body as { items: readonly Row[] }).items

async function vehicle(id: OffenderId, what: 'vehicle' | 'checked' | 'ended'): Promise<void> {
  const caller = await world.as('ds.north')
  const path = `/offenders/${id}/vehicles`
  if (what === 'vehicle') {
    const seen = {
      description: 'A white van',
      registration: 'AB12 CDE',
      source: 'Seen on the drive',
    }
    await caller.post(path, seen).expect(201)
    return
  }
  const [row] = await listed(caller, path)
  if (row === undefined) return
  const [place, body] =
    what === 'ended'
      ? ['end', { on: today(), why: 'Sold, as the log book shows' }]
      : ['checked', {}]
  // One that has ended already is not ended again.
  const answer = await caller.post(`${path}/${row.id}/${place}`, { ...body, version: row.version })
  expect([200, 422]).toContain(answer.status)
}

async function assess(id: OffenderId, step: string): Promise<void> {
  const officer = await world.as('om.north')
  const [row] = await listed(officer, `/offenders/${id}/arms`)
  if (step === 'start') await officer.post(`/offenders/${id}/arms`, { kind: 'initial' })
  else if (row !== undefined && step === 'submit')
    await officer.post(`/arms/${row.id}/submit`, { version: row.version, completedOn: today() })
  else if (row !== undefined)
    await (
      await world.as('ds.north')
    ).post(`/arms/${row.id}/return`, { version: row.version, reasons: 'Say more of the work' })
}

async function rename(id: OffenderId, surname: string): Promise<void> {
  const caller = await world.as('ds.north')
  const { body } = (await caller.get(`/offenders/${id}`).expect(200)) as { body: Row }
  await caller.post(`/offenders/${id}`, { version: body.version, surname })
}

async function decideWaiting(id: OffenderId, agree: boolean): Promise<void> {
  const inspector = await world.as('di.force')
  const { body } = (await inspector.get(`/offenders/${id}`).expect(200)) as {
    body: { waiting: Record<'changes' | 'visitPlans', readonly { id: string; version: number }[]> }
  }
  const why = 'Looked at again'
  for (const plan of body.waiting.visitPlans)
    await inspector.post(`/visit-plans/${plan.id}/approve`, { agree, why, version: plan.version })
  for (const change of body.waiting.changes)
    await inspector.post(`/offenders/${id}/pending-changes/${change.id}/decision`, {
      agree,
      why,
      version: change.version,
    })
}

/** What changes nothing that is overdue is put right at once; for the rest an inspector agrees. */
async function correct(id: OffenderId, line: number, how: 'strike' | 'redate'): Promise<void> {
  const caller = await world.as('ds.north')
  const { body } = (await caller.get(`/offenders/${id}/chronology`).expect(200)) as {
    body: { items: readonly { id: string }[] }
  }
  const one = body.items[line]
  if (one === undefined) return
  const asked = await caller.post(`/offenders/${id}/entries/${one.id}/${how}`, {
    reason: 'Entered by mistake, as the notebook shows',
    ...(how === 'redate' ? { at: world.clock.now().toISOString() } : {}),
  })
  expect([200, 201, 202, 422]).toContain(asked.status)
  if (asked.status !== 202) return
  const { id: correctionId, version } = asked.body as { id: string; version: number }
  const agreed = { agree: true, why: 'Agreed', version }
  await (await world.as('di.force')).post(`/corrections/${correctionId}/decision`, agreed)
}

async function does(id: OffenderId, one: Anything): Promise<void> {
  switch (one.what) {
    case 'decide': {
      await decideWaiting(id, one.agree)
      return
    }
    case 'correct': {
      await correct(id, one.line, one.how)
      return
    }
    case 'rename': {
      await rename(id, one.surname)
      return
    }
    case 'arms': {
      await assess(id, one.step)
      return
    }
    case 'vehicle':
    case 'checked':
    case 'ended': {
      await vehicle(id, one.what)
      return
    }
    default: {
      const asked = sent(world, one)
      if (asked === null) return
      const [path, body] = asked
      await (await world.as('ds.north')).post(`/offenders/${id}/${path}`, body)
    }
  }
}

const aDay = { what: 'days', pass: 1 } as const
const begun: readonly Anything[] = [{ what: 'vehicle' }, { what: 'arms', step: 'start' }, aDay]

test('the file as known on an earlier day is what it answered at the end of that day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 4, maxLength: 14 }), async (steps) => {
      number += 1
      const id = await addPerson(world, number)
      const caller = await world.as('di.force')
      const said: (readonly [day: LocalDate, path: string, answer: Json])[] = []
      for (const one of [...begun, ...steps, aDay]) {
        if (one.what === 'days') {
          const [now, day] = [world.clock.now(), today()]
          world.clock.set(lastInstantOf(day))
          for (const page of pagesOn(said.length)) {
            const path = `/offenders/${id}${page}`
            said.push([day, path, await answered(caller, path)])
          }
          world.clock.set(now.toISOString())
          daysLater(world, one.pass)
        } else await does(id, one)
      }
      for (const [day, path, answer] of said)
        expect({ day, path, answer: await answered(caller, `${path}?knownOn=${day}`) }).toEqual({
          day,
          path,
          answer,
        })
    }),
    { numRuns: 25, interruptAfterTimeLimit: 90_000 },
  )
}, 150_000)
