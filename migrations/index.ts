// Every migration in its order; merged ones are never edited.
import { Access20261122070400 } from './20261122070400-access.ts'
import { AlertsAndSightings20261122120500 } from './20261122120500-alerts-and-sightings.ts'
import { Audit20261122070100 } from './20261122070100-audit.ts'
import { AuditSeals20261122090100 } from './20261122090100-audit-seals.ts'
import { Briefings20261122091000 } from './20261122091000-briefings.ts'
import { Corrections20261122100200 } from './20261122100200-corrections.ts'
import { Drafts20261122120100 } from './20261122120100-drafts.ts'
import { Drift20261122090700 } from './20261122090700-drift.ts'
import { Duties20261122070700 } from './20261122070700-duties.ts'
import { Evidence20261122120600 } from './20261122120600-evidence.ts'
import { Escalations20261122090400 } from './20261122090400-escalations.ts'
import { Exports20261122090500 } from './20261122090500-exports.ts'
import { FollowedByClaims20261123030400 } from './20261123030400-followed-by-claims.ts'
import { FoundAtVisits20261123031400 } from './20261123031400-found-at-visits.ts'
import { WriteUpsOfWriters20261123034000 } from './20261123034000-write-ups-of-writers.ts'
import { Imports20261122070800 } from './20261122070800-imports.ts'
import { Jobs20261122090000 } from './20261122090000-jobs.ts'
import { Offenders20261122070500 } from './20261122070500-offenders.ts'
import { KeptOut20261123040000 } from './20261123040000-kept-out.ts'
import { UsualPartOfDay20261123090000 } from './20261123090000-usual-part-of-day.ts'
import { Known20261122120900 } from './20261122120900-known.ts'
import { DutyPasts20261123020000 } from './20261123020000-duty-pasts.ts'
import { WrittenUp20261123030000 } from './20261123030000-written-up.ts'
import { VisitPasts20261122121000 } from './20261122121000-visit-pasts.ts'
import { Leavings20261122091100 } from './20261122091100-leavings.ts'
import { Looks20261122100700 } from './20261122100700-looks.ts'
import { Officers20261122070300 } from './20261122070300-officers.ts'
import { Overnight20261122100300 } from './20261122100300-overnight.ts'
import { PartsOfShiftLists20261123030600 } from './20261123030600-parts-of-shift-lists.ts'
import { Platform20261122070000 } from './20261122070000-platform.ts'
import { PlanAndMeasures20261122120200 } from './20261122120200-plan-and-measures.ts'
import { PlanEnds20261123030200 } from './20261123030200-plan-ends.ts'
import { LeavingsAgreed20261123031000 } from './20261123031000-leavings-agreed.ts'
import { Policy20261122070200 } from './20261122070200-policy.ts'
import { PolicyByTwo20261122090200 } from './20261122090200-policy-by-two.ts'
import { RestOfTheFile20261122100400 } from './20261122100400-rest-of-the-file.ts'
import { Restricted20261122100900 } from './20261122100900-restricted.ts'
import { CoverAndCalls20261122101100 } from './20261122101100-cover-and-calls.ts'
import { CoversApart20261122101000 } from './20261122101000-covers-apart.ts'
import { Ringing20261122100100 } from './20261122100100-ringing.ts'
import { Roster20261122100000 } from './20261122100000-roster.ts'
import { Shifts20261122120300 } from './20261122120300-shifts.ts'
import { VisitRecord20261122120000 } from './20261122120000-visit-record.ts'
import { VisitsAndArms20261122070600 } from './20261122070600-visits-and-arms.ts'
import { Workload20261122090300 } from './20261122090300-workload.ts'

export const migrations = [
  Platform20261122070000,
  Audit20261122070100,
  Policy20261122070200,
  Officers20261122070300,
  Access20261122070400,
  Offenders20261122070500,
  VisitsAndArms20261122070600,
  Duties20261122070700,
  Imports20261122070800,
  Jobs20261122090000,
  AuditSeals20261122090100,
  PolicyByTwo20261122090200,
  Workload20261122090300,
  Escalations20261122090400,
  Exports20261122090500,
  Drift20261122090700,
  Briefings20261122091000,
  Leavings20261122091100,
  Roster20261122100000,
  Ringing20261122100100,
  Corrections20261122100200,
  Overnight20261122100300,
  RestOfTheFile20261122100400,
  Looks20261122100700,
  // After every table that speaks of a person: it states the policy of each.
  Restricted20261122100900,
  CoversApart20261122101000,
  CoverAndCalls20261122101100,
  VisitRecord20261122120000,
  Drafts20261122120100,
  PlanAndMeasures20261122120200,
  Shifts20261122120300,
  AlertsAndSightings20261122120500,
  Evidence20261122120600,
  // Last: it shows every table of facts as it was, and those that come later name themselves to it.
  Known20261122120900,
  VisitPasts20261122121000,
  DutyPasts20261123020000,
  WrittenUp20261123030000,
  PlanEnds20261123030200,
  FollowedByClaims20261123030400,
  PartsOfShiftLists20261123030600,
  LeavingsAgreed20261123031000,
  FoundAtVisits20261123031400,
  WriteUpsOfWriters20261123034000,
  KeptOut20261123040000,
  UsualPartOfDay20261123090000,
]
