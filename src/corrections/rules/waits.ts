// Whether a correction takes hold at once or waits for a second person: by what comes out otherwise, for anybody.
import { addDays, type LocalDate } from '../../platform/calendar.ts'
import type { CorrectionKind, Effect, Stood } from '../types.ts'

export type WaitsAsk = Readonly<{
  kind: CorrectionKind
  effects: readonly Effect[]
  on: LocalDate
  /** Policy: within how many days a visit counts as nearly due. */
  dueWithin: number
  /** Somebody concerned is in a file that is not the asker's to change. */
  anothersFile: boolean
  /** A child, a device or the like was found at what is struck out, and no supervisor has read it. */
  strikesUnread: boolean
}>

const dueOf = ({ visit }: Stood): LocalDate | null =>
  visit === null || visit.suspended !== null ? null : visit.dueOn

const isOverdue = (stood: Stood, on: LocalDate): boolean => {
  const due = dueOf(stood)
  return due !== null && due < on
}

/** The day of a visit that is owed, also while it is suspended: it stands again on return. */
const dayOf = ({ visit }: Stood): LocalDate | null => visit?.dueOn ?? null

const hasPassed = (stood: Stood, on: LocalDate): boolean => (dayOf(stood) ?? on) < on

/** An overdue visit begins, ends, or has another day; and so has one that is suspended and late. */
const overdueOtherwise = ({ before, after }: Effect, on: LocalDate): boolean =>
  isOverdue(before, on) !== isOverdue(after, on) ||
  ((hasPassed(before, on) || hasPassed(after, on)) && dayOf(before) !== dayOf(after))

/** A visit that is nearly due comes out later, or not owed at all. */
function putOff({ before, after }: Effect, { on, dueWithin }: WaitsAsk): boolean {
  const [was, now] = [dueOf(before), dueOf(after)]
  return was !== null && was <= addDays(on, dueWithin) && (now === null || now > was)
}

/** A visit comes out later, and nobody saw the person since: a later day is never one person's word alone. */
const laterUnseen = ({ before, after }: Effect): boolean => {
  const [was, now] = [dayOf(before), dayOf(after)]
  const isSeenSince = (after.lastSeenOn ?? '') > (before.lastSeenOn ?? '')
  return was !== null && now !== null && now > was && !isSeenSince
}

/** A visit at another time owes the write-up that it owed before, under its own name. */
const goesOn = (subject: string, was: Readonly<{ kind: string; subject: string }>): boolean =>
  subject === was.subject || was.kind === 'visit_write_up'

/** What else is overdue ends, or comes later: nothing late is made to look in time by one person. */
const elseEnds = ({ before, after }: Effect): boolean =>
  before.late.some(
    (was) =>
      !after.late.some(
        ({ kind, subject, dueOn }) =>
          kind === was.kind && goesOn(subject, was) && dueOn <= was.dueOn,
      ),
  )

/** Why another person decides, in one sentence; null when it may take hold at once. */
export function whyItWaits(ask: WaitsAsk): string | null {
  const { kind, effects, on } = ask
  if (kind === 'merge')
    return 'Two records become one: whoever looks at both files again must be another person.'
  if (kind === 'unmerge')
    return 'One record becomes two again: whoever looks at both must be another person.'
  if (effects.some(({ before, after }) => before.level !== after.level))
    return 'A risk level comes out otherwise.'
  if (effects.some((effect) => overdueOtherwise(effect, on)))
    return 'An overdue visit comes out otherwise: it begins, ends, or has another day.'
  if (effects.some((effect) => putOff(effect, ask)))
    return 'A visit that is nearly due comes out later.'
  if (effects.some(laterUnseen)) return 'A visit comes out later, though nobody was seen since.'
  if (ask.strikesUnread) return 'Something was found at it that no supervisor has read yet.'
  if (effects.some(elseEnds)) return 'Something else that is overdue ends or comes later.'
  return ask.anothersFile ? 'It goes into the file of another team.' : null
}
