// Every route of the product, the sign-ins of the seeds, and whom the matrix admits where.
import request from 'supertest'
import { matrix, type Role, type Route } from '../../src/access/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { people } from '../../seed/people.ts'
import type { World } from '../support/world.ts'

export const signIns = people.map(({ username, role }) => ({ username, role }))

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method} ${path}`

export const admits = ({ may }: Route, role: Role): boolean =>
  may === 'anyone' || may === 'signed-in' || matrix[may].includes(role)

/** Somebody whom the route admits. */
export function admitted(route: Route): string {
  const found = signIns.find(({ role }) => admits(route, role))
  if (found === undefined) throw new Error(`nobody may ${nameOf(route)}`)
  return found.username
}

const names: Readonly<Record<string, string>> = { date: '2026-02-01', name: 'overdue-visits' }

/** The route's address with ids of nothing that is here. */
export const addressOf = ({ path }: Pick<Route, 'path'>): string =>
  path.replace(/:(\w+)/g, (_, parameter: string) => names[parameter] ?? newId())

/** A key that no form has: what sends it changes nothing, whoever sends it. */
export const unknownKey = 'noSuchKey'

/** Asks a route as an account with a token, or as nobody; a change sends one field that no form has. */
export async function asked(world: World, route: Route, username: string | null) {
  const path = addressOf(route)
  if (username === null) {
    const call = request(world.address)
    return route.method === 'get' ? await call.get(path) : await call.post(path).send({})
  }
  const caller = await world.as(username)
  return route.method === 'get'
    ? await caller.get(path)
    : await caller.post(path, { [unknownKey]: 'x' })
}

type Answer = Awaited<ReturnType<typeof asked>>
export const typeOf = ({ body }: Answer): string => (body as { type?: string }).type ?? ''

/** How an answer reads for a table of permissions. */
export function outcomeOf(answer: Answer): string {
  if (answer.status >= 500) return `broken: ${answer.status}`
  if (answer.status === 401) return 'not signed in'
  if (answer.status !== 403) return 'admitted'
  return typeOf(answer).endsWith('/forbidden') ? 'forbidden' : `403 ${typeOf(answer)}`
}

/** A browser that has signed in: its cookie goes with everything it sends. */
export async function browserOf(world: World, username: string, password: string) {
  const browser = request.agent(world.address).set('Accept', 'text/html')
  const page = await browser.get('/sign-in').expect(200)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  await browser.post('/sign-in').type('form').send({ _csrf: token, username, password }).expect(303)
  return browser
}
