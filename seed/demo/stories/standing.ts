// Stories of risk level, management and status: up at once, down with two, away and back.
import { addDays } from '../../../src/platform/calendar.ts'
import { event, level, management, plan, seen, status } from '../acts.ts'
import { at, northCrew, signed, story, type Story } from './story.ts'

const levels: readonly Story[] = [
  story(2, 'north', {
    level: 'High',
    moments: [
      at(
        13,
        ['14:10', 'om.north'],
        seen(northCrew, 'Drinking again; two empty bottles on the table.'),
      ),
      at(
        13,
        ['15:00', 'om.north'],
        plan(60, 'Sooner than the level asks, because of the drinking'),
      ),
      at(6, ['11:20', 'ds.north'], level('very_high', 'Threats made to a former partner')),
      at(6, ['11:40', 'ds.north'], plan(8, 'The new level asks for a visit this fortnight')),
    ],
  }),
  story(3, 'south', {
    level: 'Medium',
    moments: [
      at(
        22,
        ['12:00', 'om.south'],
        event('new_household', { note: 'Moved in with a couple met online' }),
      ),
      at(22, ['12:10', 'om.south'], level('high', 'New household with nobody told of the order')),
    ],
  }),
  story(4, 'north', {
    level: 'High',
    moments: [
      at(
        33,
        ['15:30', 'om.north'],
        level('medium', 'Two settled years, work and family confirmed'),
      ),
      at(31, ['10:50', 'di.force'], signed(true, 'Evidence from three agencies agrees')),
    ],
  }),
  story(5, 'south', {
    level: 'High',
    moments: [
      at(20, ['15:30', 'om.south'], level('medium', 'Keeps every appointment')),
      at(
        18,
        ['11:10', 'di.force'],
        signed(false, 'Keeping appointments is not evidence of less risk'),
      ),
    ],
  }),
  story(6, 'north', {
    level: 'High',
    moments: [
      at(2, ['14:40', 'om.north'], level('medium', 'In work since autumn, landlord confirms')),
    ],
  }),
]

const managed: readonly Story[] = [
  story(7, 'north', { cells: () => ({ Management: 'Reactive' }) }),
  story(8, 'south', {
    moments: [
      at(45, ['16:20', 'ds.south'], management('reactive', 'Low for four years, in a care home')),
      at(43, ['10:20', 'di.force'], signed(true, 'The home tells us of any change')),
    ],
  }),
  story(9, 'north', {
    moments: [
      at(3, ['15:10', 'ds.north'], management('reactive', 'Low for six years and housebound')),
    ],
  }),
  story(10, 'south', {
    apart: 'visits',
    cells: () => ({ Management: 'Reactive' }),
    moments: [
      at(
        1,
        ['23:05', 'om.south'],
        event('arrest', { note: 'Stopped near the lido with a camera' }),
      ),
    ],
  }),
]

const inPrison: readonly Story[] = [
  story(11, 'north', { cells: () => ({ Status: 'Custody' }) }),
  story(12, 'north', {
    level: 'High',
    moments: [
      at(
        26,
        ['21:40', 'om.north'],
        event('arrest', { note: 'Breach of the order found at his home' }),
      ),
      at(25, ['12:30', 'om.north'], status('custody', { reason: 'Remanded', reviewIn: 35 })),
    ],
  }),
  story(13, 'south', {
    apart: 'both',
    level: 'Medium',
    moments: [
      at(
        60,
        ['12:30', 'om.south'],
        status('custody', { reason: 'Sentenced to five months', reviewIn: 47 }),
      ),
    ],
  }),
  story(14, 'north', {
    apart: 'both',
    level: 'High',
    cells: (load) => ({ Status: 'Custody', 'Last visit': addDays(load, -300) }),
    moments: [at(6, ['10:15', 'om.north'], event('release', { note: 'To his mother’s address' }))],
  }),
  story(15, 'south', {
    apart: 'visits',
    level: 'Medium',
    cells: (load) => ({ Status: 'Custody', 'Last visit': addDays(load, -260) }),
    moments: [at(30, ['10:15', 'om.south'], event('release', { note: 'To a hostel' }))],
  }),
  story(23, 'north', {
    level: 'Medium',
    cells: () => ({ 'Lead agency': 'Probation', 'Police lead since': null }),
    moments: [
      at(
        15,
        ['16:10', 'om.north'],
        event('recall', { note: 'Probation recalled him for missed contact' }),
      ),
      at(15, ['16:15', 'om.north'], status('custody', { reason: 'Recalled', reviewIn: 28 })),
    ],
  }),
]

const elsewhere: readonly Story[] = [
  story(16, 'north', {
    moments: [
      at(40, ['13:00', 'om.north'], status('hospital', { reason: 'Stroke', reviewIn: 44 })),
    ],
  }),
  story(17, 'south', {
    moments: [
      at(70, ['13:00', 'om.south'], status('hospital', { reason: 'Surgery', reviewIn: 60 })),
      at(20, ['13:00', 'om.south'], status('community', { reason: 'Discharged home' })),
    ],
  }),
  story(18, 'south', {
    moments: [
      at(
        10,
        ['13:00', 'om.south'],
        status('abroad', { reason: 'Notified travel to Spain', reviewIn: 16, endsIn: 16 }),
      ),
    ],
  }),
  story(19, 'north', {
    moments: [
      at(
        50,
        ['13:00', 'om.north'],
        status('abroad', { reason: 'Notified travel to Australia', reviewIn: 38, endsIn: 38 }),
      ),
    ],
  }),
  story(20, 'north', {
    apart: 'both',
    level: 'High',
    moments: [
      at(9, ['17:30', 'om.north'], status('missing', { reason: 'Flat cleared, telephone off' })),
    ],
  }),
  story(21, 'south', {
    level: 'Medium',
    moments: [
      at(62, ['17:30', 'om.south'], status('missing', { reason: 'Not at the hostel for a week' })),
      at(
        55,
        ['11:00', 'om.south'],
        status('community', { reason: 'Found at a friend’s, notified since' }),
      ),
    ],
  }),
  story(22, 'south', { apart: 'both', cells: () => ({ Status: 'Missing' }) }),
]

const gone: readonly Story[] = [
  story(24, 'south', {
    moments: [
      at(
        37,
        ['11:30', 'om.south'],
        event('transfer_out', {
          toForce: 'Eastshire Police',
          note: 'Told their desk by telephone, 11:20',
        }),
      ),
      at(
        30,
        ['11:30', 'om.south'],
        status('transferred', { reason: 'Eastshire Police accepted him' }),
      ),
    ],
  }),
  story(25, 'north', {
    cells: () => ({ Status: 'Transferred' }),
    moments: [
      at(21, ['11:30', 'om.north'], event('transfer_in', { note: 'Back from Eastshire Police' })),
    ],
  }),
  story(26, 'south', { cells: () => ({ Status: 'Transferred' }) }),
  story(27, 'north', {
    moments: [
      at(
        50,
        ['15:00', 'ds.north'],
        status('closed', { reason: 'Requirement to notify ended; checked by two' }),
      ),
    ],
  }),
  story(28, 'south', {
    moments: [
      at(66, ['12:40', 'om.south'], event('death', { note: 'Reported by the coroner’s officer' })),
      at(64, ['12:40', 'ds.south'], status('closed', { reason: 'Died; certificate seen' })),
    ],
  }),
  story(29, 'north', { cells: () => ({ Status: 'Closed' }) }),
]

export const standingStories: readonly Story[] = [
  ...levels,
  ...managed,
  ...inPrison,
  ...elsewhere,
  ...gone,
]
