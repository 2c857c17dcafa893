// Changes of what starts and stops the clocks: visits, plans, assessments.
import type { ChangeKind, Known, RegisterChange, RegisterPerson } from '../../types.ts'
import { change, says, type Rule } from './said.ts'

const visit: Rule = (person, known) =>
  says(person, known, 'lastVisit') && person.lastVisit !== known.lastSeenOn
    ? change('visit', {
        from: known.lastSeenOn,
        to: person.lastVisit,
        // A visit clears what is overdue; one before the last that we know clears nothing.
        lowers: known.lastSeenOn === null || (person.lastVisit ?? '') > known.lastSeenOn,
        kept:
          (person.lastVisit ?? '') < (known.lastSeenOn ?? '') &&
          known.register?.lastVisit !== known.lastSeenOn,
      })
    : null

/** The register's due date is the plan in force on the day of its load, whatever else its row changes. */
const endsAPlan = new Set<ChangeKind>([
  'level',
  'lead',
  'status',
  'return',
  'management',
  'address',
])

const saysPlan = (
  person: RegisterPerson,
  known: Known,
  others: readonly RegisterChange[],
): boolean =>
  says(person, known, 'visitDueBy') ||
  (person.visitDueBy !== null &&
    (says(person, known, 'lastVisit') ||
      others.some(({ what, kept }) => !kept && endsAPlan.has(what))))

/** The day of the register's own last visit, which its due date belongs to. */
const registerVisit = (person: RegisterPerson, known: Known): string =>
  person.lastVisit ?? known.register?.lastVisit ?? ''

const planMadeHere = ({ newestPlan }: Known, lastVisit: string): boolean =>
  newestPlan?.origin === 'here' && (newestPlan.madeOn ?? '') >= lastVisit

/** Seen later than the register says, and not by the register's own earlier word, which it now takes back. */
const seenSince = ({ lastSeenOn, register }: Known, lastVisit: string): boolean =>
  lastSeenOn !== null && lastSeenOn > lastVisit && lastSeenOn !== register?.lastVisit

/** A due date counts only if its Last visit is still the latest, and never against a plan made here since. */
export function plan(
  person: RegisterPerson,
  known: Known,
  others: readonly RegisterChange[],
): RegisterChange | null {
  if (person.visitDueBy === null || !saysPlan(person, known, others)) return null
  const lastVisit = registerVisit(person, known)
  return change('plan', {
    from: known.visitDueOn,
    to: person.visitDueBy,
    lowers: known.visitDueOn !== null && person.visitDueBy > known.visitDueOn,
    kept: seenSince(known, lastVisit) || planMadeHere(known, lastVisit),
  })
}

function arms(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'armsCompleted') && !says(person, known, 'armsRatified')) return null
  if (person.armsCompleted === null) return null
  const before = known.register?.armsCompleted
  const to = { completed: person.armsCompleted, ratified: person.armsRatified }
  return change('arms', { from: before, to, lowers: person.armsRatified !== null })
}

export const clockRules: readonly Rule[] = [visit, arms]
