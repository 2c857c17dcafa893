// Reads a request's body to flat text fields, JSON or uploaded files; refuses what is too large or repeated.
import busboy from 'busboy'
import express, { type Request, type RequestHandler } from 'express'
import { AppError } from '../errors.ts'
import { Refused } from './problem.ts'
import type { Upload } from './route.ts'

export const mostUploadBytes = 20 * 1024 * 1024

declare module 'express-serve-static-core' {
  interface Request {
    uploads?: readonly Upload[]
  }
}

const form = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 2_000 })
const json = express.json({ limit: '1mb', strict: true })

/** The body parsers in turn: each leaves alone what is not of its type. */
export const bodyReaders: readonly RequestHandler[] = [
  form,
  json,
  (request, _response, next) => {
    if (!request.is('multipart/form-data')) {
      next()
      return
    }
    readMultipart(request).then(() => {
      next()
    }, next)
  },
]

async function readMultipart(request: Request): Promise<void> {
  const fields: Record<string, string> = {}
  const uploads: Upload[] = []
  await new Promise<void>((resolve, reject) => {
    const parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: mostUploadBytes, files: 5, fields: 200, fieldSize: 200_000 },
    })
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (field, stream, { filename }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => {
        reject(new AppError('too-large'))
      })
      stream.on('close', () => {
        const bytes = Buffer.concat(chunks)
        if (filename !== undefined && filename !== '')
          uploads.push({ field, fileName: filename, bytes })
      })
    })
    parser.on('close', resolve)
    parser.on('error', reject)
    request.pipe(parser)
  })
  request.body = fields
  request.uploads = uploads
}

const repeated = (name: string): never => {
  throw new Refused('invalid', [{ field: name, message: `Send ${name} once` }])
}

/** Each query or form parameter as one text (X7). */
export function flatText(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : repeated(name),
    ]),
  )
}

/** Faults of the parsers themselves (broken JSON, too large) as answers of ours. */
export function asBodyFault(thrown: unknown): unknown {
  const type: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'type') : undefined
  if (type === 'entity.too.large' || type === 'parameters.too.many')
    return new AppError('too-large')
  const status: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'status') : undefined
  return typeof status === 'number' && status >= 400 && status < 500
    ? new Refused('invalid', [
        { field: '', message: 'The request could not be read: check its form' },
      ])
    : thrown
}
