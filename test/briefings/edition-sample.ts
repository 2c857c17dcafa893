// An edition and all that its pages are drawn from, as the tests of the pages and of the paper need them.
import type { Edition, PersonChange, Section } from '../../src/briefings/types.ts'
import type { EditionShown } from '../../src/briefings/views.ts'
import { localDate as d } from '../../src/platform/calendar.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import { someFigures } from '../backlog/sample.ts'

export const on = d('2026-03-03')
export const person = '00000000-0000-4000-8000-000000000001' as OffenderId

export const aSection = (differing: Partial<Section> = {}): Section => ({
  name: 'overdue',
  title: 'Overdue visits',
  lines: [
    { offenderId: person, who: 'Test Person (V0000001)', text: 'Very high.', lead: null },
    {
      offenderId: null,
      who: null,
      text: '4 people',
      lead: { text: 'See the 4', path: '/lists/caseload' },
    },
  ],
  shown: 9,
  leads: [{ text: '1 very high overdue', path: '/lists/overdue-visits?level=very_high' }],
  emptyText: 'Nobody.',
  ...differing,
})

export const aChange: PersonChange = {
  id: person,
  ref: 'V0000001',
  name: 'Test Person',
  level: 'very_high',
  list: 'left',
  leftHow: 'seen',
  changes: [{ kind: 'seen', from: '2026-01-15', to: '2026-03-02' }],
}

export const anEdition = (
  sections: readonly Section[],
  differing: Partial<Edition> = {},
): Edition => ({
  id: 'e',
  forceId: 'f' as ForceId,
  teamId: 't' as TeamId,
  forDate: on,
  number: 2,
  issuedAt: new Date('2026-03-03T06:30:00Z'),
  issuedBy: 'system',
  why: 'morning',
  comparedWith: null,
  content: {
    on,
    office: 'North office',
    comparedOn: d('2026-03-02'),
    comparedHeld: true,
    alarms: [
      {
        offenderId: null,
        who: null,
        text: 'Not loaded',
        lead: { text: 'See', path: '/imports/not-loaded' },
      },
    ],
    sections,
    figures: someFigures,
    changes: [aChange],
  },
  cases: [],
  heldAt: new Date('2026-03-03T08:00:00Z'),
  heldBy: 'ds.north',
  present: ['om.north'],
  note: null,
  version: 1,
  ...differing,
})

export const shownFor = (differing: Partial<EditionShown> = {}): EditionShown => ({
  edition: anEdition([aSection(), aSection({ name: 'none', lines: [], leads: [] })]),
  since: [aChange],
  done: { hits: [], lists: [] },
  tabs: [{ text: 'The force', href: '/briefings/2026-03-03', current: false }],
  team: 'North office',
  decided: [],
  serviceAlarms: [{ text: 'The jobs are silent.', path: '/duties/drift' }],
  mayDecide: true,
  mayFollow: () => true,
  officers: [
    {
      id: 'o' as OfficerId,
      key: 'om.north',
      name: 'PC Alex Marsh',
      teamId: null,
      teamName: 'North office',
    },
  ],
  editions: [
    {
      forDate: on,
      number: 1,
      issuedAt: new Date('2026-03-03T05:30:00Z'),
      why: 'import',
      heldAt: null,
      heldBy: null,
    },
  ],
  decideOn: person,
  attempt: firstDraw,
  attempted: null,
  keys: { hold: 'a', decide: 'b', issue: 'c' },
  ...differing,
})
