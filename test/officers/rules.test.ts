// Whether an officer's training stands on a day.
import { localDate } from '../../src/platform/calendar.ts'
import { skillsOn, trainingOn } from '../../src/officers/rules.ts'
import type { Skill } from '../../src/officers/types.ts'

const grant = (skill: Skill, from: string, until: string | null = null) => ({
  skill,
  heldFrom: localDate(from),
  heldUntil: until === null ? null : localDate(until),
})
const on = localDate('2026-03-02')

test.each([
  { says: 'in-date', when: 'held since long ago', grants: [grant('mosovo', '2020-01-01')] },
  { says: 'in-date', when: 'begun today', grants: [grant('mosovo', '2026-03-02')] },
  { says: 'none', when: 'beginning tomorrow', grants: [grant('mosovo', '2026-03-03')] },
  {
    says: 'in-date',
    when: 'ending tomorrow',
    grants: [grant('mosovo', '2023-03-03', '2026-03-03')],
  },
  { says: 'lapsed', when: 'ended today', grants: [grant('mosovo', '2023-03-02', '2026-03-02')] },
  {
    says: 'in-date',
    when: 'ended and taken again',
    grants: [grant('mosovo', '2020-01-01', '2023-01-01'), grant('mosovo', '2025-01-01')],
  },
  { says: 'none', when: 'of another kind only', grants: [grant('visor', '2020-01-01')] },
])('training $when is $says, register or not', ({ says, grants }) => {
  expect(trainingOn({ fromImport: false, grants }, on)).toBe(says)
  expect(trainingOn({ fromImport: true, grants }, on)).toBe(says)
})

test('with no skill entered, an officer of the register is assumed trained and any other is not', () => {
  expect(trainingOn({ fromImport: true, grants: [] }, on)).toBe('assumed')
  expect(trainingOn({ fromImport: false, grants: [] }, on)).toBe('none')
})

test('other skills are listed while they are in date', () => {
  const grants = [
    grant('visor', '2020-01-01'),
    grant('arms_approver', '2020-01-01', '2026-03-02'),
    grant('arms_assessor', '2026-03-02'),
    grant('mosovo', '2020-01-01'),
  ]
  expect(skillsOn(grants, on)).toEqual(['arms_assessor', 'visor'])
})
