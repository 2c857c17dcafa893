// One person and one duty as lists show them, made of nobody.
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import type { PersonShown } from '../../src/backlog/queries/people.ts'
import type { ListedDuty } from '../../src/backlog/service/listed.ts'
import { aPolicy } from '../support/policy.ts'

export const on = localDate('2026-03-02')
export const policy = aPolicy()

export const aPerson = (differing: Partial<PersonShown> = {}): PersonShown => ({
  id: '00000000-0000-4000-8000-000000000041' as OffenderId,
  visorRef: 'V1234567',
  surname: 'Ellingham',
  forenames: 'Tobias',
  dateOfBirth: localDate('1971-02-03'),
  sex: 'M',
  level: 'high',
  levelSince: localDate('2025-06-01'),
  mappaLevel: 2,
  status: 'community',
  management: 'active',
  leadAgency: 'police',
  inCaseload: true,
  lastSeenOn: localDate('2025-11-10'),
  attemptsSince: 2,
  armsOn: localDate('2025-07-01'),
  armsRatifiedOn: localDate('2025-07-09'),
  levelUnsupported: false,
  marks: ['children'],
  officerId: '00000000-0000-4000-8000-000000000007' as OfficerId,
  officerKey: 'om.north',
  officerName: 'PC Alex Marsh',
  teamId: '00000000-0000-4000-8000-000000000001' as TeamId,
  teamName: 'North office',
  returnedOn: null,
  movedOn: null,
  interimControl: {
    control: 'Neighbourhood team passes the address each evening',
    untilOn: localDate('2026-03-09'),
  },
  ...differing,
})

export const aDuty = (differing: Partial<ListedDuty> = {}): ListedDuty => ({
  id: '00000000-0000-4000-8000-000000000099',
  kind: 'visit',
  subject: 'after:2025-11-10',
  level: 'high',
  rank: 20,
  startsOn: localDate('2025-11-10'),
  dueOn: localDate('2026-02-10'),
  dueSort: '2026-02-10',
  dueAt: null,
  suspended: null,
  rule: 'visits.ceiling_months.high',
  because: 'Last seen 10 Nov 2025; the ceiling for high risk is 3 months, which makes 10 Feb 2026.',
  metOn: null,
  daysLate: null,
  state: 'overdue',
  daysOverdue: 20,
  person: aPerson(),
  owner: { key: 'om.north', name: 'PC Alex Marsh' },
  ...differing,
})
