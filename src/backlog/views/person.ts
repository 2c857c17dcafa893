// The person of a list, as pages name one and as JSON gives one.
import { personName } from '../../offenders/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { PersonShown } from '../queries/people.ts'

export { personLine, personName, type PersonLine } from '../../offenders/index.ts'

/** As JSON gives what holds a risk meanwhile: left out where nothing does. */
export const controlResource = ({ interimControl }: Pick<PersonShown, 'interimControl'>) =>
  interimControl === null
    ? {}
    : { interimControl: { control: interimControl.control, until: interimControl.untilOn } }

export const controlText = ({
  interimControl,
}: Pick<PersonShown, 'interimControl'>): string | null =>
  interimControl === null
    ? null
    : `Interim control until ${formatShortDate(interimControl.untilOn)}: ${interimControl.control}`

/** Contract section 3: the person of a duty. */
export const personResource = (person: PersonShown) => ({
  id: person.id,
  visorRef: person.visorRef,
  name: personName(person),
  level: person.level,
  levelSince: person.levelSince,
  armsOn: person.armsOn,
  lastSeenOn: person.lastSeenOn,
  ...(person.lastSeenProvisional === true ? { lastSeenProvisional: true } : {}),
  marks: person.marks,
})
