// What a request sent, without the fields that belong to the pipeline.
import { createHash, randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { parseLocalDate } from '../calendar.ts'
import { AppError } from '../errors.ts'
import { isId } from '../ids.ts'
import { flatText } from './body.ts'
import { foldNames } from './forms.ts'
import { Refused } from './problem.ts'

/** Gives each request a number of our own making: a client never chooses it (X9). */
export const requestNumber = (): string => randomUUID()

export const isJson = (request: Request): boolean =>
  typeof request.is('application/json') === 'string'

/** JSON as it came; a form's flat names folded. */
function sentBody(request: Request): unknown {
  const body: unknown = request.body
  if (isJson(request)) return body ?? {}
  return foldNames(withoutPipelineFields(flatText(body)))
}

/** What a route takes: the query of a look, the body of a change. */
export const sentFields = (request: Request): unknown =>
  request.method === 'POST' ? sentBody(request) : flatText(request.query)

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The same with the files that came with it, each by its digest. */
export function sentWhole(request: Request): unknown {
  const files = (request.uploads ?? []).map(({ bytes }) => digestOf(bytes))
  return files.length === 0 ? sentBody(request) : [sentBody(request), files]
}

const withoutPipelineFields = ({
  _csrf,
  _key,
  ...typed
}: Record<string, string>): Record<string, string> => typed

/** What was typed into a form, name by name, for drawing it again. */
export function typedFields(request: Request): Record<string, string> {
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null) return {}
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return withoutPipelineFields(Object.fromEntries(texts))
}

/** What each parameter must be to name anything at all. */
const formOf: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['id', isId],
  ['date', (value) => parseLocalDate(value) !== null],
])

/** The path's own parameters; an id or a day that cannot be one names nothing. */
export function pathParams(request: Request): Record<string, string> {
  const params = flatText(request.params)
  const malformed = Object.entries(params).some(
    ([name, value]) => formOf.get(name)?.(value) === false,
  )
  if (malformed) throw new AppError('not-found')
  return params
}

const longestKey = 200

/** The header, or the form's hidden field; null when the request may be repeated freely. */
export function idempotencyKey(request: Request): string | null {
  const field = isJson(request) ? undefined : flatText(request.body)['_key']
  const key = request.get('idempotency-key') ?? field ?? ''
  if (key.length > longestKey)
    throw new Refused('invalid', [{ field: '', message: 'Use a shorter key' }])
  return key === '' ? null : key
}
