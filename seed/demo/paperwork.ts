// A document that is kept here and nowhere else, so that somebody can open one.
import { addDocument } from '../../src/offenders/index.ts'
import { cleaned, type Shelf } from '../../src/platform/uploads/index.ts'
import { idOf, type Day } from './day.ts'
import { worstCaseRef } from './stories/index.ts'

const cameIn = 18

const letter = `Storybook Housing, 14 Legend Way
To whom it may concern

The tenant of the flat above moved out this month, and the flat stands empty until it is let again.
We shall tell the team before a family is offered it, as was agreed at the strategy discussion.

S. Bobbin, housing officer
`

/** The letter of the landlord, filed by the officer on the day it came. */
export async function paperwork(day: Day, shelf: Shelf): Promise<void> {
  if (day.ago !== cameIn) return
  const { tx, actor } = await day.at('09:50', 'om.north')
  const file = await cleaned(new TextEncoder().encode(letter))
  if (!file.ok) throw new Error(`the demonstration's letter was refused: ${file.why}`)
  await addDocument(tx, actor, {
    offenderId: idOf(day, worstCaseRef),
    title: 'Letter of the landlord about the flat above',
    kind: 'letter',
    system: 'here',
    on: day.on,
    sent: { shelf, file: file.value },
  })
}
