// The room's reads: one person, many people's lines, the search, what happened.
export { changedSince } from './queries/changed-since.ts'
export { chronologyMark, chronologyOf } from './queries/chronology.ts'
export { likelySame } from './queries/duplicates.ts'
export { fileParts } from './queries/file-parts.ts'
export { controlsOn } from './queries/interim-controls.ts'
export { offenderHead } from './queries/one-person.ts'
export { personLines } from './queries/person-lines.ts'
export { searchMark, searchOffenders, type SearchAsk } from './queries/search.ts'
