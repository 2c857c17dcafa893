// What the backlog page is compared with: the same page without sign-in and audit, its raw query and render, and nothing.
import express, { type Express, type RequestHandler } from 'express'
import { join } from 'node:path'
import pg from 'pg'
import { actorNamed, type Actor } from '../../src/access/index.ts'
import { chromeFor, gateFor } from '../../src/gate.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import { AppError } from '../../src/platform/errors.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { mount } from '../../src/platform/http/mount.ts'
import type { Page } from '../../src/platform/http/reply.ts'
import { securityHeaders } from '../../src/platform/http/security.ts'
import { makeSender, type Sender } from '../../src/platform/http/send.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Chrome } from '../../src/platform/views/chrome.ts'
import { compileViews } from '../../src/platform/views/engine.ts'
import { productRoutes } from '../../src/routes.ts'
import type { Product } from '../../src/wiring.ts'

/** The product's templates, of the one process that serves a place. */
export const views = compileViews(join(projectRoot, 'views'))

type Drawn = { page: Page; chrome: Chrome } | null

/** What the page route last drew, so that the same model can be rendered with nothing around it. */
export type Kept = { drawn: Drawn }

const actorOf = (product: Product): Promise<Actor> =>
  inTransaction(product.transactions, { at: product.clock.now(), actor: 'system' }, (tx) =>
    actorNamed(tx, 'ds.north'),
  )

function senderKeeping(product: Product, kept: Kept): Sender {
  const sender = makeSender({
    views,
    log: product.log,
    errorPage: () => {
      throw new AppError('broken')
    },
    bareChrome: (_request, response) =>
      chromeFor(
        null,
        { url: '', nonce: response.locals.nonce, csrf: null, flash: null },
        { demonstration: true, at: product.clock.now() },
      ),
  })
  return {
    ...sender,
    html: (page, chrome) => {
      kept.drawn = { page, chrome }
      return sender.html(page, chrome)
    },
  }
}

/** A session that is nobody's and is stored nowhere. */
const noSession = (): RequestHandler => {
  const session = {}
  return (request, response, next) => {
    Object.assign(request, { session })
    response.locals.requestId = '00000000-0000-4000-8000-000000000000'
    next()
  }
}

/** The page's own route through the product's own pipeline, with nobody asked who they are and nothing written down. */
export async function withoutSignIn(product: Product, kept: Kept): Promise<Express> {
  const app = express()
  app.set('query parser', 'simple')
  app.use(noSession(), ...securityHeaders(false))
  const actor = await actorOf(product)
  const gate = {
    ...gateFor({ demonstration: true }),
    identify: async () => actor,
    record: async () => undefined,
  }
  const routes = productRoutes(product).filter(({ path }) => path === '/duties')
  mount(app, routes, {
    transactions: product.transactions,
    clock: product.clock,
    gate,
    sender: senderKeeping(product, kept),
  })
  return app
}

/** Everything that the fifty rows show, in one prepared statement. */
const raw = {
  name: 'raw-team-list',
  text: `select d.id, d.kind, d.subject, d.rank, d.starts_on, d.due_on, d.due_at, d.rule, d.because,
      o.id as offender_id, o.visor_ref, o.surname, o.forenames, o.date_of_birth, o.sex, s.level,
      s.level_since, s.mappa_level, s.status, s.management, s.lead_agency, s.in_caseload, s.last_seen_on,
      s.attempts_since, s.arms_on, s.arms_ratified_on, f.key, f.name as officer, t.name as team,
      (select true from duties a where a.offender_id = o.id and a.closed_at is null
        and a.suspended_why is null and a.kind in ('arms_initial', 'arms_review')
        and a.due_on < $3 limit 1) as unsupported,
      array(select distinct m.kind from markers m where m.offender_id = o.id
        and (m.from_on is null or m.from_on <= $3) and (m.until_on is null or m.until_on > $3)) as marks,
      (select i.control from interim_controls i where i.offender_id = o.id and i.from_on <= $3
        and i.until_on >= $3 and (i.ended_on is null or i.ended_on > $3)
        order by i.from_on desc limit 1) as control
    from duties d join offenders o on o.id = d.offender_id join standings s on s.offender_id = d.offender_id
    join teams t on t.id = s.team_id left join officers f on f.id = s.officer_id
    where d.force_id = $1 and d.team_id = $2 and d.closed_at is null and d.suspended_why is null
    order by d.rank, d.due_sort, d.id limit 50`,
}

/** The prepared query and the finished model's render, and an empty route, with nothing around them. */
export async function rawQueryAndRender(product: Product, url: string, kept: Kept) {
  const app = express()
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'mosovo' })
  const { forceId, teamId } = await actorOf(product)
  const on = localDateOf(product.clock.now())
  app.get('/empty', (_request, response) => void response.send(''))
  app.get('/raw', async (_request, response) => {
    const { rowCount } = await pool.query({ ...raw, values: [forceId, teamId, on] })
    if (rowCount !== 50 || kept.drawn === null) return void response.sendStatus(500)
    const { page, chrome } = kept.drawn
    response.type('html').send(views.render(page.view, page.model, chrome))
  })
  return { app, close: () => pool.end() }
}
