// Starts the run's PostgreSQL and prepares the migrated template that every test file copies.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '../../migrations/index.ts'
import { joinCluster } from '../../src/platform/cluster/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { announce, asAdmin, onDatabase, type TestServer } from './postgres.ts'
import { atTeardown } from './teardown.ts'

export type Addresses = Omit<TestServer, 'template'>

/** A server already running for the developer, as an administrator's address with one password for all roles. */
export const given = (adminUrl: string): Addresses => {
  const as = (user: string): string => {
    const address = new URL(adminUrl)
    address.username = user
    return address.toString()
  }
  return { adminUrl, ownerUrl: as('mosovo_owner'), appUrl: as('mosovo_app') }
}

async function started(): Promise<Addresses> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mosovo-tests-'))
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`)
  }
  const cluster = await joinCluster({ dataDir, dataDirGiven: true, durable: false, say })
  atTeardown(async () => {
    await cluster.leave()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return cluster
}

/** Default privileges of a database are not copied with it, so the template states the grants itself. */
export const grants = `grant select, insert, update, delete on all tables in schema public to mosovo_app;
  grant usage on all sequences in schema public to mosovo_app;
  revoke update, delete, truncate on audit_events, audit_older_rows, audit_seals, audit_checks from mosovo_app;
  revoke delete, truncate on policy_values, policy_effects from mosovo_app;
  revoke delete, truncate on leavings from mosovo_app;
  revoke delete, truncate on restrictions, restriction_changes, restriction_readers, conflicts, broken_glass from mosovo_app;
  revoke delete, truncate on corrections, correction_tellings, duplicate_pairs from mosovo_app;
  revoke update, delete, truncate on correction_rows from mosovo_app;
  revoke delete, truncate on calls, acceptances from mosovo_app;
  revoke update, delete, truncate on drift from mosovo_app;
  revoke update, delete, truncate on policy_changed_duties from mosovo_app`

export default async function globalSetup(): Promise<void> {
  const adminUrl = process.env['TEST_ADMIN_URL']
  const addresses = adminUrl === undefined ? await started() : given(adminUrl)
  const template = `template_${randomBytes(6).toString('hex')}`
  announce({ ...addresses, template })
  await asAdmin(addresses.adminUrl, async (client) => {
    await client.query(`create database ${template} owner mosovo_owner`)
  })
  atTeardown(() =>
    asAdmin(addresses.adminUrl, async (client) => {
      await client.query(`drop database if exists ${template} with (force)`)
    }),
  )
  await migrate(onDatabase(addresses.ownerUrl, template), migrations)
  await asAdmin(onDatabase(addresses.ownerUrl, template), async (client) => {
    await client.query(grants)
  })
}
