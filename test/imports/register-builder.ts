// A register with one good row, to be spoilt cell by cell; and the example register of real size.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  type JudgedRegister,
  type RegisterColumn,
  registerColumns,
  type RegisterPerson,
  type RegisterTable,
} from '../../src/imports/types.ts'
import { judgeRegister } from '../../src/imports/rules.ts'
import { localDate } from '../../src/platform/calendar.ts'

export const today = localDate('2026-03-02')

export type Cells = Readonly<Partial<Record<RegisterColumn, string>>>

export const goodRow: Cells = {
  'ViSOR ref': 'V1234567',
  Surname: 'Sagar',
  DOB: '02/10/1982',
  Sex: 'M',
  Risk: 'Medium',
  'Lead agency': 'Probation',
  Status: 'Community',
  Team: 'North office',
}

export const policeLed: Cells = { 'Lead agency': 'Police', 'Police lead since': '17/01/2026' }

/** Each row is the good one with some cells changed; rows stand at lines 2, 3 and so on. */
export const register = (...rows: readonly Cells[]): RegisterTable => ({
  headings: registerColumns,
  countsFrom1904: false,
  rows: rows.map((cells, i) => ({
    line: i + 2,
    cells: registerColumns.map((column) => ({ ...goodRow, ...cells })[column] ?? ''),
  })),
})

export const judge = (...rows: readonly Cells[]): JudgedRegister =>
  judgeRegister(register(...rows), { today })

/** What the row says when it is accepted; fails the test when it is not. */
export function personOf(cells: Cells): RegisterPerson {
  const { people, rejected } = judge(cells)
  const [person] = people
  if (person === undefined) throw new Error(JSON.stringify(rejected[0]?.faults))
  return person
}

/** 'accepted', 'held back: COLUMN' or 'rejected: COLUMN' for one row. */
export function fateOf(cells: Cells): string {
  const { rejected, heldBack } = judge(cells)
  if (rejected[0] !== undefined) return `rejected: ${rejected[0].column}`
  const [held] = heldBack
  return held === undefined
    ? 'accepted'
    : `held back: ${held.faults.map((f) => f.column).join(', ')}`
}

const example = join(__dirname, 'data', 'caseload-hampshire-scale')

export const exampleBytes = (): Buffer => gunzipSync(readFileSync(`${example}.csv.gz`))

type Answers = Readonly<{ today: string; import: object; figures: object }>

export const exampleAnswers = (): Answers =>
  JSON.parse(readFileSync(`${example}.answers.json`, 'utf8')) as Answers
