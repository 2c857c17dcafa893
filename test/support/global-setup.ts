// Starts the run's PostgreSQL and prepares the migrated template that every test file copies.
import { migrate } from '../../src/platform/database/migrate.ts'
import { migrations } from '../../migrations/index.ts'
import { announce, asAdmin, onDatabase, templateName, type TestServer } from './postgres.ts'

/** A server already running for the developer, as an administrator's address; else one is started. */
const given = (adminUrl: string): TestServer => {
  const as = (user: string): string => {
    const address = new URL(adminUrl)
    address.username = user
    return address.toString()
  }
  return { adminUrl, ownerUrl: as('mosovo_owner'), appUrl: as('mosovo_app') }
}

export default async function globalSetup(): Promise<void> {
  const adminUrl = process.env['TEST_ADMIN_URL']
  if (adminUrl === undefined) throw new Error('set TEST_ADMIN_URL')
  const server = given(adminUrl)
  announce(server)
  await asAdmin(server.adminUrl, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`)
    await client.query(`create database ${templateName} owner mosovo_owner`)
  })
  await migrate(onDatabase(server.ownerUrl, templateName), migrations)
  await asAdmin(onDatabase(server.ownerUrl, templateName), async (client) => {
    await client.query(`grant select, insert, update, delete on all tables in schema public to mosovo_app;
      grant usage on all sequences in schema public to mosovo_app;
      revoke update, delete, truncate on audit_events from mosovo_app`)
  })
}
