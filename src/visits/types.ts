// What happened at the door, what is planned next, and what the rules need of one person.
export type { EvidenceLine } from '../evidence/index.ts'
export type {
  CrewMember,
  LatestBy,
  PlanFacts,
  PlanState,
  SeenOn,
  Visit,
  VisitFacts,
  VisitPlan,
  WriteUpOwed,
} from './types/facts.ts'
export type {
  DecisionRefusal,
  EntrySought,
  EntryWarrant,
  PlanFault,
  PlanFaultWhy,
  Qualifies,
  ReportFault,
  ReportFaultWhy,
  ReportedCrew,
  ReportedFacts,
  Trained,
  VisitReport,
} from './types/recording.ts'
export {
  notSeenReasons,
  places,
  purposes,
  seenWays,
  type NotSeenBecause,
  type Place,
  type Purpose,
  type Seen,
} from './types/words.ts'
export {
  partsOfDay,
  type Call,
  type Company,
  type Outlook,
  type PartOfDay,
  type Predictability,
  type Share,
  type Slot,
  type SlotTried,
  type WentFor,
  type WorkWeek,
} from './types/pattern.ts'
export {
  awareHeadings,
  changeHeadings,
  keptWays,
  noRuling,
  nothingSaid,
  riskMoves,
  type ChildMet,
  type DeviceLook,
  type Kept,
  type RiskMove,
  type Ruling,
  type Said,
  type SaidChange,
  type WordsBefore,
} from './types/said.ts'
export type {
  Draft,
  DraftFields,
  DraftForm,
  DraftPlace,
  DraftRefusal,
  DraftSave,
} from './types/drafts.ts'
export {
  measuredLists,
  type MeasureCounts,
  type MeasuredList,
  type MeasuredOf,
  type MeasuredRow,
  type Measures,
  type MeasuresRefusal,
  type Period,
} from './types/measures.ts'
