// What the last day leaves for the one that is shown: a shift planned for it, and a form begun at the kerb.
import { addDays, type LocalDate } from '../../src/platform/calendar.ts'
import { newId } from '../../src/platform/ids.ts'
import { makePlan } from '../../src/shifts/service.ts'
import { keepDraft } from '../../src/visits/service.ts'
import { idOf, type Day } from './day.ts'
import { refOf } from './register.ts'

/** The officer and the sergeant go together; the colleague is sick. */
async function shiftPlanned(day: Day): Promise<void> {
  const { tx, actor } = await day.at('16:10', 'om.north')
  const planned = await makePlan(tx, actor, {
    on: addDays(day.on, day.ago),
    ...{ from: '15:00', until: '20:30', with: [{ officer: 'ds.north' }], districts: [] },
    note: 'One car; the sergeant has to be back by nine',
  })
  if (!planned.ok) throw new Error(`the demonstration's shift was refused: ${planned.why}`)
}

/** Came out of prison this week; called on the evening before. */
const begunFor = 14

/** A day as somebody types it: 1/3/2026. */
const typed = (on: LocalDate): string => on.split('-').toReversed().map(Number).join('/')

async function formBegun(day: Day): Promise<void> {
  const { tx, actor } = await day.at('18:50', 'om.north')
  const begun = await keepDraft(tx, actor, {
    offenderId: idOf(day, refOf(begunFor)),
    form: 'attempt',
    save: {
      key: newId<string>(),
      fields: {
        ...{ onDate: typed(day.on), atTime: '18:40', outcome: 'no_reply' },
        ...{ place: 'home', announced: 'no', 'crew.0.officer': 'om.north' },
        account: 'His mother spoke from the window: he had gone to the',
      },
      ...{ version: null, writer: null, saves: 0 },
    },
  })
  if (!begun.ok) throw new Error(`the demonstration's draft was refused: ${begun.why}`)
}

export async function leftForToday(day: Day): Promise<void> {
  if (day.ago !== 1) return
  await shiftPlanned(day)
  await formBegun(day)
}
