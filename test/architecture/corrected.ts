// One correction of each kind that has a page of its own, and a pair of records that may be one person.
import { lookForPairs } from '../../src/corrections/index.ts'
import type { World } from '../support/world.ts'

type Made = (who: string, path: string, body: object) => Promise<string>

const twin = {
  surname: 'Orchard',
  forenames: 'Lewin',
  dateOfBirth: '1961-04-05',
  sex: 'M',
  level: 'high',
  leadAgency: 'police',
  leadSince: '2026-01-05',
  team: 'North office',
  confirmedNotDuplicate: true,
}

/** What the addresses of these pages name. */
export async function correctedOne(
  world: World,
  made: Made,
  person: string,
): Promise<Record<string, string>> {
  await made('ds.north', `/offenders/${person}/events`, { kind: 'arrest', on: '2026-03-01' })
  const one = await made('ds.north', '/offenders', { ...twin, visorRef: 'V7000001' })
  const two = await made('ds.north', '/offenders', { ...twin, visorRef: 'V7000002' })
  await world.within((tx) => lookForPairs(tx, { forceId: world.forceId, foundBy: 'nightly' }))
  const first = (sql: string): Promise<string> =>
    world.within(async (tx) => (await tx.query<{ id: string }>(sql))[0]?.id ?? '')
  return {
    'entries/:entryId': await first(
      `select id from chronology where kind = 'event' and offender_id = '${person}' limit 1`,
    ),
    '/corrections/:id': await made('di.force', `/offenders/${one}/merge`, {
      with: two,
      reason: 'One man, entered twice',
    }),
    '/duplicates/:id': await first('select id from duplicate_pairs limit 1'),
  }
}
