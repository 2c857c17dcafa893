// A restricted file with a reader who waits for a second signature, and glass that was broken: for the routes of these.
import type { World } from '../support/world.ts'

type Made = (who: string, path: string, body: object) => Promise<string>

/** Answers the ids by the places that they take in addresses. */
export async function restrictedOne(world: World, made: Made): Promise<Record<string, string>> {
  const person = await made('ds.north', '/offenders', {
    ...{ visorRef: 'V7100001', surname: 'Thistlewood', forenames: 'Ambrose' },
    ...{ dateOfBirth: '1971-04-05', sex: 'M', level: 'high', team: 'North office' },
  })
  const at = `/offenders/${person}/restriction`
  const readers = ['ds.north', 'di.force']
  await made('di.force', at, { reason: 'Sensitive', readers, reviewOn: '2026-06-01' })
  const change = await made('di.force', `${at}/readers`, { add: 'om.north', why: 'Covers' })
  await world.within((tx) =>
    tx.query(
      `insert into on_call_turns (id, force_id, rank, officer_id, phone, from_at, until_at, recorded_at, recorded_by)
        select gen_random_uuid(), a.force_id, 'inspector', a.officer_id, '01632 960099', $1::timestamptz,
          $1::timestamptz + interval '1 day', $1, 'ds.north' from accounts a where a.username = 'dci.force'`,
      [tx.at],
    ),
  )
  const glass = await made('dci.force', '/break-glass', { visorRef: 'V7100001', why: 'At once' })
  const other = await made('om.north', '/offenders', {
    ...{ visorRef: 'V7100002', surname: 'Quillfeather', forenames: 'Ambrose' },
    ...{ dateOfBirth: '1972-04-05', sex: 'M', level: 'low', team: 'North office' },
  })
  const declared = { relation: 'family', why: 'A cousin' }
  const conflict = await made('om.north', `/offenders/${other}/conflict`, declared)
  return {
    '/restrictions/:id': change,
    '/break-glass/:id': glass,
    '/conflicts/:id': conflict,
  }
}
