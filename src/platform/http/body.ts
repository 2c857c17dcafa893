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

const form = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 2_000 })
const json = express.json({ limit: '1mb', strict: true })

/** The body parsers in turn: each leaves alone what is not of its type. */
export const bodyReaders: readonly RequestHandler[] = [
  form,
  json,
  (request, _response, next) => {
    if (typeof request.is('multipart/form-data') !== 'string') {
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
    const parser = multipartParser(request)
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (field, stream, { filename }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      let isCut = false
      stream.on('limit', () => {
        isCut = true
        chunks.length = 0
      })
      stream.on('close', () => {
        const bytes = isCut ? Buffer.alloc(0) : Buffer.concat(chunks)
        if (filename !== undefined && filename !== '')
          uploads.push({ field, fileName: filename, bytes, isCut })
      })
    })
    parser.on('close', resolve)
    parser.on('error', () => {
      reject(unreadableUpload())
    })
    // A sender who goes away in the middle ends nothing: without this the request would wait for ever.
    request.once('close', () => {
      if (!request.complete) reject(unreadableUpload())
    })
    request.pipe(parser)
  })
  request.body = fields
  request.uploads = uploads
}

const unreadableUpload = (): Refused =>
  new Refused('invalid', [
    { field: '', message: 'The file did not arrive whole. Choose it again and send it again.' },
  ])

function multipartParser(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: mostUploadBytes, files: 5, fields: 200, fieldSize: 200_000 },
    })
  } catch {
    // A multipart request that does not say where its parts end.
    throw unreadableUpload()
  }
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

const tooLarge = new Set(['entity.too.large', 'parameters.too.many'])

const part = (thrown: unknown, name: string): unknown =>
  typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined

/** Faults of the parsers themselves (broken JSON, too large) as answers of ours. */
export function asBodyFault(thrown: unknown): unknown {
  if (thrown instanceof AppError || thrown instanceof Refused) return thrown
  if (tooLarge.has(String(part(thrown, 'type')))) return new AppError('too-large')
  const status = part(thrown, 'status')
  const unreadable = typeof status === 'number' && status >= 400 && status < 500
  if (!unreadable) return thrown
  const message = 'The request could not be read: check its form'
  return new Refused('invalid', [{ field: '', message }])
}
