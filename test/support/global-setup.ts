// Starts the run's PostgreSQL and prepares the migrated template that every test file copies.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { seedEmpty } from '../../seed/empty.ts'
import { migrations } from '../../migrations/index.ts'
import { joinCluster } from '../../src/platform/cluster/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { transactionsOn } from '../../src/wiring.ts'
import { aFolder } from './folder.ts'
import { announce, asAdmin, onDatabase, type TestServer } from './postgres.ts'
import { auditKey } from './signing.ts'
import { atTeardown } from './teardown.ts'
import { password, usualMorning } from './usual.ts'
import { openPatiently } from './database.ts'

export type Addresses = Omit<TestServer, 'template' | 'seeded'>

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
  const dataDir = aFolder('mosovo-tests-')
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
  revoke delete, truncate on visit_words from mosovo_app;
  revoke update, delete, truncate on visit_reads from mosovo_app;
  revoke delete, truncate on sightings from mosovo_app;
  revoke update, delete, truncate on sighting_reads from mosovo_app;
  revoke delete, truncate on evidence, self_reports, self_report_proofs, arms_evidence from mosovo_app;
  revoke update, delete, truncate on duty_pasts from mosovo_app;
  revoke update, delete, truncate on drift from mosovo_app;
  revoke update, delete, truncate on policy_changed_duties from mosovo_app;
  revoke update, delete, truncate on weekend_lists, weekend_list_lines from mosovo_app;
  revoke delete, truncate on weekend_claims, packs from mosovo_app;
  revoke insert, update, delete, truncate on row_versions, row_versions_since from mosovo_app;
  grant usage on schema known to mosovo_app;
  grant select on all tables in schema known to mosovo_app`

export default async function globalSetup(): Promise<void> {
  const adminUrl = process.env['TEST_ADMIN_URL']
  const addresses = adminUrl === undefined ? await started() : given(adminUrl)
  const template = `template_${randomBytes(6).toString('hex')}`
  const seeded = `${template}_seeded`
  announce({ ...addresses, template, seeded })
  const byAdmin = (...statements: string[]): Promise<void> =>
    asAdmin(addresses.adminUrl, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  const gone = (name: string): string => `drop database if exists ${name} with (force)`
  atTeardown(() => byAdmin(gone(seeded), gone(template)))
  await byAdmin(`create database ${template} owner mosovo_owner`)
  await migrate(onDatabase(addresses.ownerUrl, template), migrations)
  await asAdmin(onDatabase(addresses.ownerUrl, template), async (client) => {
    await client.query(grants)
  })
  await byAdmin(`create database ${seeded} owner mosovo_owner template ${template}`)
  await seed(onDatabase(addresses.appUrl, seeded))
}

/** The empty seed, planted once for all worlds that begin on the usual morning. */
async function seed(url: string): Promise<void> {
  const database = await openPatiently(url, { poolSize: 1 })
  const transactions = transactionsOn(database, auditKey)
  const setting = { at: new Date(usualMorning), actor: 'system', limits: 'long' } as const
  await inTransaction(transactions, setting, (tx) => seedEmpty(tx, { password }))
  await database.close()
}
