// Security headers (X13): stricter than the library's defaults, the same on every answer.
import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Gives each answer its nonce and headers; pages of people's files are never kept by a browser or a proxy. */
export function securityHeaders(behindTls: boolean): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals['nonce'] = randomBytes(16).toString('base64')
      response.set('Cache-Control', 'no-store')
      response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': [
            "'self'",
            (_request, response) =>
              `'nonce-${String((response as unknown as { locals: Record<string, unknown> }).locals['nonce'])}'`,
          ],
          'style-src': ["'self'"],
          'img-src': ["'self'"],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'manifest-src': ["'self'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          'base-uri': ["'none'"],
          'object-src': ["'none'"],
        },
      },
      referrerPolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
      crossOriginEmbedderPolicy: false,
      hsts: behindTls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    }),
  ]
}
