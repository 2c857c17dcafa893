// What may be done on a person's file, as links: shown by the same predicates that guard the routes.
import {
  decidesOn,
  may,
  ownsFile,
  type Actor,
  type FilePerson,
  type Permission,
} from '../../access/index.ts'
import type { Link } from '../../platform/views/models.ts'

const actions: readonly (readonly [path: string, text: string, may: Permission])[] = [
  ['events', 'Record an event', 'change-files'],
  ['interim-controls', 'Interim control', 'change-files'],
  ['status-periods', 'Change where he or she is', 'change-files'],
  ['level', 'Change the risk level', 'raise-level'],
  ['management', 'Change active or reactive management', 'change-files'],
  ['mappa', 'Change the MAPPA level', 'change-files'],
  ['lead-agency', 'Change the lead agency', 'change-files'],
  ['allocation', 'Allocate to an officer', 'allocate'],
  ['addresses', 'Addresses', 'change-files'],
  ['markers', 'Warnings and other markers', 'change-files'],
  ['household', 'Who else lives there', 'change-files'],
  ['home-notes', 'The home: layout, dogs and access', 'change-files'],
  ['relationships', 'Relationships', 'change-files'],
  ['vehicles', 'Vehicles', 'change-files'],
  ['work', 'Work', 'change-files'],
  ['online-names', 'Online names', 'change-files'],
  ['licence-conditions', 'Licence conditions', 'change-files'],
  ['checks', 'Checks made', 'change-files'],
  ['meetings', 'Meetings and their actions', 'change-files'],
  ['documents', 'Documents', 'change-files'],
  ['aliases', 'Other names', 'change-files'],
  ['identifiers', 'Identifiers', 'change-files'],
  ['edit', 'Change identity details', 'change-files'],
  ['merge', 'Merge another record of this person', 'correct-records'],
]

/** The file's action list for this reader; empty for someone else's file. */
export const fileActions = (actor: Actor, person: FilePerson): Link[] =>
  ownsFile(actor, person)
    ? actions
        .filter(([, , permission]) => may(actor, permission))
        .filter(([, , permission]) => permission !== 'allocate' || decidesOn(actor, person))
        .map(([path, text]) => ({ text, href: `/offenders/${person.offenderId}/${path}` }))
    : []
