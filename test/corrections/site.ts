// A force with people, visits and a clock that is set: what the tests of corrections begin with.
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'

export type Site = Readonly<{
  world: World
  person(asked: Readonly<Record<string, unknown>>): Promise<OffenderId>
  visit(offenderId: string, at: string, more?: object): Promise<string>
  post(who: string, path: string, body: object): Promise<Answer>
  get(who: string, path: string): Promise<Answer>
  /** The open visit of somebody: its day and state on the clock's day. */
  owed(offenderId: string): Promise<Owed | undefined>
}>
export type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>
export type Owed = Readonly<{ dueOn: string; state: string; subject: string; daysOverdue: number }>

let number = 0

export async function openSite(now = '2026-03-02T08:00:00Z'): Promise<Site> {
  const world = await aWorld(now)
  const post: Site['post'] = async (who, path, body) => {
    const answer = await (await world.as(who)).post(path, body)
    return { status: answer.status, body: answer.body as Answer['body'] }
  }
  const get: Site['get'] = async (who, path) => {
    const answer = await (await world.as(who)).get(path)
    return { status: answer.status, body: answer.body as Answer['body'] }
  }
  return {
    world,
    post,
    get,
    person: async (asked) => {
      number += 1
      const made = await post('di.force', '/offenders', {
        visorRef: `V${String(2_000_000 + number)}`,
        surname: `Thorne${'abcdefghijklmnopqrstuvwxyz'.charAt(number % 26)}`,
        forenames: `Case${String.fromCharCode(97 + (number % 26))}`,
        dateOfBirth: `19${String(50 + (number % 40))}-0${String(1 + (number % 9))}-11`,
        sex: 'M',
        level: 'high',
        leadAgency: 'police',
        leadSince: '2025-01-05',
        officer: 'om.north',
        team: 'North office',
        homeAddress: {
          line: `${String(number)} Mill Lane`,
          postcode: 'NM1 1AB',
          kind: 'residence',
          from: '2025-01-05',
        },
        confirmedNotDuplicate: true,
        ...asked,
      })
      if (made.status !== 201) throw new Error(JSON.stringify(made.body))
      return made.body['id'] as OffenderId
    },
    visit: async (offenderId, at, more = {}) => {
      const made = await post('om.north', `/offenders/${offenderId}/visits`, {
        at,
        seen: 'inside',
        place: 'home',
        announced: false,
        crew: ['om.north', 'ds.north'],
        ...more,
      })
      if (made.status !== 201) throw new Error(JSON.stringify(made.body))
      return String(made.body['id'])
    },
    owed: async (offenderId) => {
      const { body } = await get('di.force', `/duties?kind=visit&offender=${offenderId}`)
      return (body['items'] as Owed[])[0]
    },
  }
}
