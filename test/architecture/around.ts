// One of each kind of what is around a person, for the tests over every page of the product.
import { actorNamed } from '../../src/access/index.ts'
import { addDocument } from '../../src/offenders/service.ts'
import type { World } from '../support/world.ts'

type Made = (who: string, path: string, body: object) => Promise<string>

const source = 'Seen at the visit'
const person = { name: 'K. M.', link: 'family', isChild: true, source }

const lists: readonly (readonly [path: string, body: object])[] = [
  ['relationships', person],
  ['household', person],
  ['home-notes', { kind: 'dogs', text: 'Two', source }],
  ['vehicles', { description: 'blue van', source }],
  ['work', { employer: 'Invented Foods', source }],
  ['online-names', { service: 'A forum', name: 'quietfloat', source }],
  ['licence-conditions', { text: 'No contact', from: '2026-01-05', source }],
]

/** Their ids by the place of their lists; the person needs an address. */
export async function aroundOne(
  world: World,
  made: Made,
  offenderId: string,
): Promise<Record<string, string>> {
  const at = `/offenders/${offenderId}`
  const ids: Record<string, string> = {}
  for (const [path, body] of lists)
    ids[`${path}/:rowId`] = await made('ds.north', `${at}/${path}`, body)
  const check = { system: 'pnd', doneOn: '2025-01-01', doneBy: 'PC Marsh', result: 'Nothing' }
  await made('ds.north', `${at}/checks`, check)
  const meeting = { kind: 'mappa_2', on: '2026-01-20', attended: 'DS Kerr', outcome: 'Level 2' }
  ids['meetings/:rowId'] = await made('ds.north', `${at}/meetings`, meeting)
  const action = { what: 'Speak to the landlord', who: 'J. Hale', by: '2026-02-10' }
  const actions = `${at}/meetings/${ids['meetings/:rowId'] ?? ''}/actions`
  ids['meeting-actions/:rowId'] = await made('ds.north', actions, action)
  ids['documents/:rowId'] = await world.within(async (tx) => {
    const file = { kind: 'text', bytes: Buffer.from('Rent is paid to May.') } as const
    const { id } = await addDocument(
      { ...tx, actor: 'ds.north' },
      await actorNamed(tx, 'ds.north'),
      {
        ...{ offenderId, title: 'Letter of the landlord', kind: 'letter', system: 'here' },
        sent: { shelf: world.product.documents, file },
      },
    )
    return id
  })
  return ids
}
