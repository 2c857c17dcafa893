// The dated rows of one person of whom everything is known, for tests of the file page.
import { fullAround } from './sample-around.ts'
import type { Gathered } from '../../src/file/types.ts'
import { localDate as day } from '../../src/platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../src/platform/ids.ts'

export const id = '11111111-1111-4111-8111-111111111111' as OffenderId
export const forceId = '22222222-2222-4222-8222-222222222222' as ForceId
export const teamId = '33333333-3333-4333-8333-333333333333' as TeamId
const officerId = '44444444-4444-4444-8444-444444444444' as OfficerId

type Origin = 'here' | 'register'
export const rowOf = (name: string, origin: Origin = 'here') => ({
  id: `row-${name}`,
  recordedAt: new Date('2026-01-05T10:00:00Z'),
  recordedBy: 'ds.north',
  origin,
})

export const identity: Gathered['parts']['identity'] = {
  ...rowOf('identity', 'register'),
  id,
  visorRef: 'V1234567',
  pncId: '91/1662U',
  surname: 'Ellingham',
  forenames: 'Tobias',
  dateOfBirth: day('1971-02-03'),
  sex: 'M',
  photoPlace: 'Custody imaging, ref 20250114-7',
  photoTakenOn: day('2025-01-14'),
  notes: 'Partner’s flat; see notes, file 2',
  version: 4,
}

export const fullParts: Gathered['parts'] = {
  identity,
  names: [
    { ...rowOf('legal', 'register'), kind: 'legal', surname: 'Ellingham', forenames: 'Tobias' },
    { ...rowOf('alias'), kind: 'alias', surname: 'Ellis', forenames: 'Toby' },
  ],
  identifiers: [{ ...rowOf('cro'), kind: 'CRO', value: '12345/96B' }],
  addresses: [
    {
      ...rowOf('home', 'register'),
      kind: 'residence',
      line: '59 Station Road',
      postcode: 'NM6 2XL',
      district: 'NM6',
      fromOn: day('2025-10-18'),
      untilOn: null,
      confirmedOn: day('2026-01-12'),
      childrenHere: true,
      version: 1,
    },
    {
      ...rowOf('before'),
      kind: 'location',
      line: 'The bus shelter, Mill Lane',
      postcode: null,
      district: null,
      fromOn: null,
      untilOn: day('2025-10-18'),
      confirmedOn: null,
      childrenHere: null,
      version: 1,
    },
  ],
  markers: [
    {
      ...rowOf('dog'),
      kind: 'warning',
      text: 'Large dog, loose in the hall',
      fromOn: day('2025-11-01'),
      untilOn: null,
      version: 1,
    },
    {
      ...rowOf('children'),
      kind: 'children',
      text: 'Partner has two girls, 7 and 9',
      fromOn: day('2025-11-01'),
      untilOn: null,
      version: 1,
    },
    {
      ...rowOf('orders', 'register'),
      kind: 'orders',
      text: 'Order with device condition',
      fromOn: null,
      untilOn: null,
      version: 1,
    },
  ],
  interimControls: [
    {
      ...rowOf('control'),
      control: 'Neighbourhood team passes the address each evening',
      fromOn: day('2026-02-27'),
      untilOn: day('2026-03-09'),
      why: 'No reply twice; lives alone',
      endedOn: null,
      endedBy: null,
      endedWhy: null,
      version: 1,
    },
  ],
  statuses: [
    {
      ...rowOf('custody'),
      status: 'custody',
      fromOn: day('2024-05-01'),
      toOn: null,
      reviewOn: day('2024-06-01'),
      reason: 'Recalled on licence',
    },
    {
      ...rowOf('community', 'register'),
      status: 'community',
      fromOn: day('2025-02-03'),
      toOn: null,
      reviewOn: null,
      reason: '',
    },
  ],
  returns: [{ ...rowOf('return'), onDate: day('2025-02-03'), how: 'released' }],
  leads: [
    {
      ...rowOf('lead', 'register'),
      agency: 'police',
      fromOn: day('2025-02-03'),
      event: 'licence_end',
    },
  ],
  levels: [
    { ...rowOf('high'), level: 'high', fromOn: day('2025-02-03'), why: 'On release', armsId: null },
    {
      ...rowOf('very-high'),
      level: 'very_high',
      fromOn: day('2026-01-05'),
      why: 'Contact with a child not declared',
      armsId: null,
    },
  ],
  mappas: [{ ...rowOf('mappa', 'register'), mappaLevel: 2, fromOn: null }],
  managements: [
    {
      ...rowOf('management', 'register'),
      management: 'active',
      fromOn: null,
      why: '',
      decidedBy: null,
    },
  ],
  pending: [
    {
      ...rowOf('pending'),
      what: 'level',
      toValue: 'high',
      fromOn: day('2026-02-20'),
      why: 'Settled since the referral',
      state: 'awaiting_second',
      decidedBy: null,
      decidedAt: null,
      decidedWhy: null,
      version: 1,
    },
  ],
  allocations: [
    {
      ...rowOf('allocation', 'register'),
      officerId,
      teamId,
      fromOn: null,
      reason: '',
      officer: 'om.north',
      officerName: 'PC Alex Marsh',
      team: 'North office',
    },
  ],
  events: [],
  latest: [
    {
      ...rowOf('line-1'),
      on: day('2026-02-20'),
      at: new Date('2026-02-20T17:40:00Z'),
      kind: 'visit',
      summary: 'Attempt: no reply at home.',
      href: '/visits/v2',
    },
    {
      ...rowOf('line-2', 'register'),
      on: day('2026-01-12'),
      at: null,
      kind: 'visit',
      summary: 'Seen, from the register.',
      href: null,
    },
  ],
  around: fullAround,
}
