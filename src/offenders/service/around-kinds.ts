// The kinds of facts around a person that hold until they are ended: their tables, words and rows.
import type { EntitySchema } from 'typeorm'
import * as told from '../rules/around.ts'
import { aroundTables } from '../store.ts'
import type { Strikable } from '../entity/around.ts'
import type { Around, Held, Known } from '../types.ts'

export type KnownKind<Row extends Known> = Readonly<{
  table: EntitySchema<Strikable<Row>>
  /** The list of it in all that is around a person. */
  list: (around: Around) => readonly Held<Row>[]
  /** Its kind in the chronology, and what it is called there. */
  kind: string
  noun: string
  text: (row: Held<Row>) => string
  /** When it began, where that is known. */
  began: (row: Held<Row>) => Known['endedOn']
}>

const since = ({ sinceOn }: Readonly<{ sinceOn: Known['endedOn'] }>) => sinceOn

const kind = <Row extends Known>(one: KnownKind<Row>): KnownKind<Row> => one

export const knownKinds = {
  relationship: kind({
    table: aroundTables.relationships,
    list: ({ relationships }) => relationships,
    kind: 'relationship',
    noun: 'Relationship',
    text: told.relationshipText,
    began: since,
  }),
  vehicle: kind({
    table: aroundTables.vehicles,
    list: ({ vehicles }) => vehicles,
    kind: 'vehicle',
    noun: 'Vehicle',
    text: told.vehicleText,
    began: since,
  }),
  job: kind({
    table: aroundTables.jobsHeld,
    list: ({ jobs }) => jobs,
    kind: 'work',
    noun: 'Work',
    text: told.jobText,
    began: since,
  }),
  onlineName: kind({
    table: aroundTables.onlineNames,
    list: ({ onlineNames }) => onlineNames,
    kind: 'online_name',
    noun: 'Online name',
    text: told.onlineText,
    began: since,
  }),
  householdMember: kind({
    table: aroundTables.householdMembers,
    list: ({ household }) => household,
    kind: 'household',
    noun: 'Lives at the address',
    text: told.memberText,
    began: since,
  }),
  homeNote: kind({
    table: aroundTables.homeNotes,
    list: ({ homeNotes }) => homeNotes,
    kind: 'home_note',
    noun: 'About the home',
    text: told.homeNoteText,
    began: () => null,
  }),
  licenceCondition: kind({
    table: aroundTables.licenceConditions,
    list: ({ licenceConditions }) => licenceConditions,
    kind: 'licence_condition',
    noun: 'Licence condition',
    text: told.conditionText,
    began: ({ fromOn }) => fromOn,
  }),
} as const
