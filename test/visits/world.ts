// A force with one person of the North office, whose duties are derived as the product derives them.
import { identify, type Actor } from '../../src/access/index.ts'
import { derive, deriveBeforeCommit } from '../../src/backlog/index.ts'
import { createOffender } from '../../src/offenders/index.ts'
import type { NewPerson } from '../../src/offenders/types.ts'
import { addDays, localDate } from '../../src/platform/calendar.ts'
import {
  inTransaction,
  type Transactions,
  type Tx,
} from '../../src/platform/database/transaction.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import type { DeriveNow } from '../../src/visits/service.ts'
import type { VisitReport } from '../../src/visits/types.ts'
import { seedEmpty } from '../../seed/empty.ts'
import { asAdmin, createDatabase } from '../support/postgres.ts'
import { sign } from '../support/signing.ts'
import { openPatiently } from '../support/database.ts'
import { password } from '../support/usual.ts'

export const now = new Date('2026-03-02T10:00:00Z')

export type World = Readonly<{
  appUrl: string
  transactions: Transactions
  as<T>(username: string, work: (tx: Tx, actor: Actor) => Promise<T>, when?: Date): Promise<T>
  /** Someone of high risk under police lead since 5 January, never seen: overdue since 12 January. */
  aPerson(differing?: Partial<NewPerson>): Promise<OffenderId>
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  admin(sql: string): Promise<void>
  close(): Promise<void>
}>

export const deriveNow: DeriveNow = async (tx, id) => {
  await derive(tx, [id])
}

const usernames = ['om.north', 'om.south', 'ds.north', 'ds.south', 'di.force', 'dci.force']

async function actorOf(tx: Tx, username: string): Promise<Actor> {
  const [account] = await tx.query<{ id: string }>('select id from accounts where username = $1', [
    username,
  ])
  const actor = await identify(tx, { accountId: account?.id ?? null, bearer: null })
  if (actor === null) throw new Error(`there is no ${username}`)
  return actor
}

export async function openWorld(): Promise<World> {
  const test = await createDatabase()
  const database = await openPatiently(test.appUrl)
  const transactions: Transactions = { database, beforeCommit: deriveBeforeCommit, sign }
  const run = <T>(actor: string, work: (tx: Tx) => Promise<T>, at = now): Promise<T> =>
    inTransaction(transactions, { at, actor }, work)
  await run('system', (tx) => seedEmpty(tx, { password }))
  const actors = new Map<string, Actor>()
  for (const name of usernames) actors.set(name, await run('system', (tx) => actorOf(tx, name)))
  const as: World['as'] = (username, work, when) =>
    run(username, (tx) => work(tx, actors.get(username) as Actor), when)
  let number = 0
  return {
    appUrl: test.appUrl,
    transactions,
    as,
    aPerson: async (differing = {}) => {
      number += 1
      const person: NewPerson = {
        visorRef: `V${String(number).padStart(7, '0')}`,
        surname: 'Ellingham',
        forenames: 'Tobias',
        dateOfBirth: addDays(localDate('1950-02-03'), number),
        sex: 'M',
        level: 'high',
        leadAgency: 'police',
        leadSince: localDate('2026-01-05'),
        officer: 'om.north',
        team: 'North office',
        homeAddress: {
          kind: 'residence',
          line: '1 Mill Lane',
          postcode: 'NM1 1AA',
          from: localDate('2025-01-01'),
        },
        ...differing,
      }
      const made = await as('om.north', (tx, actor) => createOffender(tx, actor, person))
      return made.id
    },
    rows: (sql, values) => run('system', (tx) => tx.query(sql, values)),
    admin: (sql) =>
      asAdmin(test.adminUrl, async (client) => {
        await client.query(sql)
      }),
    close: async () => {
      await database.close()
      await test.drop()
    },
  }
}

export const aReport = (differing: Partial<VisitReport> = {}): VisitReport => ({
  at: now,
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: [{ officer: 'om.north' }, { officer: 'ds.north' }],
  ...differing,
})

export const noSuchId = newId()

/** The name of the fault that ended a use case, or 'none'. */
export const endedBy = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (thrown: unknown) => {
      const named = thrown as { why?: string; type?: string; message: string }
      return named.why ?? named.type ?? named.message
    },
  )
