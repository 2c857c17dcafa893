// How the evidence room says things: the headings of ARMS, where a statement comes from, what came of proving one.
import type { Factor, SelfReportState, Source } from '../types.ts'

export const factorWords: Readonly<Record<Factor, string>> = {
  opportunity: 'Opportunity',
  sexual_preoccupation: 'Sexual preoccupation',
  offence_related_interest: 'Offence-related sexual interest',
  emotional_congruence: 'Emotional congruence with children',
  hostile_orientation: 'Hostile orientation',
  poor_self_management: 'Poor self-management',
  negative_influences: 'Negative social influences',
  social_investment: 'Social investment',
  intimate_relationship: 'Intimate relationship',
  positive_routine: 'Employment or positive routine',
  commitment_to_desist: 'Commitment to desist',
}

export const sourceWords: Readonly<Record<Source, string>> = {
  offender: 'The offender’s own account',
  observed: 'Seen by whoever wrote it',
  agency: 'Another agency',
  third_party: 'Somebody else',
  device: 'A device',
}

export const outcomeWords: Readonly<Record<SelfReportState, string>> = {
  open: 'Not proved yet',
  true: 'Proved true',
  false: 'Proved false',
  cannot_tell: 'Cannot be told',
}
