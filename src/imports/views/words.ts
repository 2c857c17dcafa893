// Sentences that more than one page of this room needs.
import { formatInstant } from '../../platform/calendar.ts'
import type { DecisionRefusal, ImportRun, ProposalState, RunState } from '../types.ts'
import type { GoLiveRefusal, LoadTriedRefusal } from '../service.ts'

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const people = (count: number): string => counted(count, 'person', 'people')

export const stateWords: Readonly<Record<RunState, string>> = {
  waiting: 'Waiting to start',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
}

export const stateTags: Readonly<Record<RunState, string>> = {
  waiting: 'govuk-tag--grey',
  running: 'govuk-tag--blue',
  done: 'govuk-tag--green',
  failed: 'govuk-tag--red',
}

export const proposalWords: Readonly<Record<ProposalState, string>> = {
  waiting: 'Waiting for a decision',
  awaiting_second: 'Waiting for a second person',
  accepted: 'Accepted',
  refused: 'Refused',
  overtaken: 'Overtaken',
}

export const decisionWords: Readonly<Record<DecisionRefusal, string>> = {
  'already-decided': 'This was already decided. Nothing was changed.',
  'second-approver-needed':
    'You accepted this already. Another person, an inspector, must decide it now.',
  'inspector-needed': 'An inspector must be the second person for this change.',
  'why-needed': 'Say why the change is refused',
}

export const goLiveWords: Readonly<Record<GoLiveRefusal, string>> = {
  'already-live': 'The force has already gone live. Nothing was changed.',
}

export const loadTriedWords: Readonly<Record<LoadTriedRefusal, string>> = {
  'not-tried': 'Only a file that was tried, and whose trial is done, can be loaded from here.',
  'file-gone':
    'This file was already loaded, or was tried more than a day ago and is no longer kept. Upload it again.',
}

export const askedText = ({ askedBy, askedAt }: Pick<ImportRun, 'askedBy' | 'askedAt'>): string =>
  `${askedBy}, ${formatInstant(askedAt)}`
