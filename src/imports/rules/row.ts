// One row of the register judged: a person, or every reason why it cannot be one.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Decision } from '../../platform/decision.ts'
import type { RegisterColumn, RegisterPerson, RowFault } from '../types.ts'
import * as cell from './cells.ts'
import { parsePastDate, parseDate } from './dates.ts'

export type RowFacts = Readonly<{
  line: number
  today: LocalDate
  /** The cell of a column as it came; blank when the file has no such column. */
  raw: (column: RegisterColumn) => string
}>

/** A fault either turns the row away or holds one cell back. */
export type Found = RowFault & Readonly<{ rejects: boolean }>

export type JudgedRow = Readonly<{
  person: RegisterPerson | null
  faults: readonly Found[]
  visorRef: string | null
  surname: string | null
  team: string | null
}>

type Parse<T> = (text: string) => Decision<T, string>

/** Reads the cells of a row and keeps what is wrong with them. */
class RowReader {
  readonly faults: Found[] = []
  readonly #facts: RowFacts

  constructor(facts: RowFacts) {
    this.#facts = facts
  }

  text(column: RegisterColumn): string {
    return cell.tidy(this.#facts.raw(column))
  }

  fault(column: RegisterColumn, why: string, rejects: boolean): null {
    this.faults.push({ column, value: this.text(column), why, rejects })
    return null
  }

  /** Identifies the person or starts a clock and cannot be blank. */
  needed<T>(column: RegisterColumn, parse: Parse<T>): T | null {
    return this.text(column) === ''
      ? this.fault(column, 'this is blank', true)
      : this.decisive(column, parse)
  }

  /** Starts a clock when it is there: wrong, it turns the row away. */
  decisive<T>(column: RegisterColumn, parse: Parse<T>): T | null {
    return this.#take(column, parse, true)
  }

  /** Any other cell: wrong, it is held back. */
  other<T>(column: RegisterColumn, parse: Parse<T>): T | null {
    return this.#take(column, parse, false)
  }

  #take<T>(column: RegisterColumn, parse: Parse<T>, rejects: boolean): T | null {
    const text = this.text(column)
    if (text === '') return null
    const parsed = parse(text)
    return parsed.ok ? parsed.value : this.fault(column, parsed.why, rejects)
  }
}

const identityOf = (row: RowReader, past: Parse<LocalDate>) => ({
  visorRef: row.needed('ViSOR ref', cell.parseVisorRef),
  surname: row.needed('Surname', cell.parseSurname),
  dateOfBirth: row.needed('DOB', past),
  sex: row.needed('Sex', cell.parseSex),
  level: row.needed('Risk', cell.parseLevel),
  status: row.needed('Status', cell.parseStatus),
  team: row.needed('Team', cell.parseText),
})

/** A lead date counts for police alone; beside another agency it is not even read. */
function leadOf(row: RowReader, past: Parse<LocalDate>) {
  const leadAgency = row.needed('Lead agency', cell.parseAgency)
  const leadSince = leadAgency === 'police' ? row.needed('Police lead since', past) : null
  return { leadAgency, leadSince }
}

/** A ratification that could not have been leaves the ARMS waiting for one, which shows. */
function armsOf(row: RowReader, past: Parse<LocalDate>) {
  const armsCompleted = row.decisive('ARMS completed', past)
  const ratified = row.decisive('ARMS ratified', past)
  if (ratified === null) return { armsCompleted, armsRatified: null }
  if (row.text('ARMS completed') === '') {
    row.fault('ARMS ratified', 'no ARMS was completed to be ratified', false)
    return { armsCompleted, armsRatified: null }
  }
  if (armsCompleted !== null && ratified < armsCompleted) {
    row.fault('ARMS ratified', 'this is before the ARMS was completed', false)
    return { armsCompleted, armsRatified: null }
  }
  return { armsCompleted, armsRatified: ratified }
}

const clocksOf = (row: RowReader, past: Parse<LocalDate>) => ({
  management: row.decisive('Management', cell.parseManagement),
  lastVisit: row.decisive('Last visit', past),
  visitDueBy: row.decisive('Visit due by', parseDate),
  released: row.decisive('Released', past),
  ...armsOf(row, past),
})

function addressOf(row: RowReader, past: Parse<LocalDate>): RegisterPerson['address'] {
  const line = row.other('Address', cell.parseText)
  const postcode = row.other('Postcode', cell.parsePostcode)
  const from = row.other('Address since', past)
  return line === null && postcode === null ? null : { line, postcode, from }
}

function officerOf(row: RowReader): RegisterPerson['officer'] {
  const collarNumber = row.other('Manager', cell.parseCollarNumber)
  const name = row.other('Manager name', cell.parseText)
  return collarNumber === null ? null : { collarNumber, name }
}

const notesOf = (text: string): string | null => {
  const notes = cell.tidyNotes(text)
  return notes === '' ? null : notes
}

const restOf = (row: RowReader, { raw }: RowFacts, past: Parse<LocalDate>) => ({
  pncId: row.other('PNC ID', cell.parsePncId),
  forenames: row.other('Forenames', cell.parseText),
  mappaLevel: row.other('MAPPA level', cell.parseMappaLevel),
  officer: officerOf(row),
  address: addressOf(row, past),
  disposal: row.other('Disposal', cell.parseText),
  sentenceMonths: row.other('Sentence months', cell.parseMonths),
  convictionDate: row.other('Conviction date', past),
  lastNotification: row.other('Last notification', past),
  shpoExpiry: row.other('SHPO expiry', cell.parseShpoExpiry),
  childrenAtAddress: row.other('Children at address', cell.parseChildren),
  notes: notesOf(raw('Notes')),
})

type Whole<T> = { [Key in keyof T]: NonNullable<T[Key]> }

const isWhole = <T extends object>(part: T): part is T & Whole<T> =>
  Object.values(part).every((value) => value !== null)

export function judgeRow(facts: RowFacts): JudgedRow {
  const row = new RowReader(facts)
  const past: Parse<LocalDate> = (text) => parsePastDate(text, facts.today)
  const identity = identityOf(row, past)
  const { leadAgency, leadSince } = leadOf(row, past)
  const clocks = clocksOf(row, past)
  const rest = restOf(row, facts, past)
  const { faults } = row
  const { visorRef, surname, team } = identity
  const isRejected = faults.some(({ rejects }) => rejects)
  const person =
    isRejected || !isWhole(identity) || leadAgency === null
      ? null
      : { line: facts.line, ...identity, leadAgency, leadSince, ...clocks, ...rest }
  return { person, faults, visorRef, surname, team }
}
