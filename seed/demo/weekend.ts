// The last weekend before the day that is shown: a pair of the north claims two men of the south, prints their pages, and goes.
import { chooseFor } from '../../src/backlog/service/alerts.ts'
import { addDays, type LocalDate } from '../../src/platform/calendar.ts'
import {
  claimVisit,
  listOn,
  printPack,
  returnPack,
  ringOf,
  toldLines,
  withResults,
} from '../../src/shifts/service.ts'
import { packContent } from '../../src/shifts/views.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { notSeen, seen } from './acts.ts'
import { idOf, isBeforeGap, type Day, type Scene } from './day.ts'
import { openAlertOf, packOutOf } from './reads.ts'
import { refOf } from './register.ts'

/** Two of the south whose visit is overdue on every Friday of the last week. */
const [tried, met] = [refOf(58), refOf(54)]
const pair = ['om.north', 'ds.north'] as const

/** Whether the weekend's list of this day is the last one before the day that is shown. */
const isLastList = (day: Day, on: LocalDate): boolean => {
  const later = Array.from({ length: 10 }, (_, index) => addDays(on, index + 1))
  const shown = addDays(day.on, day.ago)
  return isBeforeGap(day, on) && !later.some((one) => one < shown && isBeforeGap(day, one))
}

/** The inspector is asked about one who would not open, and wants other faces at the door. */
async function otherFaces(day: Day): Promise<void> {
  const { tx, actor } = await day.at('12:40', 'di.force')
  const { id, version } = await openAlertOf(tx, idOf(day, tried))
  const chosen = await chooseFor(tx, actor, {
    id,
    given: {
      version,
      choice: 'another_crew',
      why: 'He knows both southern officers and their car; the north goes this weekend.',
      lookAgainOn: addDays(day.on, 7),
    },
  })
  if (!chosen.ok) throw new Error(`the inspector's choice was refused: ${chosen.why}`)
}

async function pageFor({ tx, actor }: Scene, day: Day, offenderId: OffenderId): Promise<void> {
  const held = await listOn(tx, actor.forceId, day.on)
  const lines = held.lines.filter((line) => line.offenderId === offenderId)
  const listed = await withResults(tx, { ...held, lines })
  const [told] = await toldLines(tx, listed, held.gap)
  if (told === undefined) throw new Error('the demonstration has nobody to print a page of')
  const printed = await printPack(tx, actor, {
    offenderId,
    contentOf: async (claim) => {
      const ring = await ringOf(tx, actor, claim.untilOn)
      return packContent({ told, ring, claim, on: day.on })
    },
  })
  if (!printed.ok) throw new Error(`a page of the demonstration was refused: ${printed.why}`)
}

async function claimed(day: Day): Promise<void> {
  const scene = await day.at('15:10', pair[0])
  const other = [{ officer: pair[1] }]
  for (const offenderId of [idOf(day, tried), idOf(day, met)]) {
    const ask = { offenderId, with: other, note: 'Tomorrow, late morning' }
    const claiming = await claimVisit(scene.tx, scene.actor, ask)
    if (!claiming.ok) throw new Error(`a claim of the demonstration was refused: ${claiming.why}`)
    await pageFor(await day.at('15:25', pair[0]), day, offenderId)
  }
}

/** The one is not there, the other is; the page of the one who was seen is handed back. */
async function went(day: Day): Promise<void> {
  const account = 'No answer to three knocks; a curtain upstairs moved at 10:52.'
  await notSeen('no_reply', pair, account)(await day.at('10:55', pair[0]), idOf(day, tried))
  await seen(
    pair,
    'Did not know us and let us in. “You are not the usual ones.” 2 rooms seen; a camera over the door films the path.',
  )(await day.at('11:50', pair[0]), idOf(day, met))
  const { tx, actor } = await day.at('14:20', pair[1])
  const back = await returnPack(tx, actor, {
    id: await packOutOf(tx, idOf(day, met)),
    how: 'returned',
  })
  if (!back.ok) throw new Error(`a page was not taken back: ${back.why}`)
}

/** On the day of the last list it is claimed, and on the day after it is gone to. */
export async function overTheWeekend(day: Day): Promise<void> {
  if (isLastList(day, day.on)) {
    await otherFaces(day)
    await claimed(day)
  }
  if (isLastList(day, addDays(day.on, -1))) await went(day)
}
