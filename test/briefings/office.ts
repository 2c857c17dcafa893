// An office with a handful of people whose visits are overdue or not, loaded on Monday 2 March 2026.
import type request from 'supertest'
import { issueEditions } from '../../src/briefings/index.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import { load } from '../imports/registers.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'
import type { Cells } from '../imports/register-builder.ts'

const north = { Manager: '90001', 'Manager name': 'PC Alex Marsh', Team: 'North office' }
const south = { Manager: '90002', 'Manager name': 'PC Bryony Kerr', Team: 'South office' }

const person = (n: number, cells: Cells): Cells => ({
  ...north,
  'ViSOR ref': `V${7_000_000 + n}`,
  Surname: `Surname${String.fromCharCode(64 + n)}`,
  Forenames: 'Test',
  DOB: '1/1/1960',
  Sex: 'M',
  Status: 'Community',
  'Lead agency': 'Police',
  'Police lead since': '01/02/2021',
  'ARMS completed': '10/06/2025',
  'ARMS ratified': '20/06/2025',
  ...cells,
})

/** A very high 20 days over, B high 10 days over, C high in time, D medium over, E low in time, F of the South. */
export const people: readonly Cells[] = [
  person(1, { Risk: 'Very high', 'Last visit': '15/01/2026', 'Visit due by': '10/02/2026' }),
  person(2, { Risk: 'High', 'Last visit': '01/12/2025', 'Visit due by': '20/02/2026' }),
  person(3, { Risk: 'High', 'Last visit': '01/12/2025', 'Visit due by': '02/03/2026' }),
  person(4, { Risk: 'Medium', 'Last visit': '01/10/2025', 'Visit due by': '25/02/2026' }),
  person(5, { Risk: 'Low', 'Last visit': '01/10/2025', 'Visit due by': '30/06/2026' }),
  person(6, {
    ...south,
    Risk: 'High',
    'Last visit': '01/11/2025',
    'Visit due by': '01/02/2026',
  }),
]

export type Office = Readonly<{
  world: World
  supervisor: Caller
  officer: Caller
  inspector: Caller
  /** The id of a person by the letter of the surname. */
  id(letter: string): string
  /** Moves the clock to a morning and issues its briefing. */
  morning(day: string): Promise<void>
  close(): Promise<void>
}>

export async function anOffice(): Promise<Office> {
  const world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, ...people)
  const found = await world.within((tx) =>
    tx.query<{ id: string; surname: string }>('select o.id, o.surname from offenders o'),
  )
  const ids = new Map(found.map(({ id, surname }) => [surname.slice(-1), id]))
  return {
    world,
    supervisor: await world.as('ds.north'),
    officer: await world.as('om.north'),
    inspector: await world.as('di.force'),
    id: (letter) => {
      const id = ids.get(letter)
      if (id === undefined) throw new Error(`nobody is called Surname${letter}`)
      return id
    },
    morning: async (day) => {
      world.clock.set(`${day}T06:30:00Z`)
      await world.within((tx) => issueEditions(tx, localDateOf(tx.at)))
    },
    close: () => world.close(),
  }
}

/** A made change, or the test fails with what was answered. */
export const made = async (asked: request.Test): Promise<request.Response> => {
  const answer = await asked
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}
