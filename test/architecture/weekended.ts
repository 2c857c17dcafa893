// A weekend visit that is claimed, its page printed, and a shift that is planned: for the pages of the weekend list.
import type { World } from '../support/world.ts'

type Made = (who: string, path: string, body: object) => Promise<string>

/** The ids under which their routes find them. */
export async function weekendedOne(world: World, made: Made): Promise<Record<string, string>> {
  const person = await made('ds.north', '/offenders', {
    visorRef: 'V7444441',
    surname: 'Weekender',
    forenames: 'Walter',
    dateOfBirth: '1969-04-03',
    sex: 'M',
    level: 'high',
    leadAgency: 'police',
    leadSince: '2026-01-05',
    team: 'North office',
    homeAddress: {
      line: '9 Mill Lane',
      postcode: 'NM1 1AA',
      kind: 'residence',
      from: '2026-01-05',
    },
  })
  await made('ds.north', `/weekend-list/${person}/claim`, { with: ['om.north'] })
  const pack = await made('ds.north', `/weekend-list/${person}/pack`, {})
  const hours = { on: '2026-03-07', from: '18:00', until: '22:00' }
  const plan = await made('ds.north', '/shifts', { ...hours, with: ['om.north'], note: 'One car' })
  const { body } = await (await world.as('ds.north')).get(`/shifts/${plan}`)
  const stop = (body as { stops: { id: string }[] }).stops[0]?.id
  if (stop === undefined) throw new Error('nobody was proposed')
  return {
    'weekend-list/:offender': person,
    '/packs/:id': pack,
    '/shifts/:id': plan,
    'stops/:stop': stop,
  }
}
