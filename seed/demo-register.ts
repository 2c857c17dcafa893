// A register of invented people, the same for the same day: every state that the product knows, and one obvious worst case.
import { addDays, earlierOf, type LocalDate } from '../src/platform/calendar.ts'

export const worstCaseRef = 'V1000001'

const headings =
  'ViSOR ref,PNC ID,Surname,Forenames,DOB,Sex,Risk,MAPPA level,Lead agency,Status,Management,Police lead since,Manager,Manager name,Team,Address,Postcode,Address since,Last visit,Visit due by,ARMS completed,ARMS ratified,Disposal,Sentence months,Conviction date,Last notification,SHPO expiry,Children at address,Released,Notes'

const surnames = [
  'Applegarth',
  'Birtwhistle',
  'Cringle',
  'Dobbin',
  'Eccleshaw',
  'Frobisher',
  'Grimsdyke',
  'Hebblethwaite',
  'Inkersole',
  'Jellicoe',
  'Kettlewell',
  'Longbottom',
  'Muckle',
  'Nettlefold',
  "O'Dowd",
  'Pobjoy',
  'Quillfeather',
  'Rumbelow',
  'Slingsby',
  'Tuttle',
  'Umpleby',
  'Vellacott',
  'Wigglesworth',
  'Yarborough',
]
const forenames = [
  'Aldous',
  'Barnaby',
  'Crispin',
  'Dunstan',
  'Ephraim',
  'Fabian',
  'Gawain',
  'Humphrey',
  'Ignatius',
  'Jocelyn',
  'Kit',
  'Lucian',
  'Merlin',
  'Nigel',
  'Osric',
  'Piers',
  'Quentin',
  'Rollo',
  'Septimus',
  'Tobias',
]
const streets = [
  'Invented Lane',
  'Nowhere Street',
  'Imaginary Row',
  'Fable Close',
  'Pretend Avenue',
  'Figment Road',
]

type Person = Readonly<Record<string, string | number | null>>

/** Numbers that look scattered and never change: the demonstration is the same on every machine. */
function scattered(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

const of = <T>(list: readonly T[], place: number): T => {
  const one = list[place % list.length]
  if (one === undefined) throw new Error('an empty list has nothing to pick')
  return one
}

/** How many of a hundred: very high, high, medium, low. */
const levelOf = (roll: number): string =>
  roll < 3 ? 'Very high' : roll < 22 ? 'High' : roll < 60 ? 'Medium' : 'Low'

const intervals: Readonly<Record<string, number>> = {
  'Very high': 28,
  High: 85,
  Medium: 170,
  Low: 340,
}

const statusOf = (roll: number): string =>
  roll < 5
    ? 'Custody'
    : roll < 6
      ? 'Hospital'
      : roll < 7
        ? 'Abroad'
        : roll < 8
          ? 'Missing'
          : 'Community'

/** The demonstration's own two officers, by the collar numbers that a register names them by. */
const collarOf = (north: boolean): string => (north ? '90001' : '90002')

function identity(n: number, roll: (below: number) => number): Person {
  const north = n % 120 < 70
  return {
    ref: `V${1_000_000 + n}`,
    pnc: `${70 + (n % 25)}/${100_000 + n * 37}${of(['A', 'B', 'C', 'D', 'E', 'F'], n)}`,
    surname: of(surnames, n * 7),
    forenames: of(forenames, n * 3 + roll(5)),
    born: `19${50 + roll(50)}-0${1 + roll(9)}-1${roll(9)}`,
    sex: n % 40 === 7 ? 'F' : 'M',
    team: north ? 'North office' : 'South office',
    manager: n % 60 === 30 ? null : collarOf(north),
    street: `${1 + roll(150)} ${of(streets, n + roll(6))}`,
    postcode: `NM${1 + (n % 9)} ${1 + roll(9)}${of(['AB', 'CD', 'EF', 'GH'], n)}`,
  }
}

type Dates = Readonly<{
  lead: LocalDate
  seen: LocalDate | null
  due: LocalDate | null
  arms: LocalDate | null
  ratified: LocalDate | null
}>

function datesOf(level: string, today: LocalDate, roll: (below: number) => number): Dates {
  const interval = intervals[level] ?? 170
  const seen = roll(30) === 0 ? null : addDays(today, -roll(Math.round(interval * 1.15)))
  const lead = addDays(today, seen === null ? -(1 + roll(20)) : -(20 + roll(1500)))
  const arms = roll(14) === 0 ? null : addDays(today, -roll(430))
  return {
    lead,
    seen,
    due: seen === null || roll(3) === 0 ? null : addDays(seen, interval - roll(20)),
    arms: arms !== null && arms < lead && roll(4) > 0 ? earlierOf(addDays(lead, 9), today) : arms,
    ratified: arms === null || roll(16) === 0 ? null : arms,
  }
}

const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function line(n: number, today: LocalDate, roll: (below: number) => number): string {
  const who = identity(n, roll)
  const level = levelOf(roll(100))
  const { lead, seen, due, arms, ratified } = datesOf(level, today, roll)
  const police = roll(6) > 0
  const ratifiedOn =
    arms === null || ratified === null ? null : arms < addDays(today, -3) ? addDays(arms, 2) : arms
  return [
    who['ref'],
    who['pnc'],
    who['surname'],
    who['forenames'],
    who['born'],
    who['sex'],
    level,
    roll(12) === 0 ? 2 : 1,
    police ? 'Police' : 'Probation',
    statusOf(roll(100)),
    roll(14) === 0 && level === 'Low' ? 'Reactive' : 'Active',
    police ? lead : null,
    who['manager'],
    null,
    who['team'],
    who['street'],
    who['postcode'],
    addDays(lead, -30),
    seen,
    due,
    police ? arms : null,
    police ? ratifiedOn : null,
    'Imprisonment',
    12 + roll(60),
    addDays(lead, -700),
    addDays(today, -roll(360)),
    roll(3) === 0 ? addDays(today, 200 + roll(900)) : null,
    roll(7) === 0 ? 'Yes' : 'No',
    null,
    null,
  ]
    .map((value) => cell(value ?? null))
    .join(',')
}

/** Very high risk, a child in the house, not seen for eleven weeks, its day long gone. */
const worst = (today: LocalDate): string =>
  [
    worstCaseRef,
    '88/104417C',
    'Grimsdyke',
    'Septimus',
    '1971-04-12',
    'M',
    'Very high',
    2,
    'Police',
    'Community',
    'Active',
    addDays(today, -410),
    collarOf(true),
    null,
    'North office',
    '13 Fable Close',
    'NM4 2EF',
    addDays(today, -300),
    addDays(today, -77),
    addDays(today, -49),
    addDays(today, -395),
    addDays(today, -390),
    'Imprisonment',
    48,
    addDays(today, -2000),
    addDays(today, -200),
    'Indefinite',
    'Yes',
    null,
    'Works nights; best tried in the early evening',
  ]
    .map(cell)
    .join(',')

/** About 120 people of two offices, the north the fuller one. */
export function demoRegister(today: LocalDate): string {
  const roll = scattered(20_260_302)
  const lines = Array.from({ length: 119 }, (_, index) => line(index + 2, today, roll))
  return [headings, worst(today), ...lines].join('\r\n')
}
