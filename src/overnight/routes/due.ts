// By when a hit is to be decided, or its questions answered: as the duty says.
import type { Policy } from '../../policy/index.ts'
import { openQuestions } from '../rules.ts'
import type { ListedHit } from '../types.ts'

const hourMs = 3_600_000

const after = (from: Date, hours: number): Date => new Date(from.getTime() + hours * hourMs)

export function dueOf(hit: ListedHit, policy: Policy): Date | null {
  if (hit.state === 'possible')
    return after(hit.recordedAt, policy.number('overnight.decide_hours'))
  return hit.state === 'confirmed' && hit.decidedAt !== null && openQuestions(hit).length > 0
    ? after(hit.decidedAt, policy.number('overnight.ask_hours'))
    : null
}
