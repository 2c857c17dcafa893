// Who a person is: identity edited, other names and identifiers added, nothing old forgotten.
import type { Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { visorRefHeld } from '../queries/duplicates.ts'
import { amendOffender } from '../store.ts'
import type {
  Identifier,
  IdentifierAsk,
  IdentityEdit,
  NameAsk,
  Offender,
  OffenderName,
} from '../types.ts'
import { fileToChange, keep, rowOf, whomOf, type FileToChange, type Whose } from './file.ts'
import { denied } from './refusals.ts'

type Identity = Omit<IdentityEdit, 'version'>

const identityFields = [
  'visorRef',
  'pncId',
  'surname',
  'forenames',
  'dateOfBirth',
  'sex',
  'photoPlace',
  'photoTakenOn',
  'notes',
] as const satisfies readonly (keyof Identity)[]

const changesOf = (offender: Offender, identity: Identity): [keyof Identity, unknown][] =>
  identityFields.flatMap((name): [keyof Identity, unknown][] => {
    const value = identity[name]
    return value === undefined || value === offender[name] ? [] : [[name, value]]
  })

/** The name before stays among the names, so that a search still finds the person by it. */
const nameAfter = (tx: Tx, file: FileToChange, identity: Identity): OffenderName[] => {
  const surname = identity.surname ?? file.offender.surname
  const forenames = identity.forenames ?? file.offender.forenames
  const same = surname === file.offender.surname && forenames === file.offender.forenames
  return same ? [] : [{ ...rowOf(tx, file), kind: 'legal', surname, forenames }]
}

const fieldWords: Readonly<Record<keyof Identity, string>> = {
  visorRef: 'ViSOR ref',
  pncId: 'PNC ID',
  surname: 'surname',
  forenames: 'forenames',
  dateOfBirth: 'date of birth',
  sex: 'sex',
  photoPlace: 'where the photo is',
  photoTakenOn: 'when the photo was taken',
  notes: 'notes',
}

/** Changes what was sent and leaves the rest. A stale form, a ViSOR ref of someone else, end here. */
export async function editOffender(
  tx: Tx,
  actor: Actor,
  { offenderId, version, ...identity }: IdentityEdit & Readonly<{ offenderId: string }>,
): Promise<Omit<Offender, 'forceId'>> {
  const file = await fileToChange(tx, actor, { offenderId, version })
  const { offender } = file
  const changed = changesOf(offender, identity)
  const fields = changed.map(([name]) => name)
  if (identity.dateOfBirth !== undefined && identity.dateOfBirth >= file.today)
    denied('born-in-the-future')
  if (fields.includes('visorRef') && identity.visorRef !== undefined)
    if (await visorRefHeld(tx, offender.forceId, identity.visorRef)) denied('visor-ref-held')
  const { forceId: _, ...before } = offender
  if (fields.length === 0) return before
  const change: Partial<Offender> = Object.fromEntries(changed)
  await amendOffender(tx, offender, change)
  await keep(tx, whomOf(file), {
    records: { names: nameAfter(tx, file, identity) },
    fields,
    told: [{ kind: 'person', summary: editedSentence(offender, identity, fields) }],
  })
  return { ...before, ...change, version: offender.version + 1 }
}

function editedSentence(
  { forenames, surname }: Offender,
  identity: Identity,
  fields: readonly (keyof Identity)[],
): string {
  const told = `Changed: ${fields.map((name) => fieldWords[name]).join(', ')}.`
  const renamed = identity.surname !== undefined || identity.forenames !== undefined
  return renamed && (fields.includes('surname') || fields.includes('forenames'))
    ? `${told} Known before as ${forenames} ${surname}.`
    : told
}

export async function addAlias(
  tx: Tx,
  actor: Actor,
  { offenderId, surname, forenames }: NameAsk & Whose,
): Promise<OffenderName> {
  const file = await fileToChange(tx, actor, { offenderId })
  const name: OffenderName = { ...rowOf(tx, file), kind: 'alias', surname, forenames }
  await keep(tx, whomOf(file), {
    records: { names: [name] },
    fields: ['aliases'],
    told: [{ kind: 'name', summary: `Also known as ${forenames} ${surname}.` }],
  })
  return name
}

export async function addIdentifier(
  tx: Tx,
  actor: Actor,
  { offenderId, kind, value }: IdentifierAsk & Whose,
): Promise<Identifier> {
  const file = await fileToChange(tx, actor, { offenderId })
  const identifier: Identifier = { ...rowOf(tx, file), kind, value }
  await keep(tx, whomOf(file), {
    records: { identifiers: [identifier] },
    fields: ['identifiers'],
    told: [{ kind: 'identifier', summary: `Identifier added: ${kind} ${value}.` }],
  })
  return identifier
}
