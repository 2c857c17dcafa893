// An escalation as its page and the lists show it, made of nobody.
import { localDate } from '../../src/platform/calendar.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import type { EscalationShown } from '../../src/backlog/types/escalations.ts'
import { aPerson, on } from './person-sample.ts'

export const anEscalation = (differing: Partial<EscalationShown> = {}): EscalationShown => ({
  id: '00000000-0000-4000-8000-000000000077',
  forceId: 'force' as ForceId,
  offenderId: aPerson().id,
  kind: 'visit_overdue',
  startedBy: 'due:2026-02-26',
  level: 'high',
  toInspector: true,
  reason: null,
  forDate: localDate('2026-02-27'),
  because: 'The visit was due by 26 Feb 2026 and was not made.',
  seenBefore: localDate('2025-11-10'),
  clockStart: null,
  raisedAt: new Date('2026-02-27T05:00:00Z'),
  acknowledgedAt: null,
  acknowledgedBy: null,
  spokenTo: null,
  said: null,
  isAlert: false,
  chosenAt: null,
  chosenBy: null,
  choice: null,
  why: null,
  lookAgainOn: null,
  version: 1,
  metOn: null,
  ownerPhone: '01632 960001',
  dueNow: localDate('2026-02-26'),
  movedSince: null,
  ownerAway: false,
  cover: null,
  ...differing,
})

export const escalated = (differing: Partial<EscalationShown> = {}) => ({
  row: anEscalation(differing),
  person: aPerson(),
  ringable: [{ teamName: 'North office', name: 'DS Ruth Calder', phone: '01632 960003' }],
  today: on,
  decides: true,
  againDays: 7,
  tried: null,
})
