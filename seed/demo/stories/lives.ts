// Stories of homes, nights, owners and doors: what moves, what was found last night, who could not be seen.
import {
  addAlias,
  addIdentifier,
  addMarker,
  addAddress,
  allocate,
  endMarker,
  setMappaLevel,
} from '../../../src/offenders/index.ts'
import { addDays, localDateOf } from '../../../src/platform/calendar.ts'
import { call, control, event, notSeen, plan, seen, type Act } from '../acts.ts'
import { at, northCrew, southCrew, story, type Story } from './story.ts'

const never = () => ({ 'Last visit': null, 'ARMS completed': null, 'ARMS ratified': null })
const unled = () => ({ ...never(), 'Lead agency': 'Probation', 'Police lead since': null })

const movedTo = (line: string, postcode: string): Act =>
  event('move', {
    note: 'Notified at the station',
    homeAddress: { kind: 'residence', line, postcode },
  })

const noFixedAbode: Act = ({ tx, actor }, offenderId) =>
  addAddress(tx, actor, {
    offenderId,
    kind: 'location',
    line: 'Bandstand in Pretend Park, most evenings',
    postcode: 'NM2 1AB',
    from: localDateOf(tx.at),
  })

const homes: readonly Story[] = [
  story(41, 'north', {
    level: 'Medium',
    moments: [at(4, ['15:20', 'om.north'], movedTo('4 Figment Road', 'NM3 4GH'))],
  }),
  story(42, 'south', {
    moments: [at(45, ['15:20', 'om.south'], movedTo('88 Storybook Way', 'NM7 2CD'))],
  }),
  story(43, 'north', { moments: [at(28, ['15:20', 'om.north'], noFixedAbode)] }),
]

const lastNight: readonly Story[] = [
  story(44, 'south', {
    level: 'High',
    moments: [
      at(
        1,
        ['22:15', 'om.south'],
        event('new_household', { note: 'A woman with two children under ten has moved in' }),
      ),
      at(
        1,
        ['22:30', 'om.south'],
        control('a night patrol passing twice', 4, 'Children in the house, referral made tonight'),
      ),
    ],
  }),
  story(45, 'north', {
    level: 'High',
    moments: [
      at(1, ['22:40', 'om.north'], event('arrest', { note: 'Found outside a school fête' })),
    ],
  }),
  story(46, 'north', {
    level: 'Medium',
    moments: [
      at(9, ['21:10', 'om.north'], event('arrest', { note: 'Images found on a telephone' })),
      at(1, ['20:50', 'om.north'], event('charge', { note: 'Two counts; bailed with conditions' })),
    ],
  }),
  story(47, 'south', {
    level: 'Medium',
    moments: [
      at(
        1,
        ['21:30', 'om.south'],
        event('intelligence', { note: 'Said to be coaching a junior side' }),
      ),
    ],
  }),
  story(48, 'north', {
    moments: [
      at(1, ['21:55', 'om.north'], event('breach', { note: 'An account in another name' })),
    ],
  }),
]

const toNobody: Act = ({ tx, actor }, offenderId) =>
  allocate(tx, actor, {
    offenderId,
    team: 'North office',
    from: localDateOf(tx.at),
    reason: 'His officer has more than the policy bears; to be given out at the meeting',
  })

const toColleague: Act = ({ tx, actor }, offenderId) =>
  allocate(tx, actor, {
    offenderId,
    officer: '90011',
    team: 'North office',
    from: localDateOf(tx.at),
    reason: 'Evens out the two lists',
  })

const owners: readonly Story[] = [
  story(49, 'north', { cells: () => ({ Manager: null }) }),
  story(50, 'south', { level: 'Medium', cells: () => ({ Manager: null }) }),
  story(51, 'north', { moments: [at(5, ['16:40', 'ds.north'], toNobody)] }),
  story(52, 'north', { moments: [at(25, ['16:40', 'ds.north'], toColleague)] }),
]

const marker =
  (text: string): Act =>
  ({ tx, actor }, offenderId) =>
    addMarker(tx, actor, { offenderId, kind: 'warning', text })

const markerEnded: Act = async ({ tx, actor }, offenderId) => {
  const [held] = await tx.query<{ id: string }>(
    `select m.id from markers m where m.offender_id = $1 and m.kind = 'warning' and m.until_on is null`,
    [offenderId],
  )
  if (held === undefined) throw new Error('the demonstration has no marker to end')
  await endMarker(tx, actor, { offenderId, markerId: held.id, why: 'The dog has died' })
}

const knownAs: Act = async ({ tx, actor }, offenderId) => {
  await addAlias(tx, actor, { offenderId, surname: 'Merryweather', forenames: 'Lance' })
  await addIdentifier(tx, actor, { offenderId, kind: 'CRO', value: '104417/95X' })
  await setMappaLevel(tx, actor, { offenderId, mappaLevel: 3, from: localDateOf(tx.at) })
}

const marks: readonly Story[] = [
  story(53, 'north', {
    moments: [
      at(60, ['12:20', 'om.north'], marker('Large dog, loose in the garden')),
      at(10, ['12:20', 'om.north'], markerEnded),
    ],
  }),
  story(54, 'south', {
    level: 'High',
    moments: [
      at(33, ['12:20', 'om.south'], marker('Filmed the last crew and put it online')),
      at(32, ['12:20', 'om.south'], knownAs),
    ],
  }),
]

const doors: readonly Story[] = [
  story(55, 'north', { cells: unled, apart: 'both' }),
  story(56, 'south', { level: 'Medium', cells: unled, apart: 'both' }),
  story(57, 'north', {
    apart: 'both',
    level: 'High',
    cells: (load) => ({ 'Last visit': addDays(load, -2), 'Visit due by': addDays(load, 84) }),
    moments: [
      at(
        8,
        ['10:10', 'om.north'],
        notSeen('no_reply', northCrew, 'Curtains drawn, post on the mat.'),
      ),
      at(
        4,
        ['18:40', 'om.north'],
        notSeen('no_reply', northCrew, 'A neighbour saw him go out at six.'),
      ),
      at(
        3,
        ['14:00', 'ds.north'],
        control('a daily look in by the neighbourhood team', 7, 'Not found twice'),
      ),
    ],
  }),
  story(58, 'south', {
    apart: 'both',
    level: 'High',
    cells: (load) => ({ 'Last visit': addDays(load, -15), 'Visit due by': addDays(load, 65) }),
    moments: [
      at(
        14,
        ['15:00', 'ds.south'],
        control('a call from the hostel when he is out at night', 9, 'Late, and nobody free'),
      ),
      at(
        12,
        ['17:20', 'om.south'],
        notSeen('refused', southCrew, 'Spoke through the door; would not open.'),
      ),
    ],
  }),
  story(60, 'north', {
    apart: 'visits',
    level: 'Medium',
    cells: (load) => ({ 'Last visit': addDays(load, -60), 'Visit due by': addDays(load, 97) }),
    moments: [at(2, ['15:50', 'om.north'], plan(24, 'Works away until the end of the month'))],
  }),
  story(61, 'south', {
    apart: 'visits',
    cells: (load) => ({ 'Last visit': addDays(load, -200), 'Visit due by': addDays(load, 94) }),
    moments: [at(1, ['15:50', 'om.south'], plan(20, 'His knee is operated on this week'))],
  }),
  story(62, 'north', {
    cells: (load) => ({ 'Visit due by': addDays(load, 240) }),
    moments: [at(7, ['15:50', 'om.north'], plan(12, 'Sooner, after a call from his sister'))],
  }),
  story(63, 'north', {
    level: 'Medium',
    moments: [
      at(3, ['13:30', 'om.north'], seen(['om.north'], 'Called alone on the way back from court.')),
    ],
  }),
  story(64, 'south', {
    level: 'Medium',
    moments: [
      at(
        5,
        ['11:50', 'om.south'],
        call({
          seen: 'doorstep',
          place: 'home',
          crew: southCrew,
          announcedBecause: 'His carer asked to be there',
          account: 'Would not let us in, a visitor was asleep.',
        }),
      ),
    ],
  }),
  story(65, 'north', {
    moments: [
      at(
        11,
        ['10:40', 'om.north'],
        call({
          seen: 'inside',
          place: 'station',
          crew: northCrew,
          account: 'Came to notify a new telephone.',
        }),
      ),
    ],
  }),
  story(66, 'south', {
    moments: [
      at(
        17,
        ['16:25', 'om.south'],
        call({
          seen: 'elsewhere',
          place: 'elsewhere',
          crew: southCrew,
          account: 'Met at the bus station by chance.',
        }),
      ),
    ],
  }),
  story(67, 'north', {
    level: 'Medium',
    moments: [
      at(
        16,
        ['18:15', 'om.north'],
        notSeen('gone', northCrew, 'Landlord says he left for a week.'),
      ),
    ],
  }),
  story(68, 'south', {
    moments: [
      at(
        24,
        ['18:15', 'om.south'],
        notSeen('unsafe', southCrew, 'Several men in the yard, shouting.'),
      ),
      at(
        19,
        ['09:55', 'om.south'],
        notSeen('cancelled_by_police', southCrew, 'Called away to a search.'),
      ),
    ],
  }),
  story(69, 'north', {
    moments: [
      at(13, ['10:35', 'om.north'], notSeen('frustrated', northCrew, 'He was at the hospital.')),
    ],
  }),
]

export const lifeStories: readonly Story[] = [...homes, ...lastNight, ...owners, ...marks, ...doors]
