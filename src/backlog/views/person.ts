// The person of a list, as pages name one and as JSON gives one.
import { personName } from '../../offenders/index.ts'
import type { PersonShown } from '../queries/people.ts'

export { personLine, personName, type PersonLine } from '../../offenders/index.ts'

export const fileHref = ({ id }: Pick<PersonShown, 'id'>): string => `/offenders/${id}`

/** Contract section 3: the person of a duty. */
export const personResource = (person: PersonShown) => ({
  id: person.id,
  visorRef: person.visorRef,
  name: personName(person),
  level: person.level,
  levelSince: person.levelSince,
  armsOn: person.armsOn,
  lastSeenOn: person.lastSeenOn,
  marks: person.marks,
})
