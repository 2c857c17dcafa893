// A small office for the tests of overnight lists: its people, its lists, and what is asked of them.
import request from 'supertest'
import { makeToken } from '../../src/access/index.ts'
import type { Caller, World } from '../support/world.ts'

export type Line = Readonly<Record<string, string>>

export type HitShown = Readonly<{
  id: string
  version: number
  state: string
  dueAt: string | null
  offender: Readonly<{ id: string; visorRef: string; name: string }>
  matched: readonly string[]
  line: Readonly<Record<string, unknown>>
  event: Readonly<{ id: string; kind: string }> | null
  questions: Readonly<Record<string, boolean | null>>
  open: readonly string[]
  next: readonly Readonly<{ href: string }>[]
}>

export type ListShown = Readonly<{
  id: string
  lines: number
  seenBefore: number
  hits: number
  faults: readonly Readonly<{ line: number; column: string; isLost: boolean }>[]
}>

export type DayShown = Readonly<{
  on: string
  notLoaded: readonly string[]
  lists: readonly ListShown[]
  items: readonly HitShown[]
  total: number
  next: string | null
}>

let made = 0

/** Somebody of the North office; the names are invented. */
export async function aPerson(by: Caller, facts: object = {}): Promise<string> {
  made += 1
  const answer = await by
    .post('/offenders', {
      visorRef: `V77${String(made).padStart(5, '0')}`,
      surname: `Invented${'abcdefghijklmnopqrstuvwxyz'.charAt(made % 26)}`,
      forenames: 'Victor James',
      dateOfBirth: '1970-05-06',
      sex: 'M',
      level: 'high',
      leadAgency: 'police',
      leadSince: '2026-01-05',
      confirmedNotDuplicate: true,
      ...facts,
    })
    .expect(201)
  return (answer.body as { id: string }).id
}

export async function loadLines(
  by: Caller,
  kind: string,
  lines: readonly Line[],
  forDate = '2026-03-02',
): Promise<Readonly<{ status: number; list: ListShown }>> {
  const answer = await by.post('/overnight', { kind, forDate, lines })
  return { status: answer.status, list: answer.body as ListShown }
}

export const dayOf = async (by: Caller, query = ''): Promise<DayShown> =>
  (await by.get(`/overnight${query}`).expect(200)).body as DayShown

/** The hits on one person, in one state. */
export const hitsOn = async (by: Caller, person: string, state = 'possible') =>
  (await dayOf(by, `?offender=${person}&state=${state}`)).items

export async function onlyHitOn(by: Caller, person: string): Promise<HitShown> {
  const hits = await hitsOn(by, person)
  const [hit] = hits
  if (hit === undefined || hits.length > 1) throw new Error(`${hits.length} hits on ${person}`)
  return hit
}

/** A list as a file, the way that a browser sends it. */
export async function sendFile(
  world: World,
  username: string,
  { csv, ...fields }: Readonly<{ csv: string | null; kind: string; forDate?: string }>,
): Promise<request.Response> {
  const token = await world.within(async (tx) => {
    const one = await makeToken(tx, { username, label: 'lists' })
    if (!one.ok) throw new Error(one.why)
    return one.value.token
  })
  const sent = request(world.address)
    .post('/overnight')
    .set('Authorization', `Bearer ${token}`)
    .field('kind', fields.kind)
    .field('forDate', fields.forDate ?? '2/3/2026')
  return await (csv === null ? sent : sent.attach('file', Buffer.from(csv), 'list.csv'))
}
