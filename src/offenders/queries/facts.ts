// The dated history of one person or of a whole force, one row a person, for the rules.
import { localDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { PersonFacts, Sex } from '../types.ts'

export type Whose = Readonly<{ ids: readonly OffenderId[] }> | Readonly<{ forceId: ForceId }>

/** One history as a JSON list; dates are text and instants are milliseconds in it. */
const history = (table: string, columns: string): string => `coalesce((
    select jsonb_agg(jsonb_build_object('fromOn', h.from_on, 'recordedAt', ${ms('h.recorded_at')}, ${columns}))
    from ${table} h where h.offender_id = o.id), '[]')`

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

const select = `select o.id, o.force_id as "forceId", o.visor_ref as "visorRef",
    o.date_of_birth as "dateOfBirth", o.sex,
    ${history('status_periods', `'status', h.status, 'toOn', h.to_on, 'reviewOn', h.review_on`)} as statuses,
    coalesce((select jsonb_agg(jsonb_build_object('on', h.on_date, 'how', h.how,
      'recordedAt', ${ms('h.recorded_at')})) from returns h where h.offender_id = o.id), '[]') as returns,
    ${history('lead_periods', `'agency', h.agency`)} as leads,
    ${history('level_periods', `'level', h.level`)} as levels,
    ${history('mappa_periods', `'mappaLevel', h.mappa_level`)} as mappas,
    ${history('management_periods', `'management', h.management`)} as managements,
    ${history('allocations', `'officerId', h.officer_id, 'teamId', h.team_id`)} as allocations,
    ${history('addresses', `'untilOn', h.until_on`)} as homes
  from offenders o`

const ofSome = { name: 'person-facts-some', text: `${select} where o.id = any($1)` }
const ofForce = { name: 'person-facts-force', text: `${select} where o.force_id = $1` }

type Stamped = Readonly<{ recordedAt: number }>
type Raw = Readonly<{
  id: OffenderId
  forceId: ForceId
  visorRef: string
  dateOfBirth: string
  sex: Sex
}> &
  Readonly<Record<Histories, readonly Stamped[]>>

const histories = [
  'statuses',
  'returns',
  'leads',
  'levels',
  'mappas',
  'managements',
  'allocations',
  'homes',
] as const
type Histories = (typeof histories)[number]

const stamped = <T extends Stamped>(
  facts: readonly T[],
): (Omit<T, 'recordedAt'> & { recordedAt: Date })[] =>
  facts.map((fact) => ({ ...fact, recordedAt: new Date(fact.recordedAt) }))

const facts = (raw: Raw): PersonFacts => {
  const dated = Object.fromEntries(histories.map((name) => [name, stamped(raw[name])]))
  const birth: LocalDate = localDate(raw.dateOfBirth)
  return { ...raw, dateOfBirth: birth, ...dated } as unknown as PersonFacts
}

/** Facts dated after the day asked for are in it too: the rules take them by day. */
export async function personFactsOf(tx: Tx, whose: Whose): Promise<readonly PersonFacts[]> {
  const rows =
    'ids' in whose
      ? await tx.query<Raw>(ofSome, [whose.ids])
      : await tx.query<Raw>(ofForce, [whose.forceId])
  return rows.map(facts)
}
