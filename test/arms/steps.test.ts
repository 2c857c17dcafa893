// Which step an assessment may take, and who may take it.
import { localDate } from '../../src/platform/calendar.ts'
import {
  decideFaults,
  isEmptyAnswer,
  ratifyFaults,
  saveFaults,
  submitFaults,
  type RatifyAsk,
} from '../../src/arms/rules/steps.ts'
import { armsQuestions, type ArmsState } from '../../src/arms/types.ts'

const d = localDate
const today = d('2026-03-02')
const goodAnswers = Object.fromEntries(
  armsQuestions.map((question) => [question, `About ${question}: tested against the visit.`]),
)
const asked = (differing: Partial<RatifyAsk> = {}): RatifyAsk => ({
  arms: { state: 'submitted', contributors: ['om.north'], completedOn: d('2026-02-20') },
  username: 'ds.north',
  isApprover: true,
  answers: goodAnswers,
  ratifiedOn: today,
  today,
  ...differing,
})
const submittedBy = (contributors: string[], state: ArmsState = 'submitted') => ({
  arms: { state, contributors, completedOn: d('2026-02-20') },
})

test.each([
  ['draft', []],
  ['returned', []],
  ['submitted', ['already-decided']],
  ['ratified', ['already-decided']],
] as const)('a %s assessment: saving it is refused as %j', (state, whys) => {
  expect(saveFaults({ state }).map(({ why }) => why)).toEqual(whys)
})

test('completed today is submitted; completed tomorrow is not', () => {
  const arms = { state: 'draft' as const }
  expect(submitFaults({ arms, completedOn: today, today })).toEqual([])
  expect(submitFaults({ arms, completedOn: d('2026-03-03'), today })).toEqual([
    { field: 'completedOn', why: 'completed-in-the-future' },
  ])
})

test('a trained supervisor who had no part in it ratifies it', () => {
  expect(ratifyFaults(asked())).toEqual([])
})

test('an assessment of the register has no author, so anyone with the skill ratifies it', () => {
  expect(ratifyFaults(asked(submittedBy([])))).toEqual([])
})

test.each([
  { what: 'its author', ask: submittedBy(['ds.north']), why: 'own-assessment' },
  {
    what: 'someone who changed it',
    ask: submittedBy(['om.north', 'ds.north']),
    why: 'own-assessment',
  },
  { what: 'someone without the skill', ask: { isApprover: false }, why: 'not-an-approver' },
  { what: 'anyone, while a draft', ask: submittedBy([], 'draft'), why: 'not-submitted' },
  {
    what: 'anyone, once ratified',
    ask: submittedBy(['ds.north'], 'ratified'),
    why: 'already-decided',
  },
  { what: 'anyone, once returned', ask: submittedBy([], 'returned'), why: 'already-decided' },
])('$what is refused: $why', ({ ask, why }) => {
  expect(decideFaults(asked(ask)).map((fault) => fault.why)).toEqual([why])
})

test('each empty answer is told beside its question, all at once', () => {
  const faults = ratifyFaults(
    asked({ answers: { ...goodAnswers, children: ' ', disagreed: 'Noted.' } }),
  )
  expect(faults).toEqual([
    { field: 'answers.disagreed', why: 'empty-answer' },
    { field: 'answers.children', why: 'empty-answer' },
  ])
  expect(ratifyFaults(asked({ answers: {} }))).toHaveLength(armsQuestions.length)
})

test.each([
  '',
  '   ',
  '-',
  '...',
  'Seen, noted, agreed.',
  'seen / noted / agreed',
  'OK',
  'N/A',
  'As above',
  'AGREED!',
])('%p is no answer', (answer) => {
  expect(isEmptyAnswer(answer)).toBe(true)
})
test.each([
  'None seen in the house, and no toys',
  'No',
  'Yes',
  'High, as the diary shows',
  '2026-04-01',
])('%p is an answer', (answer) => {
  expect(isEmptyAnswer(answer)).toBe(false)
})

test.each([
  { on: '2026-02-19', why: ['ratified-before-completed'] },
  { on: '2026-02-20', why: [] },
  { on: '2026-03-02', why: [] },
  { on: '2026-03-03', why: ['ratified-in-the-future'] },
])('completed 20 February, ratified $on: refused as $why', ({ on, why }) => {
  expect(ratifyFaults(asked({ ratifiedOn: d(on) })).map((fault) => fault.why)).toEqual(why)
})
