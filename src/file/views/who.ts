// Who this is: names, birth, references, where a photograph is held; and what a caller must know first.
import { ageOn, formatDate } from '../../platform/calendar.ts'
import { holdsOn } from '../rules.ts'
import type { Gathered } from '../types.ts'
import { personName } from '../../offenders/index.ts'
import { row, section, type Line, type Section } from './section.ts'
import { dated, noteOf, sexWords } from './words.ts'

/** Every other name held: aliases, and legal names before the one of today. */
const otherNames = ({ head, parts }: Gathered): Line[] => {
  const others = parts.names
    .filter((name) => name.kind === 'alias' || personName(name) !== personName(head))
    .map((name) => ({
      text: `${name.kind === 'alias' ? 'Also known as' : 'Formerly'} ${personName(name)}`,
      ...noteOf(name),
    }))
  return others.length === 0 ? [{ text: 'No other name is recorded' }] : others
}

const references = ({ head, parts }: Gathered): Line[] => {
  const { identity, identifiers } = parts
  const pnc: Line =
    identity.pncId === null
      ? { text: 'No PNC ID is recorded' }
      : { text: `PNC ID ${identity.pncId}`, ...noteOf(identity) }
  const others = identifiers.map((one) => ({ text: `${one.kind}: ${one.value}`, ...noteOf(one) }))
  return [{ text: `ViSOR ref ${head.visorRef}` }, pnc, ...others]
}

function photograph({ parts, today }: Gathered): Line {
  const { photoPlace, photoTakenOn } = parts.identity
  if (photoPlace === null) return { text: 'No photograph is recorded' }
  const taken =
    photoTakenOn === null
      ? 'When it was taken is not recorded'
      : `Taken ${dated(photoTakenOn, today)}`
  return { text: `Held: ${photoPlace}`, note: taken }
}

export function whoSection(file: Gathered): Section {
  const { head, parts, today } = file
  const from = noteOf(parts.identity)
  const age = ageOn(head.dateOfBirth, today)
  return section('who', 'Who', [
    row('Names', { text: personName(head), ...from }, ...otherNames(file)),
    row(
      'Born',
      { text: `${formatDate(head.dateOfBirth)}, ${age} years old`, ...from },
      { text: sexWords[head.sex] },
    ),
    row('References', ...references(file)),
    row('Photograph', photograph(file)),
  ])
}

export type Warning = Readonly<{ text: string }>

/** What anyone at the door must know. */
export const warningsOf = ({ parts, today }: Gathered): readonly Warning[] =>
  parts.markers
    .filter((marker) => marker.kind === 'warning' && holdsOn(marker, today))
    .map((marker) => {
      const { note } = noteOf(marker)
      return { text: note === undefined ? marker.text : `${marker.text} (${note.toLowerCase()})` }
    })
