// The obvious worst case: very high risk, a child in the house, long unseen, tried twice, nobody there yet.
import { addDays } from '../../../src/platform/calendar.ts'
import { control, notSeen, plan, seen } from '../acts.ts'
import { at, northCrew, story, type Story } from './story.ts'

export const worstCaseNumber = 1

export const worstCase: Story = story(worstCaseNumber, 'north', {
  apart: 'both',
  cells: (load) => ({
    'PNC ID': '88/104417C',
    Surname: 'Grimsdyke',
    Forenames: 'Septimus',
    DOB: '1971-04-12',
    Manager: '90001',
    Risk: 'Very high',
    'MAPPA level': 2,
    Address: '13 Fable Close',
    Postcode: 'NM4 2EF',
    'Address since': addDays(load, -210),
    'Police lead since': addDays(load, -320),
    'Last visit': addDays(load, -12),
    'Visit due by': addDays(load, 14),
    'ARMS completed': addDays(load, -305),
    'ARMS ratified': addDays(load, -300),
    'Sentence months': 48,
    'SHPO expiry': 'Indefinite',
    'Children at address': 'Yes',
    Notes: 'Works nights; best tried in the early evening',
  }),
  moments: [
    at(
      77,
      ['17:40', 'om.north'],
      seen(
        northCrew,
        'Seen with his partner and her daughter, who is nine. He asked us to ring first next time.',
      ),
    ),
    at(77, ['18:30', 'om.north'], plan(28, 'Within the month of the level, early evening')),
    at(
      30,
      ['16:05', 'ds.north'],
      control(
        'a call from the school whenever the child is not brought',
        14,
        'Overdue and nobody free before the end of the month',
      ),
    ),
    at(
      6,
      ['10:30', 'om.north'],
      notSeen('no_reply', ['om.north', 'ds.north'], 'No answer. A car was in the drive.'),
    ),
    at(
      2,
      ['19:10', 'om.north'],
      notSeen(
        'no_reply',
        ['om.north', 'ds.north'],
        'Lights on upstairs, no answer to three knocks.',
      ),
    ),
  ],
})
