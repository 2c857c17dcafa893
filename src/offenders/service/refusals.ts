// The sentence for each refusal of a change, and the field beside which it stands.
import type { Decision } from '../../platform/decision.ts'
import { refuse } from '../../platform/http/problem.ts'
import type { ChangeRefusal } from '../types.ts'

const words: Readonly<Record<ChangeRefusal, readonly [field: string, sentence: string]>> = {
  'already-so': ['to', 'This is how it stands already, so there is nothing to change'],
  'earlier-than-current': [
    'from',
    'This begins before what is in force now. Give the day on which that began, or a later one',
  ],
  'in-the-future': ['from', 'This must be today or in the past'],
  'in-the-past': ['until', 'This must be today or later'],
  'ends-before-it-begins': ['to', 'The end must be on or after the start'],
  'review-needed': [
    'reviewOn',
    'Enter the day on which custody, hospital or absence abroad is looked at again',
  ],
  'review-before-start': ['reviewOn', 'The review must be on or after the start'],
  'born-in-the-future': ['dateOfBirth', 'Date of birth must be in the past'],
  'visor-ref-held': ['visorRef', 'Someone with this ViSOR ref is already on record. Search for it'],
  'possible-duplicate': [
    'confirmedNotDuplicate',
    'Someone with this PNC ID, or with this name and date of birth, is already on record. Check, and confirm that this is another person',
  ],
  'team-needed': ['team', 'Choose the team that manages this person'],
  'unknown-team': ['team', 'There is no team of that name in your force'],
  'unknown-officer': ['officer', 'There is no officer of that name or number in your force'],
  'address-needed': ['homeAddress.line', 'Enter the new address'],
  'force-needed': ['toForce', 'Enter the force that takes over'],
  'note-needed': ['note', 'Enter who was told, and when'],
  'awaiting-second': [
    'to',
    'A change is already waiting for a second person. Have that decided first',
  ],
  'second-approver-needed': [
    '',
    'You recorded this, so another person must decide it. Ask an inspector',
  ],
  'rank-too-low': [
    '',
    'A higher rank must sign this. A supervisor proposes reactive management; an inspector agrees to it, or to a lower risk level. Ask one of them to sign',
  ],
  'already-decided': ['', 'This has been decided already. Open the file to see how'],
  'already-ended': ['', 'This has ended already'],
  'no-address': [
    'addressId',
    'No address of this person is held that this could belong to. Add the address first',
  ],
  'system-needed': ['named', 'Name the other system'],
  'file-needed': ['file', 'Choose the file, or say which other system holds the document'],
  'reference-needed': ['reference', 'Enter the reference of the document in that system'],
  'not-after-the-meeting': ['next', 'The next meeting must be after this one'],
  'before-it-began': ['on', 'This is before it began. Enter that day or a later one'],
  'owner-in-conflict': [
    'officer',
    'This officer has declared a conflict of interest about this person, so cannot hold the file. Choose another',
  ],
  'owner-not-named': [
    'officer',
    'This file is restricted and does not name this officer. Have them named as a reader first, or choose another',
  ],
  'nothing-changed': ['', 'Nothing here differs from what is on record'],
}

/** Ends the use case with the refusal's sentence; `field` where another form spells the field otherwise. */
export function denied(why: ChangeRefusal, field?: string): never {
  const [usual, sentence] = words[why]
  return refuse(why, sentence, field ?? usual)
}

/** Goes on with a rule's yes, or ends with its no. */
export function settled<T>(decision: Decision<T, ChangeRefusal>, field?: string): T {
  return decision.ok ? decision.value : denied(decision.why, field)
}
