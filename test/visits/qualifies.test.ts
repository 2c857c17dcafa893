// What counts as having seen someone: inside, at the notified place, with a trained officer there.
import { qualifies, type QualifyAsk } from '../../src/visits/rules/qualifies.ts'
import { notSeenReasons, places, seenWays, type Trained } from '../../src/visits/types.ts'

const anOfficer = (mosovo: Trained['mosovo'] = 'in-date', name = 'PC Ann Lee'): Trained => ({
  key: name,
  name,
  mosovo,
})

const asked = (differing: Partial<QualifyAsk> = {}): QualifyAsk => ({
  report: { seen: 'inside', notSeenBecause: null, place: 'home' },
  officers: [anOfficer()],
  home: { kind: 'residence' },
  assumedCounts: true,
  ...differing,
})

test('seen inside at the notified residence by an officer in date counts, and says with whom', () => {
  expect(qualifies(asked())).toEqual({
    qualifies: true,
    because:
      'Seen in person, inside, at the notified residence, with PC Ann Lee, whose MOSOVO training is in date.',
  })
})

const everyMeeting = seenWays.flatMap((seen) => places.map((place) => ({ seen, place })))

test.each(everyMeeting.filter(({ seen, place }) => seen !== 'inside' || place !== 'home'))(
  'seen $seen, place $place does not count, whoever was there',
  ({ seen, place }) => {
    const notSeenBecause = seen === 'no' ? ('no_reply' as const) : null
    const answer = qualifies(asked({ report: { seen, place, notSeenBecause } }))
    expect(answer.qualifies).toBe(false)
    expect(answer.because).toMatch(/does not count as a visit\.$/)
  },
)

test.each(notSeenReasons)('an attempt (%s) does not count, and its reason is said', (reason) => {
  const report = { seen: 'no' as const, notSeenBecause: reason, place: 'home' as const }
  const { qualifies: counts, because } = qualifies(asked({ report }))
  expect(counts).toBe(false)
  expect(because).toMatch(/^Nobody was seen: .+\. This is an attempt/)
})

test('each reason for an attempt has words of its own', () => {
  const words = notSeenReasons.map(
    (notSeenBecause) =>
      qualifies(asked({ report: { seen: 'no', notSeenBecause, place: 'home' } })).because,
  )
  expect(new Set(words).size).toBe(notSeenReasons.length)
})

const crews: {
  crew: Trained['mosovo'][]
  assumedCounts: boolean
  counts: boolean
  says: RegExp
}[] = [
  { crew: ['in-date'], assumedCounts: true, counts: true, says: /training is in date/ },
  { crew: ['in-date'], assumedCounts: false, counts: true, says: /training is in date/ },
  { crew: ['assumed'], assumedCounts: true, counts: true, says: /assumed from the register/ },
  { crew: ['assumed'], assumedCounts: false, counts: false, says: /the force has gone live/ },
  { crew: ['lapsed'], assumedCounts: true, counts: false, says: /out of date/ },
  { crew: ['none'], assumedCounts: true, counts: false, says: /no MOSOVO training/ },
  { crew: [], assumedCounts: true, counts: false, says: /No police officer was in the crew/ },
  { crew: ['none', 'in-date'], assumedCounts: true, counts: true, says: /in date/ },
  { crew: ['lapsed', 'assumed'], assumedCounts: true, counts: true, says: /assumed/ },
  { crew: ['assumed', 'in-date'], assumedCounts: true, counts: true, says: /in date/ },
  {
    crew: ['lapsed', 'none'],
    assumedCounts: true,
    counts: false,
    says: /out of date; .*no MOSOVO/,
  },
]

test.each(crews)(
  'crew $crew, assumed training counting $assumedCounts: counts $counts',
  ({ crew, assumedCounts, counts, says }) => {
    const officers = crew.map((training, index) => anOfficer(training, `PC ${index}`))
    const answer = qualifies(asked({ officers, assumedCounts }))
    expect(answer.qualifies).toBe(counts)
    expect(answer.because).toMatch(says)
  },
)

test('the notified location of someone of no fixed abode counts, and says so', () => {
  const answer = qualifies(asked({ home: { kind: 'location' } }))
  expect(answer.qualifies).toBe(true)
  expect(answer.because).toContain('at the notified location (no fixed abode)')
})

test('with no notified address held, home counts and says so', () => {
  const answer = qualifies(asked({ home: null }))
  expect(answer.qualifies).toBe(true)
  expect(answer.because).toContain('No notified address is held')
})
