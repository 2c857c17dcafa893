// What one cell of the register may say, and the sentence when it says something else.
import type { LocalDate } from '../../platform/calendar.ts'
import { type Decision, no, yes } from '../../platform/decision.ts'
import type { RegisterAgency, RegisterLevel, RegisterStatus } from '../types.ts'
import { parseDate } from './dates.ts'

/** A cell's text without what cannot be seen: marks of direction, zero-width and control characters, stray blanks. */
export const tidy = (cell: string): string =>
  isTidy(cell)
    ? cell
    : cell
        .normalize('NFC')
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()

const isTidy = (cell: string): boolean => /^(?:[!-~]+(?: [!-~]+)*)?$/.test(cell)

/** Notes keep their lines and their spacing, whatever they look like. */
export const tidyNotes = (cell: string): string =>
  cell.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()

function oneOf<T>(words: Readonly<Record<string, T>>, why: string) {
  const known = new Map(Object.entries(words))
  return (text: string): Decision<T, string> => {
    const found = known.get(text.toLowerCase())
    return found === undefined ? no(why) : yes(found)
  }
}

export const parseVisorRef = (text: string): Decision<string, string> =>
  /^v\d{7}$/i.test(text)
    ? yes(text.toUpperCase())
    : no('a ViSOR ref is V and seven digits, such as V1234567')

export const parseSurname = (text: string): Decision<string, string> =>
  /\p{L}/u.test(text) ? yes(text) : no('this holds no name')

export const parseText = (text: string): Decision<string, string> => yes(text)

export const parseSex = oneOf<'M' | 'F'>(
  { m: 'M', male: 'M', f: 'F', female: 'F' },
  'write M, F, Male or Female',
)

export const parseLevel = oneOf<RegisterLevel>(
  {
    'very high': 'very_high',
    vh: 'very_high',
    high: 'high',
    h: 'high',
    medium: 'medium',
    med: 'medium',
    m: 'medium',
    low: 'low',
    l: 'low',
  },
  'write Very high, High, Medium or Low',
)

export const parseAgency = oneOf<RegisterAgency>(
  { police: 'police', probation: 'probation', yot: 'yot' },
  'write Police, Probation or YOT',
)

export const parseStatus = oneOf<RegisterStatus>(
  {
    community: 'community',
    custody: 'custody',
    hospital: 'hospital',
    abroad: 'abroad',
    missing: 'missing',
    transferred: 'transferred',
    closed: 'closed',
  },
  'write Community, Custody, Hospital, Abroad, Missing, Transferred or Closed',
)

export const parseManagement = oneOf<'active' | 'reactive'>(
  { active: 'active', reactive: 'reactive' },
  'write Active or Reactive',
)

export const parseMappaLevel = oneOf<1 | 2 | 3>(
  { 1: 1, 2: 2, 3: 3, 'level 1': 1, 'level 2': 2, 'level 3': 3 },
  'write 1, 2 or 3',
)

export const parseChildren = oneOf(
  { y: true, yes: true, n: false, no: false },
  'write Yes, No or leave it blank',
)

/** The shape alone: the check letter is no part of the contract, and old records carry wrong ones. */
export function parsePncId(text: string): Decision<string, string> {
  const id = text.replaceAll(' ', '').toUpperCase()
  return /^(\d{2}|\d{4})\/?\d{1,7}[A-Z]$/.test(id)
    ? yes(id)
    : no('a PNC ID is a year, a number and a letter, such as 98/123456K')
}

/** One space before the last three, as everybody writes it and as the search compares it. */
export function parsePostcode(text: string): Decision<string, string> {
  const code = text.replaceAll(' ', '').toUpperCase()
  return /^([A-Z]{1,2}\d[A-Z\d]?|GIR)\d[A-Z]{2}$/.test(code)
    ? yes(`${code.slice(0, -3)} ${code.slice(-3)}`)
    : no('this is not a postcode')
}

export const parseCollarNumber = (text: string): Decision<string, string> =>
  /^(?=.*\d)[A-Z\d][A-Z\d ./-]{0,19}$/i.test(text)
    ? yes(text.toUpperCase())
    : no('a collar number holds digits, such as 79327')

const longestSentence = 1200

export const parseMonths = (text: string): Decision<number, string> =>
  /^\d{1,4}$/.test(text) && Number(text) <= longestSentence
    ? yes(Number(text))
    : no('write the months as a number')

export const parseShpoExpiry = (text: string): Decision<LocalDate | 'indefinite', string> =>
  text.toLowerCase() === 'indefinite' ? yes('indefinite') : parseDate(text)
