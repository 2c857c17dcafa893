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

/** A form as it stands: its fields name by name, its key, and the version of what was kept of it before. */
function formAsTyped(request: Request): unknown {
  const { _version, ...fields } = withoutPipelineFields(flatText(request.body))
  return { key: formKeyOf(request), version: _version, fields }
}

/** What a route takes: the query of a look, the body of a change. */
export function sentFields(request: Request, { asTyped }: Readonly<{ asTyped?: true }>): unknown {
  if (request.method !== 'POST') return flatText(request.query)
  return asTyped === true && !isJson(request) ? formAsTyped(request) : sentBody(request)
}

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
function pathParams(request: Request): Record<string, string> {
  const params = flatText(request.params)
  const malformed = Object.entries(params).some(
    ([name, value]) => formOf.get(name)?.(value) === false,
  )
  if (malformed) throw new AppError('not-found')
  return params
}

const longestKey = 200

/** The hidden field of the form that was sent; null for what a program sends. */
function formKeyOf(request: Request): string | null {
  if (isJson(request) || typeof request.body !== 'object') return null
  const key: unknown = Reflect.get(request.body ?? {}, '_key')
  return typeof key === 'string' && key !== '' ? key : null
}

/** What an answer is kept under: the header, or the form's hidden field; null when the request may be repeated freely. */
export function idempotencyKey(request: Request): string | null {
  const key = request.get('idempotency-key') ?? formKeyOf(request) ?? ''
  if (key.length > longestKey)
    throw new Refused('invalid', [{ field: '', message: 'Use a shorter key' }])
  return key === '' ? null : key
}

/** What a handler is told of the request, whoever asks and whatever it takes. */
export const askedIn = (request: Request) => ({
  params: pathParams(request),
  url: request.originalUrl,
  reason: request.get('access-reason') ?? null,
  remote: request.ip ?? '',
  uploads: request.uploads ?? [],
  key: request.get('idempotency-key') ?? formKeyOf(request),
  typed: typedFields(request),
})
