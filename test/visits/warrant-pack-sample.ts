// A sample of the evidence pack for section 96B: one call counted, one not, one apart.
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { conditionsOf, packRows } from '../../src/visits/rules/warrant-pack.ts'
import type { PackCall, WarrantPack } from '../../src/visits/types/warrant-pack.ts'
import { warrantPackModel } from '../../src/visits/views.ts'

const aCall = (at: string, differing: Partial<PackCall> = {}): PackCall => ({
  visitId: '00000000-0000-4000-8000-0000000000a1',
  on: localDate(at.slice(0, 10)),
  at: new Date(`${at}:00Z`),
  addressId: 'a',
  atHome: true,
  obtained: false,
  byConstable: true,
  purpose: 's96b_search',
  notAsked: false,
  seen: 'no',
  notSeenBecause: 'refused',
  premises: '4 Mill Lane, NM1 1AA',
  officers: [
    { name: 'PC Alex Marsh', isConstable: true, agency: null },
    { name: 'Nora Hale', isConstable: false, agency: 'Probation' },
  ],
  said: 'He said that we would need a warrant.',
  recordedBy: 'om.north',
  recordedAt: new Date(`${at}:30Z`),
  ...differing,
})

export function aPack(): WarrantPack {
  const calls = [
    aCall('2026-02-20T10:00'),
    aCall('2026-02-20T19:00', { said: null }),
    aCall('2026-02-23T10:00', { purpose: 'visit', notSeenBecause: 'no_reply' }),
  ]
  const rows = packRows(calls, { addressId: 'a', needed: 2 })
  const facts = {
    rows,
    home: {
      line: '4 Mill Lane, NM1 1AA',
      kind: 'residence',
      from: localDate('2025-06-01'),
      origin: 'register',
    },
    standing: {
      status: 'community',
      since: localDate('2025-06-01'),
      level: 'high',
      lastSeen: localDate('2025-12-09'),
    },
  } as const
  return {
    offenderId: '00000000-0000-4000-8000-000000000001' as OffenderId,
    visorRef: 'V1234567',
    name: 'Tobias Ellingham',
    dateOfBirth: localDate('1971-04-05'),
    rows,
    conditions: conditionsOf(facts),
    madeBy: 'DS Ruth Calder',
    madeByUsername: 'ds.north',
    forceName: 'Northmoor Constabulary',
    madeAt: new Date('2026-03-02T08:00:00Z'),
    isRestricted: false,
  }
}

export const packSample = (person: object) =>
  warrantPackModel({ pack: aPack(), person, mayTake: true })
