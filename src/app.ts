// The request pipeline, top to bottom.
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Route } from './access/index.ts'
import { errorPage } from './error-pages.ts'
import { chromeFor, gateFor, serviceName } from './gate.ts'
import { AppError } from './platform/errors.ts'
import { bodyReaders } from './platform/http/body.ts'
import { mount } from './platform/http/mount.ts'
import { requestNumber } from './platform/http/sent.ts'
import { describe } from './platform/http/openapi.ts'
import { securityHeaders } from './platform/http/security.ts'
import { makeSender, type Sender } from './platform/http/send.ts'
import { knownCsrfToken, sessions } from './platform/http/session.ts'
import { projectRoot } from './platform/root.ts'
import { assetMounts } from './platform/views/assets.ts'
import type { Views } from './platform/views/engine.ts'
import { readiness } from './readiness.ts'
import { productRoutes } from './routes.ts'
import type { Product } from './wiring.ts'

const machineRoutes = (
  [
    ['/livez', 'Whether the process runs'],
    ['/readyz', 'Whether it can serve: the database answers'],
    ['/openapi.json', 'This description'],
  ] as const
).map(([path, summary]) => ({ method: 'get' as const, path, may: 'anyone', summary }))

/** What stands before any session: numbers, headers, styles, and the three answers for machines. */
function beforeSessions(app: Express, product: Product, routes: readonly Route[]): void {
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // Nothing of a page is kept anywhere, so there is nothing that a tag could be compared with.
  app.set('etag', false)
  // An exact list of hops, or none: a client never chooses its own address (X9).
  app.set('trust proxy', product.config.proxies.length === 0 ? false : [...product.config.proxies])
  app.use((_request, response, next) => {
    response.locals.requestId = requestNumber()
    response.set('X-Request-Id', response.locals.requestId)
    next()
  })
  app.use(...securityHeaders(product.config.production))
  for (const { path, folder } of assetMounts(projectRoot))
    app.use(path, express.static(folder, { index: false, setHeaders: keepAnHour }))
  // Written when a program first asks for it: no start waits for what most starts never need.
  let description: object | undefined
  app.get('/livez', (_request, response) => void response.json({ live: true }))
  app.get('/readyz', readiness(product))
  app.get('/openapi.json', (_request, response) => {
    description ??= describe([...machineRoutes, ...routes], {
      title: serviceName,
      version: '0.1.0',
    })
    response.json(description)
  })
}

function senderFor({ config, clock, log }: Product, views: Views): Sender {
  const demonstration = !config.production
  return makeSender({
    views,
    log,
    errorPage,
    bareChrome: (request, response) =>
      chromeFor(
        null,
        {
          url: request.originalUrl,
          nonce: response.locals.nonce,
          csrf: knownCsrfToken(request),
          flash: null,
        },
        { demonstration, at: clock.now() },
      ),
  })
}

export function buildApp(product: Product, views: Views): Express {
  const { config, clock, transactions } = product
  const app = express()
  const routes = productRoutes(product)
  const sender = senderFor(product, views)
  beforeSessions(app, product, routes)
  const behindTls = config.production
  app.use(sessions({ store: product.sessions, secret: product.sessionSecret, behindTls }))
  app.use(...bodyReaders)
  const gate = gateFor({ demonstration: !config.production })
  mount(app, routes, { transactions, clock, gate, sender })
  app.use((_request, _response, next) => {
    next(new AppError('not-found'))
  })
  app.use(faultsTo(sender))
  return app
}

// Express tells a fault handler by its four parameters.
const faultsTo =
  (sender: Sender): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- the framework's signature
  (thrown: unknown, request, response, _next) => {
    sender.fault(request, response, thrown)
  }

const keepAnHour = (response: { setHeader(name: string, value: string): unknown }): void => {
  response.setHeader('Cache-Control', 'public, max-age=3600')
}
