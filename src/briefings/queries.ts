// The reads of the briefing room, by what they are about.
export * from './queries/decisions.ts'
export * from './queries/done-since.ts'
export * from './queries/editions.ts'
export * from './queries/happenings.ts'
export * from './queries/roll-up.ts'
