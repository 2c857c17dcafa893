// Branded identifiers that every room passes about, and how new ones are made.
import { randomUUID } from 'node:crypto'

type Id<Name extends string> = string & { readonly __id: Name }

export type ForceId = Id<'force'>
export type TeamId = Id<'team'>
export type OfficerId = Id<'officer'>
export type OffenderId = Id<'offender'>
export type AccountId = Id<'account'>

export const newId = <I extends string>(): I => randomUUID() as string as I

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for text that can be an id at all: asked before a path's id reaches the database. */
export const isId = (text: string): boolean => uuid.test(text)
