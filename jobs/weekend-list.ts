// The job weekend-list: before each gap between working days, who is to be seen by the end of the first one after it.
import { bringUpToDate } from '../src/backlog/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import { makeWeekendLists } from '../src/shifts/index.ts'
import type { Product } from '../src/wiring.ts'

export const weekendList: Job<Product> = {
  name: 'weekend-list',
  at: '12:00',
  summary:
    'On the last working day before a gap: visits of very high and high risk level that are overdue or fall due by the next working day',
  kind: 'whole',
  work: async (tx, forDate) => {
    await bringUpToDate(tx)
    return await makeWeekendLists(tx, forDate)
  },
}
