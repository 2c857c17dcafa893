// What a row of a later register would change of a person, and which of it waits for a decision once live.
import type { Known, RegisterChange, RegisterPerson } from '../types.ts'
import { clockRules, plan } from './changes/clocks.ts'
import { identityRules } from './changes/identity.ts'
import { standingRules } from './changes/standing.ts'

const rules = [...identityRules, ...standingRules, ...clockRules]

/** All that a row says anew of a person already here. Nothing when the same row is loaded twice. */
export function changesFrom(person: RegisterPerson, known: Known): readonly RegisterChange[] {
  const found = rules.map((rule) => rule(person, known)).filter((one) => one !== null)
  const due = plan(person, known, found)
  return due === null ? found : [...found, due]
}
