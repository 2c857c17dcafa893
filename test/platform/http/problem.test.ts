// What a refusal tells a program: sentences that do not run together.
import { problemOfRefusal, Refused } from '../../../src/platform/http/problem.ts'

test('several messages of a refusal stand as sentences beside each other', () => {
  const refused = new Refused('invalid', [
    { field: 'a', message: 'Say when it was' },
    { field: 'b', message: 'Is it so?' },
    { field: 'c', message: 'Name who went.' },
  ])
  expect(problemOfRefusal(refused).detail).toBe('Say when it was. Is it so? Name who went.')
})

test('a single message stays as it was written', () => {
  const problem = problemOfRefusal(new Refused('own-plan', [{ field: '', message: 'Not yours' }]))
  expect(problem.detail).toBe('Not yours')
})
