// The request pipeline, top to bottom.
import express, { type Express, type Request, type Response } from 'express'
import { errorPage } from './error-pages.ts'
import { chromeFor, gateFor, serviceName } from './gate.ts'
import { AppError } from './platform/errors.ts'
import { bodyReaders } from './platform/http/body.ts'
import { mount, requestNumber } from './platform/http/mount.ts'
import { describe } from './platform/http/openapi.ts'
import { securityHeaders } from './platform/http/security.ts'
import { makeSender } from './platform/http/send.ts'
import { sessions } from './platform/http/session.ts'
import { projectRoot } from './platform/root.ts'
import { assetMounts } from './platform/views/assets.ts'
import { readiness } from './readiness.ts'
import { productRoutes } from './routes.ts'
import type { Product } from './wiring.ts'

export function buildApp(product: Product): Express {
  const { config, clock, log } = product
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // An exact list of hops, or none: a client never chooses its own address (X9).
  app.set('trust proxy', config.proxies.length === 0 ? false : [...config.proxies])
  app.use((_request, response, next) => {
    response.locals.requestId = requestNumber()
    response.set('X-Request-Id', response.locals.requestId)
    next()
  })
  app.use(...securityHeaders(config.production))
  for (const { path, folder } of assetMounts(projectRoot))
    app.use(path, express.static(folder, { index: false, setHeaders: keepAnHour }))
  const routes = productRoutes(product)
  const description = describe(routes, { title: serviceName, version: '0.1.0' })
  app.get('/livez', (_request, response) => void response.json({ live: true }))
  app.get('/readyz', readiness(product))
  app.get('/openapi.json', (_request, response) => void response.json(description))
  app.use(
    sessions({
      store: product.sessions,
      secret: product.sessionSecret,
      behindTls: config.production,
    }),
  )
  app.use(...bodyReaders)
  const demonstration = !config.production
  const sender = makeSender({
    views: product.views,
    log,
    errorPage,
    bareChrome: (request, response) =>
      chromeFor(
        null,
        { url: request.originalUrl, nonce: response.locals.nonce, csrf: null, flash: null },
        { demonstration, at: clock.now() },
      ),
  })
  const { transactions } = product
  mount(app, routes, { transactions, clock, gate: gateFor({ demonstration }), sender })
  app.use((_request, _response, next) => next(new AppError('not-found')))
  app.use((thrown: unknown, request: Request, response: Response, _next: unknown) => {
    sender.fault(request, response, thrown)
  })
  return app
}

const keepAnHour = (response: { setHeader(name: string, value: string): unknown }): void => {
  response.setHeader('Cache-Control', 'public, max-age=3600')
}
