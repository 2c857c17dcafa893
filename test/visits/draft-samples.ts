// Sample models of what is kept of a form before it is recorded.
import type { AccountId, ForceId, OffenderId } from '../../src/platform/ids.ts'
import type { Draft } from '../../src/visits/types.ts'
import { draftModel, draftPageModel, recordedAlreadyModel } from '../../src/visits/views.ts'

const at = new Date('2026-03-02T14:40:00Z')

export const aDraft = (differing: Partial<Draft> = {}): Draft => ({
  ...{ id: '00000000-0000-4000-8000-0000000000e1', forceId: 'force' as ForceId },
  ...{ offenderId: '00000000-0000-4000-8000-000000000001' as OffenderId },
  ...{ accountId: 'account' as AccountId, form: 'visit', writer: null, saves: 0, version: 3 },
  ...{ key: '00000000-0000-4000-8000-0000000000e2', fields: { account: 'Calm.' } },
  ...{ begunAt: new Date('2026-03-01T09:00:00Z'), savedAt: new Date('2026-03-02T14:32:00Z') },
  ...{ endedAt: null, endedAs: null, ...differing },
})

export const drawnDraft = (draft: Draft | null) =>
  draftModel({
    ...{ offenderId: aDraft().offenderId, form: 'visit', account: aDraft().accountId },
    ...{ draft, isTold: true, at },
  })

export const draftSamples = (person: object) => ({
  'visits/draft': draftPageModel({
    ...{ draft: aDraft(), person, at, problems: [{ text: 'Typed on elsewhere' }] },
  }),
  'visits/recorded-already': recordedAlreadyModel({
    draft: aDraft({ endedAt: at, endedAs: '/visits/1' }),
    ...{ person, typed: { account: 'Calm. And then', concerns: ' ' }, at },
  }),
})
