// What came of what people say of themselves, and where others saw them.
import { tellProof } from '../../../src/evidence/service.ts'
import { momentOf, type Scene } from '../day.ts'
import { addDays, localDateOf } from '../../../src/platform/calendar.ts'
import { markRead, recordSighting } from '../../../src/sightings/service.ts'
import { selfReportSaying, unreadSightingOf } from '../reads.ts'
import type { Act } from '../acts.ts'
import { at, type Moment } from './story.ts'

/** Somebody asked, and says what came of it. */
const proved =
  (saying: string, outcome: 'true' | 'false', how: string): Act =>
  async ({ tx, actor }, offenderId) =>
    tellProof(tx, actor, {
      selfReportId: await selfReportSaying(tx, { offenderId, saying }),
      ...{ outcome, how, version: 1 },
    })

type Glimpse = Readonly<{ time: string; where: string; what: string; withChildren: boolean | null }>

const constable = { agency: 'Neighbourhood team', name: 'PC Odile Fenwick' }

/** A neighbourhood team saw him the evening before, and the sergeant writes it down. */
const glimpsed =
  ({ time, ...told }: Glimpse): Act =>
  async ({ tx, actor }, offenderId) => {
    const report = { ...told, at: momentOf(addDays(localDateOf(tx.at), -1), time), by: constable }
    const kept = await recordSighting(tx, actor, { offenderId, report })
    if (!kept.ok) throw new Error(`the demonstration's sighting was refused: ${kept.why}`)
  }

const readByOwner: Act = async ({ tx, actor }: Scene, offenderId) => {
  const read = await markRead(tx, actor, await unreadSightingOf(tx, offenderId))
  if (!read.ok) throw new Error(`a sighting could not be marked as read: ${read.why}`)
}

/** By the number of the story. */
export const proofs: ReadonlyMap<number, readonly Moment[]> = new Map([
  [
    62,
    [
      at(
        5,
        ['09:35', 'om.north'],
        proved('brother', 'false', 'The brother, rung at work: has not seen him since the spring'),
      ),
      at(3, ['16:10', 'om.north'], proved('rent', 'true', 'The rent book; no Friday is missing')),
    ],
  ],
  [
    60,
    [
      at(
        1,
        ['09:25', 'ds.north'],
        glimpsed({
          ...{ time: '17:40', where: 'The chip shop in Pretend Avenue', withChildren: false },
          what: 'Bought supper for one, though he is said to work away until the end of the month.',
        }),
      ),
    ],
  ],
  [
    46,
    [
      at(
        6,
        ['09:15', 'ds.north'],
        glimpsed({
          ...{ time: '15:20', where: 'The gate of the fairground', withChildren: null },
          what: 'Stood at the gate for a quarter of an hour and left when he was greeted.',
        }),
      ),
      at(5, ['08:50', 'om.north'], readByOwner),
    ],
  ],
])
