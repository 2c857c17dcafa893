// The room's reads: one person, many people's lines, the search, what happened.
export {
  chronologyMark,
  chronologyOf,
  type ChronologyAsk,
  type ChronologyPart,
} from './queries/chronology.ts'
export { likelySame, type Likeness } from './queries/duplicates.ts'
export { personFactsOf } from './queries/facts.ts'
export { fileParts } from './queries/file-parts.ts'
export { offenderHead } from './queries/one-person.ts'
export { personLines } from './queries/person-lines.ts'
export { searchMark, searchOffenders, type Found, type SearchAsk } from './queries/search.ts'
