// Stories of doors: who could not be seen, where somebody was met instead, and what was planned then.
import { addDays } from '../../../src/platform/calendar.ts'
import { call, control, notSeen, plan, seen } from '../acts.ts'
import { at, northCrew, southCrew, story, type Story } from './story.ts'

/** Asked to come in to search and assess risk, and not let in: what a court asks for twice. */
const toSearch = (notSeenBecause: 'no_reply' | 'refused', account: string, said?: string) =>
  call({
    ...{ seen: 'no', notSeenBecause, place: 'home', crew: northCrew, account },
    entry: { sought: true, purpose: 's96b_search', obtained: false, said },
  })

const unled = () => ({
  ...{ 'Last visit': null, 'ARMS completed': null, 'ARMS ratified': null },
  ...{ 'Lead agency': 'Probation', 'Police lead since': null },
})

export const doorStories: readonly Story[] = [
  story(55, 'north', { cells: unled, apart: 'both' }),
  story(56, 'south', { level: 'Medium', cells: unled, apart: 'both' }),
  story(57, 'north', {
    apart: 'both',
    level: 'High',
    cells: (load) => ({ 'Last visit': addDays(load, -2), 'Visit due by': addDays(load, 84) }),
    moments: [
      at(8, ['10:10', 'om.north'], toSearch('no_reply', 'Curtains drawn, post on the mat.')),
      at(
        4,
        ['18:40', 'om.north'],
        toSearch(
          'refused',
          'Spoke through the door and would not open.',
          'Asked twice: “Not without a paper.”',
        ),
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
    apart: 'both',
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
    apart: 'visits',
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
