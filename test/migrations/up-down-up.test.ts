// The migrations make the schema from nothing, take all of it away again, and make the very same once more.
import { DataSource, type MixedList } from 'typeorm'
import { migrations } from '../../migrations/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase('nothing')
})
afterAll(() => database.drop())

/** Everything that stands in the schema, apart from what extensions brought and the list of migrations itself. */
const described = `
  with own as (
    select c.oid, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      and c.relname !~ '^migrations'
      and not exists (select from pg_index i join pg_class t on t.oid = i.indrelid
        where i.indexrelid = c.oid and t.relname = 'migrations')
  )
  select 'relation ' || o.relname || ' ' || o.relkind::text as line from own o
  union all select 'column ' || o.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || ' ' || a.attnotnull::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    from own o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum where o.relkind in ('r', 'p')
  union all select 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
    from pg_constraint c join own o on o.oid = c.conrelid
  union all select 'index ' || pg_get_indexdef(o.oid) from own o where o.relkind in ('i', 'I')
  union all select 'trigger ' || pg_get_triggerdef(t.oid)
    from pg_trigger t join own o on o.oid = t.tgrelid where not t.tgisinternal
  union all select 'function ' || p.proname || ' ' || md5(pg_get_functiondef(p.oid))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prokind = 'f'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1`

const schema = (): Promise<string[]> =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ line: string }>(described)
    return rows.map(({ line }) => line)
  })

async function takeDown(): Promise<number> {
  const source = new DataSource({
    type: 'postgres',
    url: database.ownerUrl,
    migrations: migrations as MixedList<new () => object> as never,
    migrationsTableName: 'migrations',
    installExtensions: false,
    logging: false,
  })
  await source.initialize()
  try {
    let count = 0
    while ((await source.query<unknown[]>('select 1 from migrations limit 1')).length > 0) {
      await source.undoLastMigration({ transaction: 'each' })
      count += 1
    }
    return count
  } finally {
    await source.destroy()
  }
}

test('up on an empty database, down to nothing, and up again to the same schema', async () => {
  expect(await schema()).toEqual([])
  expect(await migrate(database.ownerUrl, migrations)).toBe(migrations.length)
  const first = await schema()
  expect(first.length).toBeGreaterThan(200)
  expect(await migrate(database.ownerUrl, migrations)).toBe(0)
  expect(await takeDown()).toBe(migrations.length)
  expect(await schema()).toEqual([])
  expect(await migrate(database.ownerUrl, migrations)).toBe(migrations.length)
  expect(await schema()).toEqual(first)
})

test('two processes that migrate at once take turns: one does the work, both find the schema', async () => {
  const empty = await createDatabase('nothing')
  try {
    const ran = await Promise.all([
      migrate(empty.ownerUrl, migrations),
      migrate(empty.ownerUrl, migrations),
    ])
    expect(ran.toSorted((a, b) => a - b)).toEqual([0, migrations.length])
  } finally {
    await empty.drop()
  }
})

test('every foreign key has an index that begins with it or with its force, so that no join scans a table', async () => {
  const bare = await asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
        where c.contype = 'f' and not exists (
          select from pg_index i where i.indrelid = c.conrelid
            and ((i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
              -- The force may stand before it: everything that is asked names the force.
              or (i.indkey::int2[])[0] = (select a.attnum from pg_attribute a
                where a.attrelid = c.conrelid and a.attname = 'force_id')
                and (i.indkey::int2[])[1:cardinality(c.conkey)] @> c.conkey))
        order by 1`,
    )
    return rows.map(({ name }) => name)
  })
  expect(bare.filter((name) => !smallOrBounded.test(name))).toEqual([])
})

/** Keys into a handful of forces, or of tables as small as an office: their lists are read whole. */
const smallOrBounded = /force_id/
