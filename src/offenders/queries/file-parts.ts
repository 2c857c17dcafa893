// Everything this room knows of one person, in two statements: identity, histories, what waits, what happened last.
import { snakeCase } from '../../platform/database/naming.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { FileParts, Offender } from '../types.ts'
import { aroundColumn, aroundOfRaw, type RawAround } from './around.ts'
import { chronologyOf } from './chronology.ts'

const instants = new Set(['recordedAt', 'decidedAt'])

/** A property and its column; instants travel as milliseconds inside JSON. */
const pair = (property: string): string => {
  const column = `h.${snakeCase(property)}`
  const value = instants.has(property) ? `(extract(epoch from ${column}) * 1000)::float8` : column
  return `'${property}', ${value}`
}

type List = Readonly<{
  table: string
  columns: readonly string[]
  order?: string
  joins?: string
  more?: string
}>

const recorded = ['id', 'recordedAt', 'recordedBy', 'origin']

const listOf = ({ table, columns, order, joins = '', more = '' }: List): string =>
  `coalesce((select jsonb_agg(jsonb_build_object(${[...recorded, ...columns].map(pair).join(', ')}${more})
      order by ${order ?? 'h.from_on nulls first'}, h.recorded_at, h.id)
    from ${table} h ${joins} where h.struck is null and h.offender_id = o.id), '[]')`

const lists = {
  names: {
    table: 'offender_names',
    columns: ['kind', 'surname', 'forenames'],
    order: 'h.kind desc',
  },
  identifiers: { table: 'identifiers', columns: ['kind', 'value'], order: 'h.kind' },
  addresses: {
    table: 'addresses',
    columns: [
      'kind',
      'line',
      'postcode',
      'district',
      'fromOn',
      'untilOn',
      'confirmedOn',
      'childrenHere',
      'version',
    ],
  },
  markers: { table: 'markers', columns: ['kind', 'text', 'fromOn', 'untilOn', 'version'] },
  interimControls: {
    table: 'interim_controls',
    columns: ['control', 'fromOn', 'untilOn', 'why', 'endedOn', 'endedBy', 'endedWhy', 'version'],
    order: 'h.from_on',
  },
  statuses: {
    table: 'status_periods',
    columns: ['status', 'fromOn', 'toOn', 'reviewOn', 'reason'],
  },
  returns: { table: 'returns', columns: ['onDate', 'how'], order: 'h.on_date' },
  leads: { table: 'lead_periods', columns: ['agency', 'fromOn', 'event'] },
  levels: { table: 'level_periods', columns: ['level', 'fromOn', 'why', 'armsId'] },
  mappas: { table: 'mappa_periods', columns: ['mappaLevel', 'fromOn'] },
  managements: {
    table: 'management_periods',
    columns: ['management', 'fromOn', 'why', 'decidedBy'],
  },
  pending: {
    table: 'pending_changes',
    columns: [
      'what',
      'toValue',
      'fromOn',
      'why',
      'state',
      'decidedBy',
      'decidedAt',
      'decidedWhy',
      'version',
    ],
  },
  allocations: {
    table: 'allocations',
    columns: ['officerId', 'teamId', 'fromOn', 'reason'],
    joins: 'join teams t on t.id = h.team_id left join officers f on f.id = h.officer_id',
    more: `, 'officer', f.key, 'officerName', f.name, 'team', t.name`,
  },
  events: { table: 'events', columns: ['kind', 'onDate', 'note', 'details'], order: 'h.on_date' },
} satisfies Record<string, List>

type ListName = keyof typeof lists
const listNames = [
  'names',
  'identifiers',
  'addresses',
  'markers',
  'interimControls',
  'statuses',
  'returns',
  'leads',
  'levels',
  'mappas',
  'managements',
  'pending',
  'allocations',
  'events',
] as const satisfies readonly ListName[]

const parts = {
  name: 'offender-file-parts',
  text: `select o.id, o.visor_ref as "visorRef", o.pnc_id as "pncId", o.surname, o.forenames,
      o.date_of_birth as "dateOfBirth", o.sex, o.photo_place as "photoPlace",
      o.photo_taken_on as "photoTakenOn", o.notes, o.origin, o.recorded_at as "recordedAt",
      o.recorded_by as "recordedBy", o.version,
      ${listNames.map((name) => `${listOf(lists[name])} as "${name}"`).join(',\n      ')},
      ${aroundColumn} as around
    from offenders o where o.id = $1`,
}

type Stamped<T> = T extends { decidedAt: Date | null }
  ? Omit<T, 'recordedAt' | 'decidedAt'> & { recordedAt: number; decidedAt: number | null }
  : T extends { recordedAt: Date }
    ? Omit<T, 'recordedAt'> & { recordedAt: number }
    : never
type Element<L> = L extends readonly (infer T)[] ? T : never
type Raw = Omit<Offender, 'forceId'> & {
  [N in ListName]: Stamped<Element<FileParts[N]>>[]
} & Readonly<{ around: RawAround }>

const dated = <T extends { recordedAt: number }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }))

/** Identity, every dated history and the last five lines of the chronology; null when there is no such person. */
export async function fileParts(tx: Tx, id: OffenderId): Promise<FileParts | null> {
  const [raw] = await tx.query<Raw>(parts, [id])
  if (raw === undefined) return null
  const { names, identifiers, addresses, markers, statuses, ...more } = raw
  const { interimControls, returns, leads, levels, mappas, managements, ...rest } = more
  const { pending, allocations, events, around, ...identity } = rest
  const { items: latest } = await chronologyOf(tx, id, { kind: null, size: 5, mark: null })
  return {
    identity,
    names: dated(names),
    identifiers: dated(identifiers),
    addresses: dated(addresses),
    markers: dated(markers),
    interimControls: dated(interimControls),
    statuses: dated(statuses),
    returns: dated(returns),
    leads: dated(leads),
    levels: dated(levels),
    mappas: dated(mappas),
    managements: dated(managements),
    pending: dated(pending).map(({ decidedAt, ...row }) => ({
      ...row,
      decidedAt: decidedAt === null ? null : new Date(decidedAt),
    })),
    allocations: dated(allocations),
    events: dated(events),
    latest,
    around: aroundOfRaw(around),
  }
}
