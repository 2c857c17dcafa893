// A small caseload as the force's spreadsheet holds it: invented people, faults among them, the worst one known by name.
import type { Cells } from '../imports/register-builder.ts'
import { csvOf } from '../imports/registers.ts'

/** Very high, five weeks late, and nobody else is as bad: who stands first in every list of the North office. */
export const worst = { visorRef: 'V5000001', name: 'Walter Applethwaite', daysLate: 36 } as const

const surnames = [
  'Bickerstaff',
  'Cragg',
  'Dunnock',
  'Entwhistle',
  'Fothergale',
  'Garside',
  'Holroyde',
]
const forenames = ['Amos', 'Bertram', 'Cyril', 'Denzil', 'Ewart', 'Fergus']
const levels = ['Low', 'Medium', 'High', 'Low', 'Medium']

const officers: readonly Cells[] = [
  { Manager: '90001', 'Manager name': 'PC Alex Marsh', Team: 'North office' },
  { Manager: '90002', 'Manager name': 'PC Bryony Kerr', Team: 'South office' },
]

const at = <T>(list: readonly [T, ...T[]] | readonly T[], index: number): T =>
  list[index % list.length] as T

/** Only some are late: due days spread around 2 March 2026. */
const person = (index: number): Cells => ({
  ...at(officers, index),
  'ViSOR ref': `V${6_000_000 + index}`,
  Surname: at(surnames, index),
  Forenames: at(forenames, index),
  DOB: `${1 + (index % 28)}/${1 + (index % 12)}/${1950 + (index % 45)}`,
  Sex: 'M',
  Risk: at(levels, index),
  'Lead agency': 'Police',
  'Police lead since': '03/02/2021',
  Status: index % 17 === 5 ? 'Custody' : 'Community',
  Address: `${index} Quarry Lane`,
  Postcode: `NM${1 + (index % 4)} 2AB`,
  'Last visit': '01/12/2025',
  'Visit due by': `${1 + (index % 27)}/${2 + (index % 3)}/2026`,
  'ARMS completed': index % 4 === 0 ? '' : '10/06/2025',
  'ARMS ratified': index % 4 === 0 ? '' : '20/06/2025',
})

const worstRow: Cells = {
  ...person(0),
  'ViSOR ref': worst.visorRef,
  Surname: 'Applethwaite',
  Forenames: 'Walter',
  Risk: 'Very high',
  Status: 'Community',
  'Last visit': '02/01/2026',
  'Visit due by': '25/01/2026',
  'ARMS completed': '10/06/2025',
  'ARMS ratified': '20/06/2025',
}

/** Two rows that cannot be loaded and one whose bad cell is held back. */
const faulty: readonly Cells[] = [
  { ...person(90), DOB: '31/02/1980' },
  { ...person(92), Risk: 'To be confirmed' },
  { ...person(94), 'SHPO expiry': 'soon' },
]

export const caseload = {
  bytes: csvOf(worstRow, ...Array.from({ length: 57 }, (_, index) => person(index)), ...faulty),
  accepted: 59,
  rejected: 2,
} as const
