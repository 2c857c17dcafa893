// A Friday with people overdue in two offices: what the tests of the weekend list begin with.
import request from 'supertest'
import { weekendList } from '../../jobs/weekend-list.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { newId } from '../../src/platform/ids.ts'
import { runJob } from '../../src/platform/jobs/run-job.ts'
import { openSite, type Answer, type Site } from '../corrections/site.ts'
import { password } from '../support/world.ts'

export type LineShown = Readonly<{
  offender: Readonly<{ id: string; name: string; level: string }>
  daysOverdue: number
  attempts: number
  claim: Readonly<{ crew: readonly unknown[]; until: string; by: string }> | null
  result: Readonly<{ state: string; text: string }>
  [part: string]: unknown
}>

export type ListShown = Readonly<{
  on: string
  list: Readonly<{ forDate: string }> | null
  until: string
  nextListOn: string
  items: readonly LineShown[]
  total: number
  next: string | null
}>

export type Office = Site &
  Readonly<{
    at(iso: string): void
    /** Runs the job of a day as the schedule does; answers its counts, or that it had run. */
    job(forDate: string): Promise<unknown>
    list(who: string, query?: string): Promise<ListShown>
    line(who: string, id: string): Promise<LineShown | undefined>
    claim(who: string, id: string, others: readonly unknown[]): Promise<Answer>
    /** An attempt or a visit recorded by somebody, made by the pair. */
    call(who: string, id: string, more?: object): Promise<Answer>
    /** A page as somebody who signs in is shown it. */
    page(who: string, path: string): Promise<string>
  }>

export const friday = '2026-03-06T11:00:00Z'
export const afterNoon = '2026-03-06T13:00:00Z'

/** The opened site with the doings of a weekend. */
export async function openOffice(now = friday): Promise<Office> {
  const site = await openSite(now)
  const { world, get, post } = site
  const list: Office['list'] = async (who, query = '') => {
    const { status, body } = await get(who, `/weekend-list${query}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body as unknown as ListShown
  }
  return {
    ...site,
    list,
    at: (iso) => {
      world.clock.set(iso)
    },
    job: async (forDate) => {
      const asked = { forDate: localDate(forDate), askedBy: 'schedule' }
      const ran = await runJob({ tools: world.product, server: newId() }, weekendList, asked)
      if (ran.outcome === 'failed') throw new Error(ran.fault)
      return ran.outcome === 'done' ? ran.run.counts : ran.outcome
    },
    page: async (username, path) => {
      const browser = request.agent(world.address)
      const html = { Accept: 'text/html' }
      const form = (await browser.get('/sign-in').set(html)).text
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
      await browser.post('/sign-in').type('form').set(html).send({ username, password, _csrf })
      return (await browser.get(path).set(html)).text
    },
    line: async (who, id) => (await list(who)).items.find(({ offender }) => offender.id === id),
    claim: (who, id, others) => post(who, `/weekend-list/${id}/claim`, { with: others }),
    call: (who, id, more = {}) =>
      post(who, `/offenders/${id}/visits`, {
        at: world.clock.now().toISOString(),
        seen: 'no',
        notSeenBecause: 'no_reply',
        place: 'home',
        announced: false,
        crew: ['om.south', 'ds.south'],
        ...more,
      }),
  }
}

export const seenInside = { seen: 'inside', notSeenBecause: undefined }

/** Somebody of the South office. */
export const southern = { officer: 'om.south', team: 'South office' }

export const typeOf = ({ body }: Answer): string => String(body['type']).split('/').at(-1) ?? ''
