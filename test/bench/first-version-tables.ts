// A first version's tables: one entity a person with a relation to everything, as the ORM's own pages teach.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'

export type Dated = Readonly<{ fromOn: string | null; recordedAt: Date }>
export type Person = Readonly<{
  id: string
  sex: string
  dateOfBirth: string
  visits: readonly Readonly<{ at: Date; onDate: string; qualifies: boolean }>[]
  plans: readonly Readonly<{
    latestBy: string
    madeOn: string | null
    recordedAt: Date
    state: string
    decidedAt: Date | null
  }>[]
  arms: readonly Readonly<{ completedOn: string | null; ratifiedOn: string | null }>[]
  statuses: readonly (Dated &
    Readonly<{ status: string; toOn: string | null; reviewOn: string | null }>)[]
  leads: readonly (Dated & Readonly<{ agency: string }>)[]
  levels: readonly (Dated & Readonly<{ level: string }>)[]
  managements: readonly (Dated & Readonly<{ management: string }>)[]
  homes: readonly (Dated & Readonly<{ untilOn: string | null }>)[]
  returns: readonly Readonly<{ onDate: string; recordedAt: Date }>[]
}>

export type FirstDuty = Readonly<{
  id?: string
  offenderId: string
  kind: string
  dueOn: string | null
}>

type Columns = Readonly<Record<string, EntitySchemaColumnOptions>>
const id: Columns = { id: { type: 'uuid', primary: true } }
const day: EntitySchemaColumnOptions = { type: 'date', nullable: true }
const text: EntitySchemaColumnOptions = { type: 'text', nullable: true }
const instant: EntitySchemaColumnOptions = { type: 'timestamptz', nullable: true }
const dated: Columns = { fromOn: day, recordedAt: instant }

const parts: Readonly<Record<string, Readonly<{ table: string; columns: Columns }>>> = {
  visits: {
    table: 'visits',
    columns: {
      at: instant,
      onDate: day,
      qualifies: { type: 'boolean' },
      seen: text,
      because: text,
      account: text,
    },
  },
  plans: {
    table: 'visit_plans',
    columns: { latestBy: day, madeOn: day, recordedAt: instant, state: text, decidedAt: instant },
  },
  arms: { table: 'arms', columns: { completedOn: day, ratifiedOn: day, state: text } },
  statuses: {
    table: 'status_periods',
    columns: { ...dated, status: text, toOn: day, reviewOn: day },
  },
  leads: { table: 'lead_periods', columns: { ...dated, agency: text } },
  levels: { table: 'level_periods', columns: { ...dated, level: text } },
  managements: { table: 'management_periods', columns: { ...dated, management: text } },
  homes: { table: 'addresses', columns: { ...dated, untilOn: day, line: text } },
  returns: { table: 'returns', columns: { onDate: day, recordedAt: instant } },
}

/** Every relation of a person, as the ORM is asked for them. */
export const everything = {
  ...{ visits: true, plans: true, arms: true, statuses: true, leads: true },
  ...{ levels: true, managements: true, homes: true, returns: true },
} as const

export const people = new EntitySchema<Person>({
  name: 'first_person',
  tableName: 'offenders',
  columns: { ...id, sex: text, dateOfBirth: day },
  relations: Object.fromEntries(
    Object.keys(parts).map((name) => [
      name,
      { type: 'one-to-many', target: `first_${name}`, inverseSide: 'person' } as const,
    ]),
  ),
})

const partTables = Object.entries(parts).map(
  ([name, { table, columns }]) =>
    new EntitySchema({
      name: `first_${name}`,
      tableName: table,
      columns: { ...id, ...columns },
      relations: {
        person: {
          type: 'many-to-one',
          target: 'first_person',
          inverseSide: name,
          joinColumn: { name: 'offender_id' },
        },
      },
    }),
)

export const firstDuties = new EntitySchema<FirstDuty>({
  name: 'first_duty',
  tableName: 'first_duties',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    offenderId: { type: 'uuid' },
    kind: text,
    dueOn: day,
  },
})

export const firstTables = [people, ...partTables, firstDuties]

export const makeFirstDuties = `create table first_duties (id uuid primary key default gen_random_uuid(),
    offender_id uuid not null references offenders, kind text not null, due_on date);
  create index on first_duties (offender_id); grant all on first_duties to public`
