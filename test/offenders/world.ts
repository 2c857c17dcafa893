// A force with its people's standings kept as the product keeps them, on a database of the test's own.
import { identify, type Actor } from '../../src/access/index.ts'
import {
  createOffender,
  personFactsOf,
  standingOn,
  writeStandings,
} from '../../src/offenders/index.ts'
import { offenderEntities } from '../../src/offenders/entity.ts'
import type { NewPerson, OffenderItem } from '../../src/offenders/types.ts'
import { addDays, localDate, localDateOf } from '../../src/platform/calendar.ts'
import {
  inTransaction,
  type BeforeCommit,
  type Transactions,
  type Tx,
} from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import { seedEmpty } from '../../seed/empty.ts'
import { entities } from '../access/world.ts'
import { createDatabase } from '../support/postgres.ts'
import { sign } from '../support/signing.ts'
import { openPatiently } from '../support/database.ts'

export const at = new Date('2026-03-02T08:00:00Z')
export const today = localDate('2026-03-02')
const abroadDays = 28

const standings: BeforeCommit = async (tx, touched) => {
  const people = await personFactsOf(tx, { ids: [...touched] })
  const on = localDateOf(tx.at)
  await writeStandings(
    tx,
    people.flatMap((person) => {
      const standing = standingOn(person, on, abroadDays)
      return standing === null
        ? []
        : [
            {
              offenderId: person.id,
              forceId: person.forceId,
              standing,
              lastSeenOn: null,
              armsOn: null,
              armsRatifiedOn: null,
              levelUnsupported: false,
              attemptsSince: 0,
              changesOn: null,
            },
          ]
    }),
  )
}

export type World = Readonly<{
  forceId: ForceId
  /** Every statement sent since it was last emptied. */
  sent: string[]
  actors: Readonly<Record<string, Actor>>
  /** Runs a use case as someone; at the world's instant unless told. */
  as<T>(username: string, work: (tx: Tx, actor: Actor) => Promise<T>, when?: Date): Promise<T>
  add(person?: Partial<NewPerson>): Promise<OffenderItem & { version: number }>
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}>

const people = ['om.north', 'om.south', 'ds.north', 'ds.south', 'di.force', 'dci.force'] as const

export async function openWorld(): Promise<World> {
  const test = await createDatabase()
  const url = test.appUrl
  const database = await openPatiently(url, { entities: [...entities, ...offenderEntities] })
  const sent: string[] = []
  const transactions: Transactions = {
    database,
    beforeCommit: standings,
    sign,
    onStatement: (text) => sent.push(text),
  }
  const run = <T>(actor: string, work: (tx: Tx) => Promise<T>, when = at): Promise<T> =>
    inTransaction(transactions, { at: when, actor }, work)
  const forceId = await run('system', (tx) =>
    seedEmpty(tx, { password: 'northmoor demonstration' }),
  )
  const actors = Object.fromEntries(
    await Promise.all(
      people.map(async (name) => [name, await run('system', (tx) => actorOf(tx, name))] as const),
    ),
  )
  const as: World['as'] = (username, work, when) =>
    run(username, (tx) => work(tx, actors[username] as Actor), when)
  let number = 1
  return {
    forceId,
    sent,
    actors,
    as,
    add: (person = {}) =>
      as('om.north', (tx, actor) => createOffender(tx, actor, aPerson((number += 1), person))),
    rows: (sql, values) => run('system', (tx) => tx.query(sql, values)),
    close: async () => {
      await database.close()
      await test.drop()
    },
  }
}

async function actorOf(tx: Tx, username: string): Promise<Actor> {
  const [account] = await tx.query<{ id: string }>(
    'select a.id from accounts a where a.username = $1',
    [username],
  )
  const actor = await identify(tx, { accountId: account?.id ?? null, bearer: null })
  if (actor === null) throw new Error(`there is no ${username}`)
  return actor
}

/** An invented person with a ViSOR ref and a birth date of their own. */
export const aPerson = (number: number, differing: Partial<NewPerson> = {}): NewPerson => ({
  visorRef: `V${String(number).padStart(7, '0')}`,
  surname: `Ellingham`,
  forenames: 'Tobias',
  dateOfBirth: addDays(localDate('1950-02-03'), number % 10_000),
  sex: 'M',
  level: 'high',
  leadAgency: 'police',
  leadSince: localDate('2026-01-05'),
  ...differing,
})

/** The name of the refusal or fault that ended a use case, or 'none'. */
export const endedBy = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (thrown: unknown) => {
      const named = thrown as { why?: string; type?: string; message: string }
      return named.why ?? named.type ?? named.message
    },
  )
