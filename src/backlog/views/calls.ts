// What comes of calls that failed, said to whoever made the last of them.
import type { CallsToTell } from '../rules/calls.ts'
import { failedWords } from '../rules/escalations.ts'

const ordinals = ['No', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'] as const

/** One sentence: who is told in the coming night, and who then chooses. */
export function callsComingText(calls: CallsToTell | null): string {
  if (calls === null) return ''
  const { total, isAlert, toInspector } = calls
  const which = ordinals[total] === undefined ? `Call ${total}` : `${ordinals[total]} call`
  const told = toInspector ? 'your supervisor and the inspector are' : 'your supervisor is'
  const chooses = isAlert ? ', and the inspector chooses what is done' : ''
  return `${which} at which ${failedWords}: ${told} told tonight${chooses}.`
}
