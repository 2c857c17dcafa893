// How a visit that is no longer owed has ended: only a later day seen meets it.
import fc from 'fast-check'
import type { OpenDuty } from '../../src/duties/index.ts'
import { standingOn } from '../../src/offenders/rules.ts'
import { addDays } from '../../src/platform/calendar.ts'
import type { TeamId } from '../../src/platform/ids.ts'
import { visitDuties } from '../../src/visits/duties.ts'
import { lastSeenBy } from '../../src/visits/rules/last-seen.ts'
import { aPerson, on, someVisits } from '../properties/histories.ts'
import { aPolicy } from '../support/policy.ts'

const daysAgo = fc.option(fc.integer({ min: 0, max: 700 }))

test('whoever was seen last on an earlier day than the visit follows was put right, and not seen', () => {
  fc.assert(
    fc.property(aPerson, someVisits, daysAgo, (person, visits, ago) => {
      const standing = standingOn(person, on, 28)
      if (standing === null) throw new Error('everybody here is managed on every day')
      const follows = ago === null ? null : addDays(on, -ago)
      const duty: OpenDuty = {
        ...{ id: 'the visit', forceId: person.forceId, teamId: 'north' as TeamId },
        ...{ officerId: null, offenderId: person.id, level: standing.level, rank: 20 },
        ...{ kind: 'visit', subject: follows === null ? 'first' : `after:${follows}` },
        ...{ startsOn: on, dueOn: on, dueAt: null, suspended: null, rule: 'a rule' },
        ...{ because: 'So it is.', uses: [], policy: {} },
      }
      const last = lastSeenBy(visits, on)
      const isSeen = last !== null && (follows === null || last > follows)
      const { how, metOn } = visitDuties.endingOf(duty, { person, standing, visits }, aPolicy())
      expect([how === 'seen', metOn]).toEqual([isSeen, isSeen ? last : null])
    }),
    { numRuns: 400 },
  )
})
