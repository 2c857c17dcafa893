// Two files for tests of the page: one of which everything is known, and one of which next to nothing is.
import { armsStanding } from '../../src/arms/index.ts'
import type { Gathered } from '../../src/file/types.ts'
import { standingOn } from '../../src/offenders/index.ts'
import { localDate as day } from '../../src/platform/calendar.ts'
import type { AccountId } from '../../src/platform/ids.ts'
import { aPolicy } from '../support/policy.ts'
import { fullBeside } from './sample-beside.ts'
import { forceId, fullParts, id, identity, rowOf, teamId } from './sample-parts.ts'

const today = day('2026-03-02')
const at = new Date('2026-03-02T08:00:00Z')

const actor: Gathered['actor'] = {
  accountId: '55555555-5555-4555-8555-555555555555' as AccountId,
  username: 'ds.north',
  name: 'DS Ruth Calder',
  role: 'supervisor',
  forceId,
  forceName: 'Northmoor Constabulary',
  forceIsLive: false,
  teamId,
  teamName: 'North office',
  officerId: null,
}

type Known = Pick<Gathered, 'parts' | 'beside' | 'visits' | 'latestBy' | 'lastSeenOn'> &
  Partial<Pick<Gathered, 'openings' | 'reason' | 'entryWarrant'>>

/** The rest follows from the parts by the product's own rules. */
function gathered(known: Known): Gathered {
  const { parts, beside } = known
  const { identity } = parts
  const policy = aPolicy({}, today)
  const person: Gathered['person'] = {
    ...identity,
    forceId,
    statuses: parts.statuses,
    returns: parts.returns.map(({ onDate, how, recordedAt }) => ({ on: onDate, how, recordedAt })),
    leads: parts.leads,
    levels: parts.levels,
    mappas: parts.mappas,
    managements: parts.managements,
    allocations: parts.allocations,
    homes: parts.addresses,
    markers: parts.markers,
  }
  const standing = standingOn(person, today, policy.number('visits.abroad_return_days'))
  if (standing === null) throw new Error('a sample must stand somehow')
  return {
    actor,
    at,
    today,
    policy,
    head: {
      ...identity,
      forceId,
      teamId: standing.teamId,
      officerId: standing.officerId,
      level: standing.level,
      status: standing.status,
      management: standing.management,
      leadAgency: standing.agency,
    },
    person,
    standing,
    armsStanding: armsStanding({ person, standing, policy, arms: { all: beside.arms } }),
    entryWarrant: { attempts: 0, met: false },
    claim: null,
    openings: null,
    reason: null,
    ...known,
  }
}

export const wholeFile = gathered({
  parts: fullParts,
  beside: fullBeside,
  visits: {
    seen: [],
    plans: [],
    writeUps: [],
    keptOut: [],
    attempts: [{ on: day('2026-02-20'), at: new Date('2026-02-20T18:30:00Z') }],
  },
  lastSeenOn: day('2026-01-12'),
  latestBy: {
    on: day('2026-02-12'),
    from: day('2026-01-12'),
    rule: 'backstop',
    parameter: 'visits.ceiling_months.very_high',
    because:
      'Last seen 12 Jan 2026; the ceiling for very high risk is 1 month, which makes 12 Feb 2026. No plan has set an earlier or later day.',
  },
  entryWarrant: { attempts: 2, met: true },
  openings: [
    {
      openedAt: new Date('2026-02-27T21:10:00Z'),
      reason: 'covering',
      said: null,
      name: 'PC Bryony Kerr',
      teamName: 'South office',
    },
    {
      openedAt: new Date('2026-02-20T21:10:00Z'),
      reason: 'other',
      said: 'Stopped in a car',
      name: 'DI Harriet Osei',
      teamName: null,
    },
  ],
  reason: 'covering',
})

/** A person as a hurried clerk would enter one: no address, no officer, no date that could be left out. */
export const bareFile = gathered({
  parts: {
    ...fullParts,
    identity: {
      ...identity,
      ...rowOf('bare'),
      id,
      pncId: null,
      photoPlace: null,
      photoTakenOn: null,
      notes: null,
    },
    names: [],
    identifiers: [],
    addresses: [],
    markers: [],
    interimControls: [],
    statuses: [
      {
        ...rowOf('status'),
        status: 'community',
        fromOn: null,
        toOn: null,
        reviewOn: null,
        reason: '',
      },
    ],
    returns: [],
    leads: [{ ...rowOf('lead'), agency: 'probation', fromOn: null, event: '' }],
    levels: [{ ...rowOf('level'), level: 'low', fromOn: null, why: '', armsId: null }],
    mappas: [],
    managements: [],
    pending: [],
    allocations: [
      {
        ...rowOf('allocation'),
        officerId: null,
        teamId,
        fromOn: null,
        reason: '',
        officer: null,
        officerName: null,
        team: 'North office',
      },
    ],
    latest: [],
  },
  beside: {
    owner: {
      team: 'North office',
      officer: null,
      name: null,
      phone: null,
      fromImport: null,
      cover: null,
      isAway: false,
      supervisors: [],
    },
    duties: [],
    visits: [],
    arms: [],
    waitingPlans: [],
    lapsedPlan: null,
    lateMoves: [],
    met: [],
    refusal: null,
    plan: null,
    calls: [],
    told: { evidence: 0, unproved: 0 },
    alert: null,
    sightings: [],
    register: null,
    names: {},
  },
  visits: { seen: [], plans: [], attempts: [], writeUps: [], keptOut: [] },
  lastSeenOn: null,
  latestBy: null,
})
