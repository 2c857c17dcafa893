// Reading the table in a file that somebody saved from a spreadsheet, and writing back the rows turned away.
export { glanceAtTable, readTableFile } from './read.ts'
export type { TableFile } from './types.ts'
export { tableRefusalWords } from './words.ts'
export { writeRejects } from './write-rejects.ts'
