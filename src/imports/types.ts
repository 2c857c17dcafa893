// A register, the runs that load it, and the changes it asks for.
export * from './types/changes.ts'
export * from './types/register.ts'
export * from './types/runs.ts'
