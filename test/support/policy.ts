// The policy that the product starts with, for tests of rules, with any parameter changed.
import { policyRows } from '../../migrations/20261122070200-policy.ts'
import { escalationPolicy } from '../../migrations/20261122090400-escalations.ts'
import { jobPolicyRows } from '../../migrations/20261122090000-jobs.ts'
import { auditPolicyRows } from '../../migrations/20261122090100-audit-seals.ts'
import { restrictionPolicy } from '../../migrations/20261122100900-restricted.ts'
import { exportPolicyRows } from '../../migrations/20261122090500-exports.ts'
import { restOfFilePolicy } from '../../migrations/20261122100400-rest-of-the-file.ts'
import { coverPolicy } from '../../migrations/20261122101100-cover-and-calls.ts'
import { rosterPolicy } from '../../migrations/20261122100000-roster.ts'
import { ringingPolicy } from '../../migrations/20261122100100-ringing.ts'
import { overnightPolicy } from '../../migrations/20261122100300-overnight.ts'
import { lookPolicy } from '../../migrations/20261122100700-looks.ts'
import { alertPolicy } from '../../migrations/20261122120500-alerts-and-sightings.ts'
import { draftPolicy } from '../../migrations/20261122120100-drafts.ts'
import { shiftPolicy } from '../../migrations/20261122120300-shifts.ts'
import { planPolicy } from '../../migrations/20261122120200-plan-and-measures.ts'
import { visitRecordPolicy } from '../../migrations/20261122120000-visit-record.ts'
import { partOfDayPolicy } from '../../migrations/20261123090000-usual-part-of-day.ts'
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { policyFrom } from '../../src/policy/rules.ts'
import type { Parameter, Policy, PolicyValue } from '../../src/policy/types.ts'

export type PolicyOverrides = Readonly<Partial<Record<Parameter, unknown>>>

/** The rows that the migrations write, in force since 1997. */
export const policyValues = (overrides: PolicyOverrides = {}): PolicyValue[] =>
  [
    ...policyRows,
    ...jobPolicyRows,
    ...exportPolicyRows,
    ...auditPolicyRows,
    ...escalationPolicy,
    ...overnightPolicy,
    ...lookPolicy,
    ...restrictionPolicy,
    ...rosterPolicy,
    ...ringingPolicy,
    ...restOfFilePolicy,
    ...coverPolicy,
    ...draftPolicy,
    ...partOfDayPolicy,
    ...visitRecordPolicy,
    ...planPolicy,
    ...shiftPolicy,
    ...alertPolicy,
  ].map(([parameter, value, standing, source], index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    parameter: parameter as Parameter,
    value: parameter in overrides ? overrides[parameter as Parameter] : value,
    fromOn: localDate('1997-09-01'),
    source,
    standing: standing as PolicyValue['standing'],
  }))

export const aPolicy = (
  overrides: PolicyOverrides = {},
  on: LocalDate = localDate('2026-03-02'),
): Policy => policyFrom(policyValues(overrides), on)
