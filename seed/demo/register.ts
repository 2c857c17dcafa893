// The invented register as a file: who was here on the day of the first load, and the later file that proposes.
import { registerColumns } from '../../src/imports/index.ts'
import { addDays, earlierOf, type LocalDate } from '../../src/platform/calendar.ts'
import { of, scattered, type Roll } from './chance.ts'
import { nameOf, postcodeOf, streetOf, type OfficeKey } from './names.ts'
import { offices } from './offices.ts'

/** Cells by heading; what is left out is blank. */
export type Cells = Readonly<Record<string, string | number | null>>

const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as a file: every heading, in the usual order. */
export const asFile = (rows: readonly Cells[]): Buffer =>
  Buffer.from(
    [
      registerColumns.join(','),
      ...rows.map((row) => registerColumns.map((heading) => cell(row[heading] ?? null)).join(',')),
    ].join('\r\n'),
    'utf8',
  )

export const refOf = (n: number): string => `V${1_000_000 + n}`

const two = (number: number): string => String(number).padStart(2, '0')

/** Who somebody is, where they live and whose they are: by their number alone. */
export function identityOf(n: number, office: OfficeKey, sex = 'M'): Cells {
  const roll = scattered(n * 7_919)
  const { name, collar, colleague } = offices[office]
  const { surname, forenames } = nameOf(n, sex)
  return {
    'ViSOR ref': refOf(n),
    'PNC ID': `${two(70 + (n % 25))}/${100_000 + n * 37}${of(['A', 'B', 'C', 'D', 'E', 'F'], n)}`,
    Surname: surname,
    Forenames: forenames,
    DOB: `19${50 + roll(50)}-${two(1 + roll(12))}-${two(1 + roll(28))}`,
    Sex: sex,
    'MAPPA level': roll(12) === 0 ? 2 : 1,
    Team: name,
    Manager: n % 2 === 0 ? collar : colleague,
    Address: streetOf(n),
    Postcode: postcodeOf(n, office),
    Disposal: 'Imprisonment',
    'Sentence months': 12 + roll(60),
  }
}

/** A quiet file: under police lead, seen not long ago, assessed, nothing late. */
export function steady(load: LocalDate, level = 'Low'): Cells {
  return {
    Risk: level,
    'Lead agency': 'Police',
    Status: 'Community',
    Management: 'Active',
    'Police lead since': addDays(load, -420),
    'Address since': addDays(load, -500),
    'Last visit': addDays(load, -20),
    'ARMS completed': addDays(load, -150),
    'ARMS ratified': addDays(load, -146),
    'Conviction date': addDays(load, -1400),
    'Last notification': addDays(load, -120),
    'Children at address': 'No',
  }
}

/** How many of a hundred: very high, high, medium, low. */
const levelOf = (roll: number): string =>
  roll < 3 ? 'Very high' : roll < 21 ? 'High' : roll < 58 ? 'Medium' : 'Low'

const intervals: Readonly<Record<string, number>> = {
  'Very high': 28,
  High: 85,
  Medium: 170,
  Low: 340,
}

type Clocks = Readonly<{ seen: LocalDate | null; lead: LocalDate; due: LocalDate | null }>

function clocksOf(level: string, load: LocalDate, roll: Roll): Clocks {
  const interval = intervals[level] ?? 170
  const seen = roll(40) === 0 ? null : addDays(load, -1 - roll(Math.round(interval * 1.04)))
  const lead = addDays(load, seen === null ? -(1 + roll(20)) : -(20 + roll(1500)))
  const due = seen === null || roll(3) === 0 ? null : addDays(seen, interval - roll(20))
  return { seen, lead, due }
}

/** Somebody of whom nothing is told but what a register tells. */
export function ordinary(n: number, office: OfficeKey, load: LocalDate): Cells {
  const roll = scattered(20_260_302 + n * 104_729)
  const level = levelOf(roll(100))
  const { seen, lead, due } = clocksOf(level, load, roll)
  const police = roll(7) > 0
  const completed = roll(18) === 0 ? null : addDays(load, -roll(390))
  const arms =
    completed !== null && completed < lead && roll(5) > 0
      ? earlierOf(addDays(lead, 9), load)
      : completed
  const ratified =
    arms === null || roll(20) === 0 ? null : earlierOf(addDays(arms, 1 + roll(6)), load)
  return {
    ...identityOf(n, office),
    Risk: level,
    'Lead agency': police ? 'Police' : 'Probation',
    Status: 'Community',
    Management: 'Active',
    'Police lead since': police ? lead : null,
    'Address since': addDays(lead, -30),
    'Last visit': seen,
    'Visit due by': due,
    'ARMS completed': police ? arms : null,
    'ARMS ratified': police ? ratified : null,
    'Conviction date': addDays(lead, -700),
    'Last notification': addDays(load, -roll(360)),
    'SHPO expiry': roll(3) === 0 ? addDays(load, 250 + roll(900)) : null,
    'Children at address': roll(9) === 0 ? 'Yes' : 'No',
  }
}

/** Rows that nobody could take as they stand: a shortened reference, a day that does not exist, a level not given. */
export const unreadable = (load: LocalDate): readonly Cells[] => [
  { ...identityOf(291, 'north'), ...steady(load), 'ViSOR ref': 'V10291' },
  { ...identityOf(292, 'north'), ...steady(load), 'Last visit': '31/02/2025' },
  { ...identityOf(293, 'south'), ...steady(load), Risk: 'tbc' },
  { ...identityOf(294, 'south'), ...steady(load), DOB: '00/07/1969' },
]
