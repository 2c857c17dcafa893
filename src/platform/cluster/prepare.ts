// Prepares a new cluster: extensions, the two roles, the database, and who may do what in it.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Address, connectTo } from './connect.ts'
import { administrator, type Passwords } from './create.ts'
import { preparationFault } from './fault.ts'

const extensions = [
  'pg_trgm',
  'unaccent',
  'btree_gin',
  'btree_gist',
  'fuzzystrmatch',
  'pgcrypto',
  'pg_stat_statements',
]

/** Raised when the statements below change, so that older clusters are prepared again. */
const edition = '1'
const mark = (data: string): string => join(data, `mosovo.prepared-${edition}`)

// Copied databases inherit all of this from the template they are made of.
const insideDatabase = `
  ${extensions.map((name) => `create extension if not exists ${name};`).join('\n')}
  revoke create on schema public from public;
  alter default privileges for role mosovo_owner in schema public
    grant select, insert, update, delete on tables to mosovo_app;
  alter default privileges for role mosovo_owner in schema public
    grant usage on sequences to mosovo_app;
  alter default privileges for role mosovo_owner in schema public
    grant execute on functions to mosovo_app;`

async function ensureRole(client: pg.Client, name: string, rights: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [name])
  await client.query(`${found.rowCount === 0 ? 'create' : 'alter'} role ${name} login ${rights}`)
}

async function ensureRoles(client: pg.Client, passwords: Passwords): Promise<void> {
  // The statistics keep the text of such statements, password and all.
  await client.query('set pg_stat_statements.track_utility = off')
  await ensureRole(client, 'mosovo_owner', `createdb password '${passwords.owner}'`)
  await ensureRole(client, 'mosovo_app', `password '${passwords.app}'`)
}

async function inDatabase(
  address: Address,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = await connectTo(address)
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("select from pg_database where datname = 'mosovo'")
  if (found.rowCount === 0) await client.query('create database mosovo owner mosovo_owner')
}

const within = async (client: pg.Client): Promise<void> => {
  await client.query(insideDatabase)
}

const attempts = 4

async function prepareOnce(port: number, passwords: Passwords): Promise<void> {
  const on = (database: string): Address => ({
    port,
    database,
    user: administrator,
    password: passwords.admin,
  })
  await inDatabase(on('postgres'), (client) => ensureRoles(client, passwords))
  await inDatabase(on('template1'), within)
  await inDatabase(on('postgres'), ensureDatabase)
  await inDatabase(on('mosovo'), within)
}

/** May be repeated: a start that was killed halfway is finished by the next one. */
export async function prepare(data: string, port: number, passwords: Passwords): Promise<void> {
  for (let attempt = 1; !existsSync(mark(data)); attempt += 1) {
    try {
      await prepareOnce(port, passwords)
      writeFileSync(mark(data), '')
    } catch (fault) {
      if (attempt === attempts) throw preparationFault(fault, data)
      // PostgreSQL may still be carrying out the last statement of a process that was killed.
      await pause(250)
    }
  }
}
