// Every table that the code writes through an entity, room by room: also what the drift test compares.
import { EntitySchema } from 'typeorm'
import * as access from './access/entity.ts'
import * as administration from './administration/entity.ts'
import * as arms from './arms/entity.ts'
import * as backlog from './backlog/entity.ts'
import * as briefings from './briefings/entity.ts'
import * as corrections from './corrections/entity.ts'
import * as evidence from './evidence/entity.ts'
import * as exports from './exports/entity.ts'
import * as imports from './imports/entity.ts'
import * as offenders from './offenders/entity.ts'
import * as officers from './officers/entity.ts'
import * as overnight from './overnight/entity.ts'
import * as policy from './policy/entity.ts'
import { keptAnswers } from './platform/http/idempotency.ts'
import * as restrictions from './restrictions/entity.ts'
import * as shifts from './shifts/entity.ts'
import * as sightings from './sightings/entity.ts'
import * as visits from './visits/entity.ts'

export const entities: readonly EntitySchema[] = [
  keptAnswers,
  ...[
    access,
    administration,
    arms,
    backlog,
    briefings,
    corrections,
    evidence,
    exports,
    imports,
    officers,
    offenders,
    overnight,
    policy,
    restrictions,
    shifts,
    sightings,
    visits,
  ]
    .flatMap((room): unknown[] => Object.values(room))
    .filter((one) => one instanceof EntitySchema),
]
