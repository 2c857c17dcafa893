// Models of the pages of ringing, for the views' contract.
import { firstDraw } from '../../src/platform/http/route.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { PersonShown } from '../../src/backlog/queries/people.ts'
import type { HoursDuty, Reachable } from '../../src/backlog/types/ringing.ts'
import { dutyModel, ringingModel, type RingingShown } from '../../src/backlog/views.ts'
import type { ForceId, OfficerId, TeamId } from '../../src/platform/ids.ts'

const today = localDate('2026-03-02')

const marsh: Reachable = {
  officerId: 'marsh' as OfficerId,
  key: 'om.north',
  name: 'PC Alex Marsh',
  phone: '01632 960001',
  as: 'owner',
}
const calder: Reachable = {
  ...marsh,
  officerId: 'calder' as OfficerId,
  key: 'ds.north',
  name: 'DS Ruth Calder',
  as: 'supervisor',
}

const duty = (person: PersonShown): HoursDuty => ({
  id: '00000000-0000-4000-8000-0000000000e1',
  forceId: 'force' as ForceId,
  teamId: 'north' as TeamId,
  teamName: 'North office',
  officerId: marsh.officerId,
  offenderId: person.id,
  kind: 'cover',
  subject: 'away:2026-03-02',
  because: 'The owner is sick from 2 Mar 2026.',
  dueOn: localDate('2026-03-03'),
  dueAt: new Date('2026-03-03T08:00:00Z'),
  openedAt: new Date('2026-03-02T08:00:00Z'),
  isOpen: true,
  acceptedBy: null,
  acceptedAt: null,
  calls: [
    {
      officerId: marsh.officerId,
      name: marsh.name,
      phone: marsh.phone,
      rungAt: new Date('2026-03-02T08:10:00Z'),
      answered: false,
      said: null,
      by: 'ds.north',
      byName: 'DS Ruth Calder',
    },
  ],
})

const ringing = (person: PersonShown): RingingShown => ({
  duty: duty(person),
  steps: [[marsh], [calder]],
  now: { people: [calder], rank: 1, climbsAt: new Date('2026-03-02T09:00:00Z'), inVain: false },
  passed: [{ name: marsh.name, why: 'rest', at: null }],
  others: [],
  isLate: true,
  person,
})

export const ringingSamples = (person: PersonShown) => ({
  'backlog/ringing': ringingModel({
    query: { team: 'North office', officer: 'om.north' },
    officerName: marsh.name,
    items: [ringing(person)],
    total: 60,
    teams: ['North office', 'South office'],
    today,
    nextHref: '/ringing?cursor=x',
    isFirstPart: false,
  }),
  'backlog/duty': dutyModel({
    ...ringing(person),
    mayAccept: true,
    today,
    attempt: { ...firstDraw, errors: [{ field: 'said', message: 'Say what was said' }] },
    key: 'a key',
  }),
})
