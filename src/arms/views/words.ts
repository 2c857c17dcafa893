// How the arms room says things: kinds, states, the supervisor's questions, why not.
import type { ArmsKind, ArmsQuestion, ArmsRefusal, ArmsState } from '../types.ts'

export const kindWords: Readonly<Record<ArmsKind, string>> = {
  initial: 'First assessment',
  review: 'Review',
  event: 'After an event',
}

export const stateWords: Readonly<Record<ArmsState, Readonly<{ text: string; classes: string }>>> =
  {
    draft: { text: 'Draft', classes: 'govuk-tag--grey' },
    submitted: { text: 'Awaiting ratification', classes: 'govuk-tag--yellow' },
    returned: { text: 'Returned', classes: 'govuk-tag--orange' },
    ratified: { text: 'Ratified', classes: 'govuk-tag--green' },
  }

export const struckTag = { text: 'Struck out', classes: 'govuk-tag--grey' }

export const questionWords: Readonly<Record<ArmsQuestion, string>> = {
  evidenceTested: 'Which evidence did you test, and how?',
  disagreed: 'What did you question or disagree with?',
  actionsReduceRisk: 'Which actions reduce the risk, and how?',
  levelAgreed: 'Do you agree with the risk level, and why?',
  children: 'What about children?',
  nextVisit: 'When should the next visit be, and what for?',
}

export const refusalWords: Readonly<Record<ArmsRefusal, string>> = {
  'already-decided': 'This has been decided already. Nothing was changed',
  'struck-out': 'This was struck out: nothing is decided of it. Start another assessment',
  'not-submitted': 'This is still a draft: it can be decided once it is submitted',
  'own-assessment':
    'You wrote or changed this assessment, so someone else must ratify or return it',
  'not-an-approver':
    'Only a supervisor whose training to approve ARMS is in date can ratify or return it',
  'empty-answer': 'Answer this in your own words',
  'completed-in-the-future': 'This day is in the future. Enter the day it was completed',
  'ratified-in-the-future': 'This day is in the future. Enter the day it was ratified',
  'ratified-before-completed': 'It cannot have been ratified before it was completed',
  'nothing-ticked': 'Tick what is to be taken in, or left out again',
  'not-held': 'One of these is no longer held. Look at what is held now, and tick again',
}
