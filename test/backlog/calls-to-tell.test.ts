// What whoever makes a call that finds nobody is told of the coming night, in a sentence.
import { callsComingText } from '../../src/backlog/views/calls.ts'
import type { CallsToTell } from '../../src/backlog/rules/calls.ts'

const supervisorAlone = { isAlert: false, toInspector: false }
test.each<[CallsToTell | null, string]>([
  [null, ''],
  [
    { total: 2, ...supervisorAlone },
    'Second call at which nobody was seen or entry was refused: your supervisor is told tonight.',
  ],
  [
    { total: 2, isAlert: false, toInspector: true },
    'Second call at which nobody was seen or entry was refused: your supervisor and the inspector are told tonight.',
  ],
  [
    { total: 3, isAlert: true, toInspector: true },
    'Third call at which nobody was seen or entry was refused: your supervisor and the inspector are told tonight, and the inspector chooses what is done.',
  ],
  [
    { total: 9, ...supervisorAlone },
    'Call 9 at which nobody was seen or entry was refused: your supervisor is told tonight.',
  ],
])('%j says %p', (calls, words) => {
  expect(callsComingText(calls)).toBe(words)
})
