// [N21] The next visit on the file page, and whether it could be guessed in what programs are given.
import type { Gathered } from '../../src/file/types.ts'
import { outlookSection } from '../../src/file/views/outlook.ts'
import { resourceOf } from '../../src/file/views/resource.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { bareFile, wholeFile } from './sample.ts'

const wordsOf = (file: Gathered): Record<string, string> =>
  Object.fromEntries(
    outlookSection(file).list.rows.map((row) => [
      row.key,
      'lines' in row ? row.lines.map(({ text }) => text).join(' | ') : row.text,
    ]),
  )

test('five visits are told in one sentence, with what would surprise and who always goes', () => {
  const told = wordsOf(wholeFile)
  expect(told['Could it be guessed?']).toBe(
    'All of the last five on a Tuesday morning, 91 days apart; none of five announced. | Regular and concentrated: this person could guess about when the next visit comes, and the weekday and the part of the day.',
  )
  expect(told['Would surprise']).toBe(
    'Monday evening, Wednesday evening, Thursday evening, Friday evening, Saturday afternoon.',
  )
  expect(told['The same officers']).toContain('take a fresh second officer')
})

test('the plan is told while its day is the one that holds, and not after', () => {
  const plan = {
    latestBy: localDate('2026-03-20'),
    earliest: localDate('2026-03-10'),
    purposes: ['risk', 'The loft'],
    crewNeeds: 'A woman',
    mustCheck: 'The shed',
  }
  const held = { on: plan.latestBy, from: plan.earliest, parameter: null, because: 'The plan.' }
  const file = { ...wholeFile, beside: { ...wholeFile.beside, plan } }
  expect(wordsOf({ ...file, latestBy: { ...held, rule: 'plan' } })['Planned']).toBe(
    'Not before 10 Mar 2026 | Look at risk and what has changed; The loft | Look at: The shed | Crew: A woman',
  )
  const ended = wordsOf({ ...file, latestBy: { ...held, rule: 'plan-ended' } })
  expect(ended['Planned']).toBe('Nothing is said beyond the day')
})

test('what is to be checked is counted, with the way to all of it', () => {
  expect(wordsOf(wholeFile)['To check']).toMatch(
    /^2 conditions, 1 device, children \(3 lines\) \| All of it, with the plan$/,
  )
  const [toCheck] = outlookSection(wholeFile).list.rows.filter(({ key }) => key === 'To check')
  expect(JSON.stringify(toCheck)).toContain(`/offenders/${wholeFile.head.id}/visit-plan`)
})

test('of somebody of whom nothing is recorded, nothing is counted', () => {
  const { parts } = bareFile
  const around = { ...parts.around, licenceConditions: [], relationships: [], household: [] }
  const nothing = { ...bareFile, parts: { ...parts, markers: [], around } }
  expect(wordsOf(nothing)['To check']).toContain('No condition, device or child is recorded')
})

test('of somebody never visited it is too few to say, on the page and for a program', () => {
  expect(wordsOf(bareFile)['Could it be guessed?']).toMatch(
    /^Too few to say: seen at home on no day/,
  )
  expect(resourceOf(bareFile).predictability).toMatchObject({ state: 'too_few', visits: 0 })
  expect(resourceOf(wholeFile).predictability).toMatchObject({
    state: 'told',
    isRegular: true,
    usual: { day: 'tuesday', part: 'morning', count: 5, of: 5 },
  })
})
