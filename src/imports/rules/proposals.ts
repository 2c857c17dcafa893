// Whether a proposal of a later register still says anything, and how many people it takes.
import type { ChangeKind, Known, RegisterChange, RegisterPerson } from '../types.ts'
import { changesFrom } from './changes.ts'

/** Up at once, down with two: a lower risk level, and reactive management. */
export const takesTwo = (what: ChangeKind): boolean => what === 'level' || what === 'management'

const fieldsOf: Readonly<Record<ChangeKind, readonly (keyof RegisterPerson)[]>> = {
  name: ['surname', 'forenames'],
  pnc: ['pncId'],
  birth: ['dateOfBirth'],
  sex: ['sex'],
  notes: ['notes'],
  level: ['level'],
  mappa: ['mappaLevel'],
  lead: ['leadAgency', 'leadSince'],
  status: ['status'],
  return: ['released'],
  management: ['management'],
  owner: ['officer', 'team'],
  address: ['address'],
  children: ['childrenAtAddress'],
  order: ['shpoExpiry'],
  visit: ['lastVisit'],
  plan: ['visitDueBy'],
  arms: ['armsCompleted', 'armsRatified'],
  sentence: ['disposal', 'sentenceMonths', 'convictionDate', 'lastNotification'],
}

/** The load kept what its row says, so the row is compared as if that matter had not been read yet. */
function unread(known: Known, what: ChangeKind): Known {
  if (known.register === null) return known
  const matter = new Set<string>(fieldsOf[what])
  const register: Partial<RegisterPerson> = Object.fromEntries(
    Object.entries(known.register).filter(([field]) => !matter.has(field)),
  )
  return { ...known, register }
}

/** What the proposal would change now; null when it no longer differs, or something recorded here stands against it. */
export function stillProposed(
  what: ChangeKind,
  person: RegisterPerson,
  known: Known,
): RegisterChange | null {
  const change = changesFrom(person, unread(known, what)).find((one) => one.what === what)
  return change === undefined || change.kept ? null : change
}
