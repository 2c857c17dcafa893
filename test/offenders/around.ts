// One of each kind of what is around a person, recorded by services, for tests of the pages.
import {
  addDocument,
  addHomeNote,
  addHouseholdMember,
  addJob,
  addLicenceCondition,
  addMeeting,
  addOnlineName,
  addRelationship,
  addVehicle,
} from '../../src/offenders/service.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { World } from './world.ts'

const source = 'Seen at the visit'
const person = { name: 'K. M.', link: 'family', isChild: true, source } as const
const from = localDate('2026-01-05')

/** Their ids, by the place of their lists below the file; the person needs an address. */
export const oneOfEach = (world: World, offenderId: string): Promise<Record<string, string>> =>
  world.as('om.north', async (tx, actor) => {
    const whose = { offenderId, source }
    const meeting = await addMeeting(tx, actor, {
      ...{ offenderId, kind: 'mappa_2', on: from, attended: ['DS Kerr'], outcome: 'Level 2' },
      actions: [{ what: 'Speak to the landlord', who: 'J. Hale', by: from }],
    })
    const document = await addDocument(tx, actor, {
      ...{ offenderId, title: 'Order of the court', kind: 'order' },
      ...{ system: 'visor', reference: 'V-88', sent: null },
    })
    return {
      relationships: (await addRelationship(tx, actor, { ...whose, ...person })).id,
      household: (await addHouseholdMember(tx, actor, { ...whose, ...person })).id,
      'home-notes': (await addHomeNote(tx, actor, { ...whose, kind: 'dogs', text: 'Two' })).id,
      vehicles: (await addVehicle(tx, actor, { ...whose, description: 'blue van' })).id,
      work: (await addJob(tx, actor, { ...whose, employer: 'Invented Foods' })).id,
      'online-names': (
        await addOnlineName(tx, actor, { ...whose, service: 'A forum', name: 'quietfloat' })
      ).id,
      'licence-conditions': (
        await addLicenceCondition(tx, actor, { ...whose, text: 'No contact', from })
      ).id,
      meetings: meeting.id,
      'meeting-actions': meeting.actions[0]?.id ?? '',
      documents: document.id,
    }
  })
