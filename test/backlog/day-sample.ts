// The model of an officer's day: own people and one covered, what the meeting decided, who asks to be covered.
import type { PersonShown } from '../../src/backlog/queries/people.ts'
import type { ListedDuty } from '../../src/backlog/service/listed.ts'
import { begunLines, myDayModel } from '../../src/backlog/views.ts'
import type { CoverShown } from '../../src/officers/index.ts'
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import type { ForceId, OfficerId } from '../../src/platform/ids.ts'
import type { Policy } from '../../src/policy/index.ts'

export const aCover: CoverShown = {
  id: '00000000-0000-4000-8000-0000000000c1',
  forceId: 'force' as ForceId,
  officerId: 'marsh' as OfficerId,
  coveringId: 'kerr' as OfficerId,
  offenderId: null,
  fromOn: localDate('2026-03-01'),
  lastOn: localDate('2026-03-06'),
  deputises: false,
  state: 'asked',
  origin: 'here',
  recordedAt: new Date('2026-03-01T08:00:00Z'),
  recordedBy: 'ds.north',
  recordedByName: 'DS Ruth Calder',
  endedByName: null,
  answeredAt: null,
  answeredBy: null,
  answerNote: null,
  endedAt: null,
  endedBy: null,
  handBack: null,
  handedBackAt: null,
  struck: null,
  version: 1,
  officerKey: 'om.north',
  officerName: 'PC Alex Marsh',
  coveringKey: 'om.south',
  coveringName: 'PC Bryony Kerr',
  teamId: null,
  teamName: null,
  personName: null,
  visorRef: null,
}

const at = new Date('2026-03-02T08:32:00Z')

type Made = Readonly<{
  aDuty: (differing?: Partial<ListedDuty>) => ListedDuty
  aPerson: () => PersonShown
  policy: Policy
  on: LocalDate
  words: string
}>

export const daySample = ({ aDuty, aPerson, policy, on, words }: Made) =>
  myDayModel({
    day: {
      on,
      now: [
        {
          coveringFor: 'PC Alex Marsh',
          duty: aDuty(),
          words: words,
          also: [aDuty({ kind: 'arms_review' })],
        },
      ],
      covers: [aCover],
      handedBack: [{ ...aCover, lastOn: on }],
      writeUps: [],
      claims: [
        {
          id: '00000000-0000-4000-8000-0000000000c1',
          forceId: 'force' as ForceId,
          recordedAt: new Date('2026-03-01T15:10:00Z'),
          recordedBy: 'om.north',
          offenderId: aPerson().id,
          untilOn: on,
          crew: [
            { officer: 'om.north', name: 'PC Alex Marsh' },
            { officer: 'om.south', name: 'PC Bryony Kerr' },
          ],
          officerIds: [],
          note: null,
          endedAt: null,
          endedBy: null,
          endedHow: null,
          version: 1,
          surname: 'Invented',
          forenames: 'Victor',
          visorRef: 'V7000001',
        },
      ],
      sightings: [
        {
          id: '00000000-0000-4000-8000-0000000000f1',
          offenderId: aPerson().id,
          at: new Date('2026-03-01T15:10:00Z'),
          place: 'The park behind the school',
          what: 'Sitting on a bench with two boys of about ten.',
          agency: 'Northmoor neighbourhood team',
          name: 'PC Ida Bloom',
          withChildren: true,
          personName: 'Tobias Ellingham',
          visorRef: 'V1234567',
        },
      ],
      ringing: 2,
      promises: 1,
      soon: [
        {
          coveringFor: null,
          duty: aDuty({ state: 'due', daysOverdue: 0, dueOn: localDate('2026-03-05') }),
          words: 'High risk, due in 3 days.',
          also: [],
        },
      ],
      decided: [
        {
          id: '00000000-0000-4000-8000-0000000000d1',
          offenderId: aPerson().id,
          name: 'Tobias Ellingham',
          visorRef: 'V1234567',
          decision: 'Call with a uniform crew',
          dueOn: localDate('2026-03-01'),
          atTime: '19:30',
          decidedOn: localDate('2026-03-01'),
        },
      ],
      totals: { overdue: 2, no_date: 0, due: 1, suspended: 1 },
      covered: [
        { whose: aCover, totals: { overdue: 26, no_date: 0, due: 3, suspended: 0 }, promises: 2 },
        {
          whose: { ...aCover, officerKey: 'om.other' },
          totals: { overdue: 0, no_date: 0, due: 0, suspended: 0 },
          promises: 0,
        },
      ],
    },
    officer: { key: 'om.north', name: 'PC Alex Marsh' },
    isOwn: false,
    policy,
    begun: begunLines(
      [
        {
          ...{ offenderId: aPerson().id, name: 'Tobias Ellingham' },
          visorRef: 'V1234567',
          form: 'visit',
          savedAt: at,
        },
      ],
      at,
    ),
    others: [{ key: 'om.north', name: 'PC Alex Marsh' }],
  })
