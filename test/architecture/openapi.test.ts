// The published description lists every route, with its parameters, its body and its answers.
import request from 'supertest'
import type { Route } from '../../src/access/index.ts'
import { productRoutes } from '../../src/routes.ts'
import { aWorld, type World } from '../support/world.ts'
import { nameOf } from './routes.ts'

type Parameter = { name: string; in: string; required: boolean; schema: object }
type Operation = {
  summary: string
  operationId: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: { required?: string[] } }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
  security?: unknown[]
}
type Description = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let world: World
let described: Description
let routes: readonly Route[]
beforeAll(async () => {
  world = await aWorld()
  routes = productRoutes(world.product)
  const answer = await request(world.address).get('/openapi.json').expect(200)
  described = answer.body as Description
})
afterAll(() => world.close())

const operationOf = ({ method, path }: Route): Operation | undefined =>
  described.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]

test('it is OpenAPI 3.1 and says what it describes', () => {
  expect(described.openapi).toMatch(/^3\.1\./)
  expect(described.info.title).not.toBe('')
})

test('every route is in it once, and nothing else is', () => {
  const listed = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const forMachines = ['get /livez', 'get /readyz', 'get /openapi.json']
  expect(listed.toSorted()).toEqual([...routes.map(nameOf), ...forMachines].toSorted())
})

test('every operation has its own name, its summary, and an answer for good and for bad', () => {
  const operations = routes.map(operationOf)
  expect(new Set(operations.map((one) => one?.operationId)).size).toBe(routes.length)
  for (const one of operations) {
    expect(one?.summary).not.toBe('')
    const responses = one?.responses ?? {}
    expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true)
    expect(Object.keys(responses)).toContain('4XX')
    for (const { description, content } of Object.values(responses)) {
      expect(description).not.toBe('')
      expect(Object.keys(content).length).toBeGreaterThan(0)
    }
  }
})

test('every part of an address is a required parameter', () => {
  for (const route of routes) {
    const inPath = operationOf(route)?.parameters.filter((one) => one.in === 'path') ?? []
    const parts = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    expect([nameOf(route), inPath.map(({ name }) => name)]).toEqual([nameOf(route), parts])
    expect(inPath.every(({ required }) => required)).toBe(true)
  }
})

test('every change has its body, for programs and for forms, and no look has one', () => {
  for (const route of routes) {
    const body = operationOf(route)?.requestBody
    expect([nameOf(route), body !== undefined]).toEqual([nameOf(route), route.method === 'post'])
    if (body !== undefined)
      expect([nameOf(route), Object.keys(body.content)]).toEqual([
        nameOf(route),
        route.uploads === true
          ? ['multipart/form-data']
          : ['application/json', 'application/x-www-form-urlencoded'],
      ])
  }
})

/** The names of the fields that the description says must be there. */
function requiredOf(route: Route): string[] {
  const found = operationOf(route)
  const inQuery = (found?.parameters ?? []).filter((one) => one.in === 'query' && one.required)
  const bodies = Object.values(found?.requestBody?.content ?? {})
  const inBody = bodies.flatMap(({ schema }) => schema.required ?? [])
  return [...new Set([...inQuery.map(({ name }) => name), ...inBody])].toSorted()
}

test('what is said to be required is refused when absent, and nothing else is', () => {
  const found = routes.map((route) => {
    const parsed = route.takes?.safeParse({})
    const missed = (parsed?.error?.issues ?? []).map(({ path: [name] }) => String(name))
    return [nameOf(route), [...new Set(missed)].toSorted()]
  })
  expect(found.filter(([, missed]) => missed?.length)).not.toEqual([])
  expect(routes.map((route) => [nameOf(route), requiredOf(route)])).toEqual(found)
})

test('within a list of a body too only what may not be absent is required', () => {
  const route = routes.find((one) => nameOf(one) === 'post /offenders/:id/visits')
  if (route === undefined) throw new Error('visits are not reported there')
  const body = operationOf(route)?.requestBody?.content['application/json']?.schema
  expect(body).toMatchObject({
    properties: { evidence: { items: { required: ['factor', 'text', 'source'] } } },
  })
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)]
  expect(references.length).toBeGreaterThan(0)
  for (const [, path = ''] of references) {
    const found = path
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], described)
    expect([path, found === undefined]).toEqual([path, false])
  }
})
