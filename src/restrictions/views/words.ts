// How refusals and roles of restricted files are said.
import { roleWords, type Role } from '../../access/index.ts'
import type { relations } from '../forms.ts'
import type { RestrictRefusal } from '../types.ts'

export const refusals: Readonly<Record<RestrictRefusal, string>> = {
  'already-restricted': 'This file is restricted already. Change its readers instead.',
  'not-restricted': 'This file is not restricted, so there is nothing to change.',
  'not-protected':
    'The database role of this server passes by the guard that hides restricted files, so nothing would be hidden. Whoever runs the server must give it a role of its own first.',
  'unknown-reader':
    'Nobody of the force who could read files has this username. Check it with the list of accounts.',
  'not-a-reader': 'This person is not named on the file.',
  'already-a-reader': 'This person is named on the file already.',
  'reader-in-conflict':
    'This person has declared a conflict of interest about the file, so cannot be named on it.',
  'no-inspector':
    'Name at least one inspector who can sign in: somebody must be able to put the file right.',
  'review-not-ahead': 'Give a day after today on which the restriction is looked at again.',
  'already-waiting': 'This was asked for already and waits for another reader.',
  'second-approver-needed':
    'You asked for this yourself. Another reader who is named on the file has to decide it.',
  'already-decided': 'This has been decided already. Nothing was changed.',
  'second-record':
    'A second record has the same ViSOR ref. Merge the two first: the restriction ends after that.',
  'already-declared': 'You have declared this conflict already.',
  'last-inspector': 'This is the last inspector named on the file. Name another inspector first.',
  'own-conflict': 'This conflict is your own. Another supervisor or an inspector has to decide.',
  'already-ended': 'This conflict has ended already. Nothing was changed.',
  'own-glass': 'You broke this glass yourself. Another reader named on the file has to review it.',
  'already-reviewed': 'This has been reviewed already. Nothing was changed.',
}

export const relationWords: Readonly<Record<(typeof relations)[number], string>> = {
  family: 'Family',
  friend: 'Friend',
  neighbour: 'Neighbour',
  victim: 'Victim, or close to one',
  work: 'Through other work',
  other: 'Otherwise',
}

const isRole = (role: string): role is Role => role in roleWords
const isRelation = (relation: string): relation is keyof typeof relationWords =>
  relation in relationWords

export const roleText = (role: string): string => (isRole(role) ? roleWords[role] : role)

export const relationText = (relation: string): string =>
  isRelation(relation) ? relationWords[relation] : relation
