// A refused file in one plain sentence: what is wrong and what to do next.
import type { TableRefusal } from './types.ts'

const words: Readonly<Record<TableRefusal, string>> = {
  empty: 'The file is empty: choose another, or save the spreadsheet again.',
  'only-headings': 'The file has a line of headings and no rows under it.',
  'not-a-table': 'The file is not a spreadsheet or CSV: save it as .xlsx or CSV and try again.',
  'broken-text':
    'The file says it is UTF-8 but some of its letters are not: save it again as “CSV UTF-8”.',
  'too-large': 'The file is too large to read: split it into smaller files.',
  password: 'The workbook is protected by a password: save a copy without one and try again.',
  'old-workbook': 'The file is an old .xls workbook: save it as .xlsx or CSV and try again.',
  'not-a-workbook':
    'The file is an archive, but not an .xlsx workbook: save it as .xlsx or CSV and try again.',
  'broken-workbook':
    'The workbook is damaged and cannot be read: open it in a spreadsheet, save it again and try again.',
}

export const tableRefusalWords = (why: TableRefusal): string => words[why]
