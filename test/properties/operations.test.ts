// Whatever people do, in any order: nothing breaks, what is stored is what would be derived, and late stays late.
import fc from 'fast-check'
import { bringUpToDate, derive } from '../../src/backlog/index.ts'
import { localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'
import { addPerson, daysLater, sent, step, type Step } from './steps.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

const today = (): LocalDate => localDateOf(world.clock.now())

/** Brought up to date as before every list; then derived again, which must find nothing to change. */
const changedByDeriving = async (id: OffenderId): Promise<number> => {
  await world.within(bringUpToDate)
  return await world.within((tx) => derive(tx, [id]))
}

const lateVisit = async (id: OffenderId): Promise<boolean> => {
  const lists = await world.within((tx) =>
    tx.query(
      `select 1 from duties d where d.offender_id = $1 and d.kind = 'visit'
        and d.closed_at is null and d.due_on < $2`,
      [id, today()],
    ),
  )
  return lists.length > 0
}

/** All the rest may end a late visit: being seen, an absence or a return, reactive management, another lead or level. */
const keepsLate = (one: Step, body: { qualifies?: boolean }): boolean =>
  one.what === 'plan' ||
  one.what === 'officer' ||
  one.what === 'address' ||
  one.what === 'days' ||
  (one.what === 'visit' && body.qualifies === false)

test('any sequence of changes leaves the stored duties as they would be derived, and late visits late', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      number += 1
      const id = await addPerson(world, number)
      const caller = await world.as('ds.north')
      const isAway = async (): Promise<boolean> => {
        const file = await caller.get(`/offenders/${id}`).expect(200)
        return (file.body as { status: string }).status !== 'community'
      }
      for (const one of steps) {
        const wasLate = (await lateVisit(id)) && !(await isAway())
        const asked = sent(world, one)
        if (asked === null && one.what === 'days') daysLater(world, one.pass)
        const answer =
          asked === null ? null : await caller.post(`/offenders/${id}/${asked[0]}`, asked[1])
        expect([200, 201, 202, 409, 422, 0]).toContain(answer?.status ?? 0)
        expect(await changedByDeriving(id)).toBe(0)
        const body = (answer?.body ?? {}) as { qualifies?: boolean }
        if (wasLate && keepsLate(one, body) && !(await isAway()))
          expect(await lateVisit(id)).toBe(true)
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 90_000 },
  )
}, 150_000)
