// Stories of who leads and of the ARMS: not started, in draft, returned, waiting, ratified; and who is not in scope.
import { addDays, type LocalDate } from '../../../src/platform/calendar.ts'
import { setLeadAgency } from '../../../src/offenders/index.ts'
import { localDateOf } from '../../../src/platform/calendar.ts'
import { event, type Act } from '../acts.ts'
import {
  at,
  ratifiedArms,
  returnedArms,
  startedArms,
  story,
  submittedArms,
  type Story,
} from './story.ts'

const probation = () => ({
  'Lead agency': 'Probation',
  'Police lead since': null,
  'ARMS completed': null,
  'ARMS ratified': null,
})

const policeLead: Act = ({ tx, actor }, offenderId) =>
  setLeadAgency(tx, actor, {
    offenderId,
    agency: 'police',
    from: localDateOf(tx.at),
    event: 'handed over by probation',
  })

/** At one address for as long as visits are told of. */
const longHere = (load: LocalDate) => ({ 'Address since': addDays(load, -800) })

/** Sixteen and a half on the day of the load, and so all through the history. */
const boy = (load: LocalDate) => ({
  DOB: addDays(load, -6_030),
  'Lead agency': 'YOT',
  'Police lead since': null,
  'ARMS completed': null,
  'ARMS ratified': null,
})

export const assessmentStories: readonly Story[] = [
  story(30, 'north', {
    apart: 'arms',
    level: 'Medium',
    cells: probation,
    moments: [at(18, ['12:00', 'om.north'], event('licence_end', { note: 'Probation told us' }))],
  }),
  story(31, 'south', {
    apart: 'arms',
    level: 'High',
    cells: probation,
    moments: [at(3, ['12:00', 'om.south'], event('licence_end', { note: 'Probation told us' }))],
  }),
  story(32, 'north', {
    apart: 'visits',
    level: 'Medium',
    cells: (load) => ({ ...probation(), ...longHere(load), 'Last visit': addDays(load, -140) }),
  }),
  story(33, 'south', { cells: boy }),
  story(34, 'north', {
    apart: 'visits',
    level: 'High',
    sex: 'F',
    cells: (load) => ({ ...longHere(load), 'Last visit': addDays(load, -89) }),
  }),
  story(35, 'south', { sex: 'F' }),
  story(36, 'north', {
    apart: 'arms',
    level: 'Medium',
    cells: probation,
    moments: [
      at(40, ['11:00', 'om.north'], policeLead),
      at(31, ['11:00', 'om.north'], startedArms),
    ],
  }),
  story(37, 'south', {
    apart: 'arms',
    level: 'High',
    cells: probation,
    moments: [
      at(45, ['11:00', 'om.south'], policeLead),
      at(38, ['11:00', 'om.south'], startedArms),
      at(33, ['16:00', 'om.south'], submittedArms),
    ],
  }),
  story(38, 'north', {
    apart: 'arms',
    level: 'Medium',
    cells: probation,
    moments: [
      at(50, ['11:00', 'om.north'], policeLead),
      at(42, ['11:00', 'om.north'], startedArms),
      at(38, ['16:00', 'om.north'], submittedArms),
      at(35, ['16:30', 'ds.north'], returnedArms),
    ],
  }),
  story(39, 'north', {
    cells: probation,
    moments: [
      at(50, ['11:00', 'om.north'], policeLead),
      at(42, ['11:00', 'om.north'], startedArms),
      at(40, ['16:00', 'om.north'], submittedArms),
      at(38, ['16:30', 'ds.north'], ratifiedArms),
    ],
  }),
  story(40, 'south', {
    apart: 'arms',
    level: 'Medium',
    cells: probation,
    moments: [
      at(48, ['11:00', 'om.south'], policeLead),
      at(40, ['11:00', 'om.south'], startedArms),
      at(36, ['16:00', 'om.south'], submittedArms),
      at(30, ['16:30', 'di.force'], returnedArms),
      at(27, ['16:00', 'om.south'], submittedArms),
      at(25, ['16:30', 'di.force'], ratifiedArms),
    ],
  }),
]
