// Starts the run's PostgreSQL and prepares the migrated template that every test file copies.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '../../migrations/index.ts'
import { joinCluster } from '../../src/platform/cluster/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { announce, asAdmin, onDatabase, templateName, type TestServer } from './postgres.ts'
import { keepForTeardown } from './teardown.ts'

/** A server already running for the developer, as an administrator's address with one password for all roles. */
const given = (adminUrl: string): TestServer => {
  const as = (user: string): string => {
    const address = new URL(adminUrl)
    address.username = user
    return address.toString()
  }
  return { adminUrl, ownerUrl: as('mosovo_owner'), appUrl: as('mosovo_app') }
}

async function started(): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mosovo-tests-'))
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`)
  }
  const cluster = await joinCluster({ dataDir, dataDirGiven: true, durable: false, say })
  keepForTeardown(dataDir, () => cluster.leave())
  return cluster
}

/** Default privileges of a database are not copied with it, so the template states the grants itself. */
const grants = `grant select, insert, update, delete on all tables in schema public to mosovo_app;
  grant usage on all sequences in schema public to mosovo_app;
  revoke update, delete, truncate on audit_events from mosovo_app`

export default async function globalSetup(): Promise<void> {
  const adminUrl = process.env['TEST_ADMIN_URL']
  const server = adminUrl === undefined ? await started() : given(adminUrl)
  announce(server)
  await asAdmin(server.adminUrl, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`)
    await client.query(`create database ${templateName} owner mosovo_owner`)
  })
  await migrate(onDatabase(server.ownerUrl, templateName), migrations)
  await asAdmin(onDatabase(server.ownerUrl, templateName), async (client) => {
    await client.query(grants)
  })
}
