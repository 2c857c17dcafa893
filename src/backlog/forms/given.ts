// What the backlog's resources look like, for the published description.
import { z } from 'zod'

const day = z.string().describe('YYYY-MM-DD')
const tally = z.record(z.string(), z.number())

const offender = z.object({
  id: z.string(),
  visorRef: z.string(),
  name: z.string(),
  level: z.string(),
  levelSince: day.nullable(),
  armsOn: day.nullable(),
  lastSeenOn: day.nullable(),
  marks: z.array(z.string()),
})

const duty = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  offender,
  owner: z.string().nullable(),
  team: z.string(),
  startsOn: day,
  dueOn: day.nullable(),
  dueAt: z.string().optional(),
  state: z.string(),
  daysOverdue: z.number(),
  suspended: z
    .object({ why: z.string(), since: day.nullable(), reviewOn: day.nullable() })
    .optional(),
  interimControl: z.object({ control: z.string(), until: day }).optional(),
  metOn: day.optional(),
  daysLate: z.number().nullable().optional(),
  rule: z.string(),
  because: z.string(),
})

const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.number(), next: z.string().nullable() })

export const dutiesGiven = listOf(duty)

export const listGiven = listOf(
  z.object({
    offender,
    owner: z.string().nullable(),
    team: z.string(),
    status: z.string(),
    dueOn: day.nullable(),
    daysOverdue: z.number(),
    because: z.string(),
  }),
)

const caseload = z.object({
  caseload: z.number(),
  officers: z.number(),
  ratio: z.number().nullable(),
})

export const figuresGiven = z.object({
  on: day,
  overdueVisits: z.object({
    total: z.number(),
    byLevel: tally,
    byTeam: tally,
    byBand: tally,
    longest: z.object({ visorRef: z.string(), days: z.number() }).nullable(),
  }),
  noVisitPlan: z.number(),
  onBackstop: z.number(),
  missingArms: z.object({
    total: z.number(),
    notStarted: z.number(),
    draft: z.number(),
    returned: z.number(),
    awaitingRatification: z.number(),
    byTeam: tally,
  }),
  armsReviewOverdue: z.number(),
  levelUnsupported: z.number(),
  notLoaded: z.number(),
  unallocated: z.number(),
  ownerNotAvailable: z.number(),
  whereaboutsUnknown: z.number(),
  suspensionPastReview: z.number(),
  caseload: z.object({
    total: z.number(),
    officers: z.number(),
    ratio: z.number().nullable(),
    byTeam: z.record(z.string(), caseload),
  }),
})

const instant = z.iso.datetime()
const anything = z.record(z.string(), z.unknown()).nullable()

export const driftGiven = z.object({
  runs: z.array(
    z.object({
      forDate: day,
      beganAt: instant,
      endedAt: instant.nullable(),
      people: z.number(),
      changed: z.number(),
      drift: z.number(),
      explainedByDay: z.number(),
      explainedByPolicy: z.number(),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      forDate: day,
      foundAt: instant,
      offender: z.object({ id: z.string(), visorRef: z.string() }),
      what: z.enum(['duty', 'standing']),
      kind: z.string(),
      subject: z.string(),
      stored: anything,
      derived: anything,
    }),
  ),
  total: z.number(),
  next: z.string().nullable(),
})
