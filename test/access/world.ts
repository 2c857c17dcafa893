// A force as the empty seed leaves it, on a database of the test's own.
import { identify, type Actor } from '../../src/access/index.ts'
import { accounts, fileOpenings, tokens } from '../../src/access/entity.ts'
import * as officerTables from '../../src/officers/entity.ts'
import {
  inTransaction,
  type Transactions,
  type Tx,
} from '../../src/platform/database/transaction.ts'
import { keptAnswers } from '../../src/platform/http/idempotency.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { newId } from '../../src/platform/ids.ts'
import { seedEmpty } from '../../seed/empty.ts'
import { createDatabase, type TestDatabase } from '../support/postgres.ts'
import { sign } from '../support/signing.ts'
import { openPatiently } from '../support/database.ts'

export const password = 'northmoor demonstration'
export const at = new Date('2026-03-02T08:00:00Z')

export type World = Readonly<{
  test: TestDatabase
  transactions: Transactions
  forceId: ForceId
  /** Runs work as someone, at an instant; 'system' at the world's start unless told. */
  run<T>(work: (tx: Tx) => Promise<T>, as?: { actor?: string; at?: Date }): Promise<T>
  actor(username: string): Promise<Actor>
  audit(): Promise<AuditRow[]>
  close(): Promise<void>
}>

export type AuditRow = Readonly<{
  actor: string
  action: string
  result: string
  reason: string | null
  path: string | null
  fields: string[]
  offenderId: string | null
}>

export const entities = [
  accounts,
  tokens,
  fileOpenings,
  keptAnswers,
  ...Object.values(officerTables),
]

export async function openWorld(): Promise<World> {
  const test = await createDatabase()
  const database = await openPatiently(test.appUrl)
  const transactions: Transactions = { database, beforeCommit: async () => {}, sign }
  const run: World['run'] = (work, as = {}) =>
    inTransaction(transactions, { at: as.at ?? at, actor: as.actor ?? 'system' }, work)
  const forceId = await run((tx) => seedEmpty(tx, { password }))
  return {
    test,
    transactions,
    forceId,
    run,
    actor: (username) => run((tx) => actorOf(tx, username)),
    audit: () => run((tx) => tx.query<AuditRow>(auditRows)),
    close: async () => {
      await database.close()
      await test.drop()
    },
  }
}

const auditRows = `select e.actor, e.action, e.result, e.reason, e.path, e.fields,
  e.offender_id as "offenderId" from audit_events e order by e.id`

async function actorOf(tx: Tx, username: string): Promise<Actor> {
  const [account] = await tx.query<{ id: string }>(
    'select a.id from accounts a where a.username = $1',
    [username],
  )
  const actor = await identify(tx, { accountId: account?.id ?? null, bearer: null })
  if (actor === null) throw new Error(`there is no ${username}`)
  return actor
}

/** A person of a team, as far as access asks: the row itself and its standing. */
export async function addPerson(
  tx: Tx,
  { visorRef, team, forceId }: { visorRef: string; team: string; forceId: ForceId },
): Promise<OffenderId> {
  const id = newId<OffenderId>()
  await tx.query(
    `insert into offenders (id, force_id, visor_ref, surname, forenames, date_of_birth, sex, origin,
      recorded_at, recorded_by) values ($1, $2, $3, 'Doe', 'Jan', '1970-01-01', 'M', 'here', $4, 'system')`,
    [id, forceId, visorRef, tx.at],
  )
  await tx.query(
    `insert into standings (offender_id, force_id, team_id, level, level_rank, status, management,
      lead_agency, in_caseload, level_unsupported, attempts_since, marks, derived_on)
      select $1, $2, t.id, 'high', 2, 'community', 'active', 'police', true, false, 0, '{}', '2026-03-02'
      from teams t where t.force_id = $2 and t.name = $3`,
    [id, forceId, team],
  )
  return id
}
