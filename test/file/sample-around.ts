// Who and what is around one person of whom everything is known, for tests of the file page.
import type { Gathered } from '../../src/file/types.ts'
import { localDate as day } from '../../src/platform/calendar.ts'

type Around = Gathered['parts']['around']

const rowOf = (name: string) => ({
  id: `row-${name}`,
  recordedAt: new Date('2026-01-05T10:00:00Z'),
  recordedBy: 'om.north',
  origin: 'here' as const,
})

const knownOf = (name: string) => ({
  ...rowOf(name),
  source: 'Seen at the visit',
  checkedOn: day('2026-02-18'),
  endedOn: null,
  endedBy: null,
  endedWhy: null,
  version: 1,
  sinceOn: day('2025-10-18'),
})

const ended = { endedOn: day('2026-02-01'), endedBy: 'om.north', endedWhy: 'Moved out' }

const homeId = 'row-home'

export const fullAround: Around = {
  homeId,
  relationships: [
    { ...knownOf('sister'), name: 'J. Moss', link: 'family', isChild: false, note: null },
    {
      ...knownOf('niece'),
      name: 'K. M.',
      link: 'family',
      isChild: true,
      note: 'Visits on Sundays',
      checkedOn: null,
    },
  ],
  vehicles: [
    { ...knownOf('van'), registration: 'AB12 CDE', description: 'blue van', keeper: 'his sister' },
    { ...knownOf('car'), ...ended, registration: null, description: 'old Mini', keeper: null },
  ],
  jobs: [
    {
      ...knownOf('work'),
      employer: 'Invented Foods',
      role: 'packer',
      place: 'Mill Lane',
      hours: 'nights, Sunday to Thursday',
      workDays: [],
      worksFrom: null,
      worksUntil: null,
    },
  ],
  onlineNames: [
    { ...knownOf('online'), service: 'Fishing forum', name: 'quietfloat', declared: true },
  ],
  household: [
    { ...knownOf('mother'), addressId: homeId, name: 'A. Moss', link: 'family', isChild: false },
    { ...knownOf('lodger'), addressId: 'row-before', name: 'X. Y.', link: 'other', isChild: false },
  ],
  homeNotes: [
    { ...knownOf('dogs'), addressId: homeId, kind: 'dogs', text: 'two, loose in the yard' },
  ],
  licenceConditions: [
    {
      ...knownOf('licence'),
      text: 'No contact with under-18s',
      fromOn: day('2025-10-18'),
      untilOn: day('2026-10-17'),
    },
  ],
  checks: [
    {
      ...rowOf('pnd-old'),
      system: 'pnd',
      named: null,
      doneOn: day('2025-03-01'),
      doneBy: 'PC Marsh',
      result: 'Nothing new',
    },
    {
      ...rowOf('pnc'),
      system: 'pnc',
      named: null,
      doneOn: day('2026-02-20'),
      doneBy: 'PC Marsh',
      result: 'No trace since 2024',
    },
  ],
  meetings: [
    {
      ...rowOf('conference'),
      kind: 'mappa_2',
      onDate: day('2026-01-20'),
      attended: ['J. Hale, probation', 'DS Kerr'],
      outcome: 'Managed at level 2',
      nextOn: day('2026-04-20'),
    },
  ],
  meetingActions: [
    {
      ...rowOf('action'),
      meetingId: 'row-conference',
      what: 'Speak to the landlord',
      who: 'J. Hale, probation',
      byOn: day('2026-02-10'),
      doneOn: null,
      doneBy: null,
      doneSaid: null,
      version: 1,
    },
  ],
  documentCount: 2,
}
