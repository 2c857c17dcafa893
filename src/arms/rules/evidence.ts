// What of the evidence held may go into an assessment, and what an assessment that took some in rests on.
import { factors, type Factor } from '../../evidence/index.ts'
import type { Arms, ArmsFault, HeldStatement } from '../types.ts'
import { saveFaults } from './steps.ts'

export type TakeAsk = Readonly<{
  arms: Pick<Arms, 'state' | 'struck'>
  takeIn: readonly string[]
  leaveOut: readonly string[]
  held: readonly Pick<HeldStatement, 'id' | 'takenIn'>[]
}>

/** Only what is held of this person, and only into what may still be changed. */
export function takeFaults({ arms, takeIn, leaveOut, held }: TakeAsk): ArmsFault[] {
  const saved = saveFaults(arms)
  if (saved.length > 0) return saved
  if (takeIn.length + leaveOut.length === 0) return [{ field: 'takeIn', why: 'nothing-ticked' }]
  const known = new Map(held.map((one) => [one.id, one.takenIn]))
  if (takeIn.some((id) => !known.has(id))) return [{ field: 'takeIn', why: 'not-held' }]
  return leaveOut.some((id) => known.get(id) !== true)
    ? [{ field: 'leaveOut', why: 'not-held' }]
    : []
}

type Weighed = Pick<HeldStatement, 'factor' | 'source' | 'verified'>

/** Headings under which everything taken in is the offender's own account, and nobody has proved it (H27). */
export const onOwnWordAlone = (cited: readonly Weighed[]): Factor[] =>
  factors.filter((factor) => {
    const under = cited.filter((one) => one.factor === factor)
    return (
      under.length > 0 &&
      under.every(({ source, verified }) => source === 'offender' && verified === null)
    )
  })
