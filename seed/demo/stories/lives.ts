// Stories of homes, nights, owners and marks: what moves, and what was found last night.
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
import { control, event, type Act } from '../acts.ts'
import { at, story, type Story } from './story.ts'

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
  // Nobody of the office got there: a pair of the other one goes at the weekend.
  story(54, 'south', {
    apart: 'visits',
    level: 'High',
    cells: (load) => ({ 'Last visit': addDays(load, -2), 'Visit due by': addDays(load, 81) }),
    moments: [
      at(33, ['12:20', 'om.south'], marker('Filmed the last crew and put it online')),
      at(32, ['12:20', 'om.south'], knownAs),
    ],
  }),
]

export const lifeStories: readonly Story[] = [...homes, ...lastNight, ...owners, ...marks]
