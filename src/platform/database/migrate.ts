// Brings a database to the newest schema, as its owner; two processes at once take turns.
import { DataSource, type MixedList } from 'typeorm'

/** Runs what is missing and says how many ran. Migrations set their own limits: none. */
export async function migrate(
  ownerUrl: string,
  migrations: MixedList<new () => object>,
): Promise<number> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: migrations as never,
    migrationsTableName: 'migrations',
    installExtensions: false,
    logging: false,
    poolSize: 1,
    extra: { options: '-c timezone=UTC' },
  })
  await source.initialize()
  try {
    await source.query('select pg_advisory_lock(734001)')
    const ran = await source.runMigrations({ transaction: 'each' })
    return ran.length
  } finally {
    await source.destroy()
  }
}
