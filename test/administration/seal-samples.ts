// The pages of the seals in each state that changes what is drawn.
import { checkPage, sealsPage } from '../../src/administration/views.ts'
import type { AuditAlarm, AuditCheck, Fault } from '../../src/audit/index.ts'
import { localDate } from '../../src/platform/calendar.ts'

const at = new Date('2026-03-02T08:00:00Z')

export const alarm: AuditAlarm = { why: 'tampered', text: 'The access log was tampered with.' }

export const aCheck = (differing: Partial<AuditCheck> = {}): AuditCheck => ({
  number: 3,
  at,
  actor: 'system',
  outcome: 'intact',
  why: null,
  lastSeal: 12,
  rows: 3_400,
  young: 2,
  faultCount: 0,
  ...differing,
})

const days = { from: localDate('2026-01-31'), to: localDate('2026-03-02'), over: 60 }
const jump = { seal: 7, at, movedSeconds: -3_600, behindSeconds: 3_600, aheadSeconds: 0 }

export const sealSamples = [
  {
    state: 'before anything was sealed',
    model: sealsPage({
      ...days,
      state: {
        lastSeal: null,
        since: null,
        young: { rows: 0, earliestAt: null },
        lastCheck: null,
      },
      alarm: null,
      checks: [],
      jumps: [],
    }),
  },
  {
    state: 'with an alarm, young rows, verifications and a jump',
    model: sealsPage({
      ...days,
      state: {
        lastSeal: { number: 12, at, rows: 1, totalRows: 3_400 },
        since: at,
        young: { rows: 2, earliestAt: at },
        lastCheck: aCheck({ outcome: 'tampered', faultCount: 1 }),
      },
      alarm,
      checks: [aCheck({ outcome: 'tampered', faultCount: 1 }), aCheck()],
      jumps: [jump],
    }),
  },
]

/** The page with one row that is dated so many seconds before the seal before it. */
export const sealsOf = (behindSeconds: number) =>
  sealsPage({
    ...days,
    state: {
      lastSeal: null,
      since: null,
      young: { rows: 0, earliestAt: null },
      lastCheck: null,
    },
    alarm: null,
    checks: [],
    jumps: [{ ...jump, movedSeconds: 0, behindSeconds }],
  })

const fault: Fault = { kind: 'row-deleted', seal: 2, row: 8, id: '8', what: 'Row 8 was deleted.' }

export const checkSamples = [
  { state: 'intact', model: checkPage({ ...aCheck(), faults: [] }) },
  {
    state: 'with more faults than are named',
    model: checkPage({
      ...aCheck({ outcome: 'tampered', faultCount: 2_000 }),
      faults: [fault, { ...fault, kind: 'row-inserted', seal: null, row: null }],
    }),
  },
  {
    state: 'not checked',
    model: checkPage({ ...aCheck({ outcome: 'unchecked', why: 'Lost.' }), faults: [] }),
  },
]
