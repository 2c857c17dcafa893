// Changes of who a person is, and of what the register alone keeps.
import type { ChangeKind, Known, RegisterChange, RegisterPerson } from '../../types.ts'
import { change, says, text, type Field, type Rule } from './said.ts'

/** A field of identity: what was edited here since the last register stands. */
const identity =
  (what: ChangeKind, fields: readonly Extract<Field, keyof Known>[], lowers = false): Rule =>
  (person, known) => {
    const said = fields.filter(
      (field) => says(person, known, field) && person[field] !== known[field],
    )
    if (said.length === 0) return null
    const edited = said.some(
      (field) => known.register?.[field] != null && known.register[field] !== known[field],
    )
    const words = (of: Readonly<Record<string, unknown>>): string =>
      said.map((field) => text(of[field]) ?? '').join(' ')
    return change(what, { from: words(known), to: words(person), lowers, kept: edited })
  }

const children: Rule = (person, known) =>
  says(person, known, 'childrenAtAddress') &&
  person.childrenAtAddress !== (known.childrenMarker !== null)
    ? change('children', {
        from: known.childrenMarker !== null,
        to: person.childrenAtAddress,
        lowers: person.childrenAtAddress === false,
      })
    : null

function order(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'shpoExpiry')) return null
  const before = known.register?.shpoExpiry ?? null
  const end = (expiry: string | null): string => (expiry === 'indefinite' ? '9999' : (expiry ?? ''))
  return change('order', {
    from: before,
    to: person.shpoExpiry,
    lowers: end(person.shpoExpiry) < end(before),
  })
}

const sentenceFields: readonly Field[] = [
  'disposal',
  'sentenceMonths',
  'convictionDate',
  'lastNotification',
]

function sentence(person: RegisterPerson, known: Known): RegisterChange | null {
  const said = sentenceFields.filter((field) => says(person, known, field))
  if (said.length === 0) return null
  const words = (of: Partial<RegisterPerson> | null): string =>
    said.map((field) => text(of?.[field]) ?? 'nothing').join(', ')
  return change('sentence', { from: words(known.register), to: words(person) })
}

export const identityRules: readonly Rule[] = [
  identity('name', ['surname', 'forenames']),
  identity('pnc', ['pncId']),
  identity('birth', ['dateOfBirth'], true),
  identity('sex', ['sex'], true),
  identity('notes', ['notes']),
  children,
  order,
  sentence,
]
