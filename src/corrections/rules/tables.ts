// Every table that names a person, and what a correction does with its rows: the one list of what moves and what stays.
import type { UnderWay } from '../types.ts'

type Facts = Readonly<{
  /** With a merge its rows follow the person into the record that is kept, or stay where they are. */
  merge: 'moves' | 'stays'
  /** The day that another time gives anew; without one the row keeps its days. */
  day?: string
  /** The instant that goes with the day. */
  time?: string
  /** The day on which a row ends: never before the day on which it begins. */
  end?: string
  /** False for what was decided about one person by named people: struck out and decided anew, never carried over. */
  carried?: false
}>

/** Tables of facts: a correction may strike out any row of them. */
const factTables: Readonly<Record<string, Facts>> = {
  offender_names: { merge: 'moves', carried: false },
  identifiers: { merge: 'moves' },
  addresses: { merge: 'moves', day: 'from_on', end: 'until_on' },
  markers: { merge: 'moves', day: 'from_on', end: 'until_on' },
  interim_controls: { merge: 'moves', day: 'from_on', end: 'until_on' },
  events: { merge: 'moves', day: 'on_date' },
  visits: { merge: 'moves', carried: false },
  sightings: { merge: 'moves', day: 'on_date', time: 'at' },
  visit_words: { merge: 'moves', carried: false },
  visit_plans: { merge: 'moves', carried: false },
  arms: { merge: 'moves', carried: false },
  arms_evidence: { merge: 'moves', carried: false },
  evidence: { merge: 'moves', day: 'on_date' },
  self_reports: { merge: 'moves', day: 'on_date' },
  self_report_proofs: { merge: 'moves', carried: false },
  chronology: { merge: 'moves' },
  relationships: { merge: 'moves', day: 'since_on', end: 'ended_on' },
  vehicles: { merge: 'moves', day: 'since_on', end: 'ended_on' },
  jobs_held: { merge: 'moves', day: 'since_on', end: 'ended_on' },
  online_names: { merge: 'moves', day: 'since_on', end: 'ended_on' },
  household_members: { merge: 'moves', day: 'since_on', carried: false },
  home_notes: { merge: 'moves', carried: false },
  licence_conditions: { merge: 'moves', day: 'from_on', end: 'until_on' },
  checks_made: { merge: 'moves', day: 'done_on' },
  meetings: { merge: 'moves', day: 'on_date', end: 'next_on' },
  meeting_actions: { merge: 'moves', carried: false },
  documents: { merge: 'moves', day: 'of_on' },
  acceptances: { merge: 'moves', carried: false },
  calls: { merge: 'moves', carried: false },
  overnight_hits: { merge: 'moves', carried: false },
  covers: { merge: 'moves', carried: false },
  // How a person stands is said by each record of its own: the kept one's holds.
  status_periods: { merge: 'stays', day: 'from_on', end: 'to_on' },
  returns: { merge: 'stays', day: 'on_date' },
  lead_periods: { merge: 'stays', day: 'from_on' },
  level_periods: { merge: 'stays', day: 'from_on', carried: false },
  mappa_periods: { merge: 'stays', day: 'from_on' },
  management_periods: { merge: 'stays', day: 'from_on', carried: false },
  pending_changes: { merge: 'stays', carried: false },
  allocations: { merge: 'stays', day: 'from_on', carried: false },
}

export const factTableNames = Object.keys(factTables).toSorted()

/** Null for a table that holds no facts a correction may touch. */
export const factsOf = (table: string): Facts | null => factTables[table] ?? null

/** The tables whose rows follow a person into the record that is kept. */
export const movedByMerge = factTableNames.filter((table) => factsOf(table)?.merge === 'moves')

/** What somebody is about to do for a person: while it is not done it follows the person into the record that is kept. */
export const followsUntilEnded: UnderWay = {
  weekend_claims: { ended: 'ended_at', oneOf: [] },
  packs: { ended: 'returned_at', oneOf: null },
  shift_stops: { ended: 'removed_at', oneOf: ['plan_id'] },
}

/** What tells of a person and stays with the record it was told of: looks, lists as they stood, what was owed and by whom. */
export const staysWithTheRecord = [
  'audit_events',
  'briefing_decisions',
  'broken_glass',
  'conflicts',
  'corrections',
  'drafts',
  'drift',
  'duties',
  'escalations',
  'file_openings',
  'import_not_in_file',
  'leavings',
  'looks',
  'policy_changed_duties',
  'proposals',
  'register_facts',
  'restriction_changes',
  'restriction_readers',
  'restrictions',
  'row_versions',
  'standings',
  'weekend_list_lines',
] as const
