// A force with people whose evidence and self-reports are kept, over HTTP: what the tests of the room begin with.
import { keepEvidence, keepSelfReports } from '../../src/evidence/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { openSite, type Site as Corrected } from '../corrections/site.ts'
import { browserOf } from '../architecture/routes.ts'
import { password } from '../support/world.ts'

type Statement = Readonly<Record<string, unknown>>
export type Kept = Readonly<{ evidenceIds: readonly string[]; reportIds: readonly string[] }>
export type Site = Corrected &
  Readonly<{
    /** What a visit record wrote down: one statement observed, one of the offender's own, one self-report. */
    written(offenderId: OffenderId, visitId: string, on?: string): Promise<Kept>
    browser(who: string): ReturnType<typeof browserOf>
    items(path: string, who?: string): Promise<Statement[]>
  }>

export const said = 'He has stopped drinking'

export async function openEvidence(now = '2026-03-02T10:00:00Z'): Promise<Site> {
  const site = await openSite(now)
  const { world } = site
  return {
    ...site,
    written: (offenderId, visitId, on = '2026-03-01') =>
      world.within(async (tx) => {
        const from = { kind: 'visit', id: visitId } as const
        const whose = { forceId: world.forceId, offenderId, on: localDate(on), from }
        const kept = await keepEvidence(tx, whose, [
          { factor: 'opportunity', text: 'A child’s bicycle in the hall', source: 'observed' },
          {
            factor: 'positive_routine',
            text: 'Works nights',
            source: 'offender',
            verified: 'Payslip of February seen',
          },
        ])
        const promised = { text: said, proveBy: 'Ask the GP', proveOn: localDate('2026-03-20') }
        const reports = await keepSelfReports(tx, whose, [promised])
        return { evidenceIds: kept.map(({ id }) => id), reportIds: reports.map(({ id }) => id) }
      }, 'om.north'),
    browser: (who) => browserOf(world, who, password),
    items: async (path, who = 'om.north') => {
      const { body } = await site.get(who, path)
      return body['items'] as Statement[]
    },
  }
}

/** An id of nothing that is here. */
export const noSuchId = newId()
