// The one PostgreSQL of a test run: where it is, and how a file gets a database of its own.
import { randomBytes } from 'node:crypto'
import pg from 'pg'

export type TestServer = Readonly<{
  adminUrl: string
  ownerUrl: string
  appUrl: string
  /** The migrated database that every file copies; each run has its own. */
  template: string
  /** The same with the empty seed in it, as a world of the usual morning begins. */
  seeded: string
}>

const variable = 'MOSOVO_TEST_POSTGRES'

export const announce = (server: TestServer): void => {
  process.env[variable] = JSON.stringify(server)
}

export function testServer(): TestServer {
  const announced = process.env[variable]
  if (announced === undefined) throw new Error('the suite starts its database in global-setup.ts')
  return JSON.parse(announced) as TestServer
}

export const onDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}

export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export type TestDatabase = Readonly<{
  name: string
  appUrl: string
  ownerUrl: string
  adminUrl: string
  drop(): Promise<void>
}>

/** A fresh copy of the migrated template, with the empty seed or without it, or an empty database. */
export async function createDatabase(
  from: 'template' | 'seeded' | 'nothing' = 'template',
): Promise<TestDatabase> {
  const server = testServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  // The template is small and nobody is in it: its files are copied as they are, without a word in the log.
  const copied = from === 'nothing' ? '' : ` template ${server[from]} strategy file_copy`
  await asAdmin(server.adminUrl, (client) =>
    client.query(`create database ${name} owner mosovo_owner${copied}`),
  )
  return {
    name,
    appUrl: onDatabase(server.appUrl, name),
    ownerUrl: onDatabase(server.ownerUrl, name),
    adminUrl: onDatabase(server.adminUrl, name),
    drop: () =>
      asAdmin(server.adminUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
      }),
  }
}
