// One connection of our own to a PostgreSQL, which must never end the process when that dies (X4).
import pg from 'pg'
import { codeOf } from './fault.ts'

export type Address = Readonly<{ port: number; database: string; user: string; password: string }>

const limits = {
  connectionTimeoutMillis: 5_000,
  query_timeout: 30_000,
  keepAlive: true,
  application_name: 'mosovo',
}

async function opened(client: pg.Client): Promise<pg.Client> {
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (fault) {
    client.end().catch(() => undefined)
    throw fault
  }
}

export const connectTo = (address: Address): Promise<pg.Client> =>
  opened(new pg.Client({ ...limits, ...address, host: '127.0.0.1', ssl: false }))

export const connectByUrl = (url: string): Promise<pg.Client> =>
  opened(new pg.Client({ ...limits, connectionString: url }))

type Answer = 'yes' | 'not-yet' | 'wrong-password'

/** Does it serve statements yet? Refused connections and "starting up" both mean: ask again. */
export async function answerOf(address: Address): Promise<Answer> {
  try {
    const client = await connectTo(address)
    try {
      await client.query('select 1')
      return 'yes'
    } finally {
      await client.end()
    }
  } catch (fault) {
    return codeOf(fault) === '28P01' ? 'wrong-password' : 'not-yet'
  }
}
