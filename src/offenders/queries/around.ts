// Who and what is around one person: every list as one value of JSON, for the statement that reads a whole file.
import { snakeCase } from '../../platform/database/naming.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Around } from '../types.ts'

const recorded = ['id', 'recordedAt', 'recordedBy', 'origin']
const known = [
  ...recorded,
  ...['source', 'checkedOn', 'endedOn', 'endedBy', 'endedWhy', 'version', 'sinceOn'],
]
const undated = known.filter((column) => column !== 'sinceOn')

type List = readonly [table: string, columns: readonly string[], order: string]

const lists: Readonly<Record<Exclude<keyof Around, 'homeId' | 'documentCount'>, List>> = {
  relationships: [
    'relationships',
    [...known, 'name', 'link', 'isChild', 'note'],
    'h.since_on nulls first',
  ],
  vehicles: [
    'vehicles',
    [...known, 'registration', 'description', 'keeper'],
    'h.since_on nulls first',
  ],
  jobs: [
    'jobs_held',
    [...known, 'employer', 'role', 'place', 'hours', 'workDays', 'worksFrom', 'worksUntil'],
    'h.since_on nulls first',
  ],
  onlineNames: [
    'online_names',
    [...known, 'service', 'name', 'declared'],
    'h.since_on nulls first',
  ],
  household: [
    'household_members',
    [...known, 'addressId', 'name', 'link', 'isChild'],
    'h.since_on nulls first',
  ],
  homeNotes: ['home_notes', [...undated, 'addressId', 'kind', 'text'], 'h.kind desc'],
  licenceConditions: ['licence_conditions', [...undated, 'text', 'fromOn', 'untilOn'], 'h.from_on'],
  checks: [
    'checks_made',
    [...recorded, 'system', 'named', 'doneOn', 'doneBy', 'result'],
    'h.done_on',
  ],
  meetings: [
    'meetings',
    [...recorded, 'kind', 'onDate', 'attended', 'outcome', 'nextOn'],
    'h.on_date',
  ],
  meetingActions: [
    'meeting_actions',
    [
      ...recorded,
      ...['meetingId', 'what', 'who', 'byOn', 'doneOn', 'doneBy', 'doneSaid', 'version'],
    ],
    'h.by_on',
  ],
}

const listed = ([table, columns, order]: List): string =>
  `coalesce((select jsonb_agg(jsonb_build_object(${columns
    .map((column) => `'${column}', h.${snakeCase(column)}`)
    .join(', ')}) order by ${order}, h.recorded_at, h.id)
    from ${table} h where h.offender_id = $1 and h.struck is null), '[]')`

/** Of the person whose id is the statement's first parameter. */
export const aroundColumn = `jsonb_build_object(${Object.entries(lists)
  .map(([name, list]) => `'${name}', ${listed(list)}`)
  .join(',\n    ')},
    'homeId', (select s.address_id from standings s where s.offender_id = $1),
    'documentCount', (select count(*)::int from documents h
      where h.offender_id = $1 and h.struck is null))`

type Told<T> = T extends readonly (infer Row extends { recordedAt: Date })[]
  ? readonly (Omit<Row, 'recordedAt'> & Readonly<{ recordedAt: string }>)[]
  : T
/** Instants come out of JSON as text. */
export type RawAround = Readonly<{ [Name in keyof Around]: Told<Around[Name]> }>

const dated = <T extends { recordedAt: string }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }))

export const aroundOfRaw = (raw: RawAround): Around => ({
  relationships: dated(raw.relationships),
  vehicles: dated(raw.vehicles),
  jobs: dated(raw.jobs),
  onlineNames: dated(raw.onlineNames),
  household: dated(raw.household),
  homeNotes: dated(raw.homeNotes),
  licenceConditions: dated(raw.licenceConditions),
  checks: dated(raw.checks),
  meetings: dated(raw.meetings),
  meetingActions: dated(raw.meetingActions),
  homeId: raw.homeId,
  documentCount: raw.documentCount,
})

const around = { name: 'offender-around', text: `select ${aroundColumn} as around` }

/** All that holds or held around one person, in one statement. */
export async function aroundOf(tx: Tx, id: OffenderId): Promise<Around> {
  const [found] = await tx.query<{ around: RawAround }>(around, [id])
  if (found === undefined) throw new Error('a statement without a row')
  return aroundOfRaw(found.around)
}
