// Files that people send in: what is taken, how it is cleaned, where it is kept.
export { cleaned, type Cleaned, type UploadRefusal } from './cleaned.ts'
export { endings, mediaTypes } from './kinds.ts'
export { shelfIn, type Shelf } from './shelf.ts'
