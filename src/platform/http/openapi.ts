// The published description: OpenAPI 3.1 of every route, from the same schemas that validate.
import { z } from 'zod'
import type { Route } from './route.ts'

type AnyRoute = Pick<
  Route<never, string, string>,
  'method' | 'path' | 'may' | 'summary' | 'takes' | 'gives' | 'produces' | 'uploads'
>

type Schema = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    ...(io === 'input' ? { override: requireOnlyWhatMayNotBeAbsent } : {}),
  })
  return described
}

type Described = Readonly<{ zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }>

/** A field that is read before it is judged may have a value of its own: the schema itself is asked. */
function requireOnlyWhatMayNotBeAbsent({ zodSchema, jsonSchema }: Described): void {
  if (!(zodSchema instanceof z.ZodObject)) return
  const required = Object.entries(zodSchema.shape)
    .filter(([, field]) => !z.safeParse(field, undefined).success)
    .map(([name]) => name)
  if (required.length > 0) jsonSchema.required = required
  else delete jsonSchema.required
}

const templated = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const pathParameters = (path: string): Schema[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters(route: AnyRoute): Schema[] {
  if (route.method !== 'get' || route.takes === undefined) return []
  const { properties = {}, required = [] } = schemaOf(route.takes, 'input') as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const withFile = (schema: Schema): Schema => ({
  ...schema,
  properties: {
    ...(schema['properties'] as Schema | undefined),
    file: { type: 'string', format: 'binary' },
  },
})

function requestBody(route: AnyRoute): Schema {
  if (route.method !== 'post' || route.takes === undefined) return {}
  const schema = schemaOf(route.takes, 'input')
  if (route.uploads === true)
    return { requestBody: { content: { 'multipart/form-data': { schema: withFile(schema) } } } }
  return {
    requestBody: {
      content: {
        'application/json': { schema },
        'application/x-www-form-urlencoded': { schema },
      },
    },
  }
}

const problem = {
  description: 'What went wrong, in plain words',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function content(route: AnyRoute): Schema {
  if (route.produces !== undefined)
    return { [route.produces]: { schema: { type: 'string', format: 'binary' } } }
  const schema = route.gives === undefined ? { type: 'object' } : schemaOf(route.gives, 'output')
  return { 'application/json': { schema } }
}

function responses(route: AnyRoute): Schema {
  const body = { description: 'Done', content: content(route) }
  return { [route.method === 'get' ? '200' : '2XX']: body, '4XX': problem, '503': problem }
}

const operation = (route: AnyRoute): Schema => ({
  summary: route.summary,
  operationId: `${route.method} ${route.path}`,
  'x-permission': route.may,
  ...(route.may === 'anyone' ? { security: [] } : {}),
  parameters: [...pathParameters(route.path), ...queryParameters(route)],
  ...requestBody(route),
  responses: responses(route),
})

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string' },
          message: { type: 'string' },
          line: { type: 'integer' },
          column: { type: 'string' },
        },
      },
    },
  },
}

export function describe(
  routes: readonly AnyRoute[],
  about: { title: string; version: string },
): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of routes) {
    const path = templated(route.path)
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: about,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
    security: [{ token: [] }],
    paths,
  }
}
