// Cover: somebody of very high or high risk level whose officer is away, and who falls due meanwhile, has to be accepted.
import type { Duty, DutyRoom } from '../duties/index.ts'
import {
  apartSince,
  awayOn,
  coverOn,
  coversOf,
  nextSpell,
  type AwaySpell,
} from '../officers/index.ts'
import {
  addDays,
  formatShortDate,
  formatTime,
  laterOf,
  localDateOf,
  startOfDay,
  type LocalDate,
} from '../platform/calendar.ts'
import type { OfficerId } from '../platform/ids.ts'
import type { Policy } from '../policy/index.ts'
import { latestBy } from '../visits/index.ts'
import type { CaseFile } from './types.ts'

const dangerous = new Set(['very_high', 'high'])

/** A visit is owed and not suspended: nobody else falls due. */
const isVisited = ({ standing }: CaseFile): boolean =>
  standing.status === 'community' &&
  standing.management === 'active' &&
  dangerous.has(standing.level)

/** Away, or kept from this one file until somebody ends what keeps them from it. */
type Gone = Omit<AwaySpell, 'kind'> & Readonly<{ kind: AwaySpell['kind'] | 'apart' }>

/** A conflict, or a restriction that does not name the owner. */
function apartFrom({ person, standing, availability }: CaseFile, officerId: OfficerId): Gone[] {
  const since = apartSince(availability, { officerId, offenderId: person.id }, standing.on)
  if (since === null) return []
  return [{ officerId, kind: 'apart', fromOn: localDateOf(since), lastOn: null, knownAt: since }]
}

/** What leaves the person to somebody: what holds today, or an absence that begins soon. */
function spellOf(file: CaseFile, owner: OfficerId, policy: Policy): Gone | null {
  const { on } = file.standing
  const now = apartFrom(file, owner).at(0) ?? awayOn(file.availability, owner, on)
  if (now !== null) return now
  const next = nextSpell(file.availability, owner, on)
  return next !== null && addDays(next.fromOn, -policy.number('cover.ahead_days')) <= on
    ? next
    : null
}

/** An absence of which nobody knows the last day; what keeps somebody from a file is for every day. */
const hasUnknownEnd = ({ kind, lastOn }: Pick<Gone, 'kind' | 'lastOn'>): boolean =>
  lastOn === null && kind !== 'apart'

/** While the last day is not known, the day from which somebody due on a day counts as falling due. */
const countsFrom = (dueOn: LocalDate, policy: Policy): LocalDate =>
  addDays(dueOn, -policy.number('cover.unknown_end_days'))

type Left = Readonly<{
  file: CaseFile
  owner: OfficerId
  spell: Gone
  /** The day to be seen by; null when none is set. */
  dueOn: LocalDate | null
}>

function fallsWithin({ file, spell, dueOn }: Left, policy: Policy): boolean {
  if (dueOn === null) return true
  if (hasUnknownEnd(spell)) return countsFrom(dueOn, policy) <= file.standing.on
  return spell.lastOn === null || dueOn <= spell.lastOn
}

const latest = (instants: readonly Date[]): Date =>
  instants.reduce((last, at) => (at > last ? at : last), new Date(0))

/** When the person came to be left to nobody: known and soon, of this owner and level, and the last cover over. */
function leftAt({ file, owner, spell, dueOn }: Left, policy: Policy): Date {
  const { person, standing, availability } = file
  const { on } = standing
  const covers = coversOf(availability, { officerId: owner, offenderId: person.id })
  const over = covers.flatMap(({ coveringId, lastOn, endedAt, answeredAt }) => [
    ...(endedAt === null || answeredAt === null ? [] : [endedAt]),
    ...(lastOn === null || lastOn >= on ? [] : [startOfDay(addDays(lastOn, 1))]),
    // Whoever covered is away too, or does not see this file.
    ...[awayOn(availability, coveringId, on), ...apartFrom(file, coveringId)].flatMap((gone) =>
      gone === null ? [] : [latest([gone.knownAt, startOfDay(gone.fromOn)])],
    ),
  ])
  const recorded = [...person.allocations, ...person.levels]
    .filter(({ fromOn }) => fromOn === null || fromOn <= on)
    .map(({ recordedAt }) => recordedAt)
  return latest([
    spell.knownAt,
    startOfDay(addDays(spell.fromOn, -policy.number('cover.ahead_days'))),
    ...(dueOn !== null && hasUnknownEnd(spell) ? [startOfDay(countsFrom(dueOn, policy))] : []),
    ...over,
    ...recorded,
  ])
}

const kindWords: Readonly<Record<Gone['kind'], string>> = {
  leave: 'on leave',
  sick: 'sick',
  course: 'on a course',
  court: 'at court',
  abstracted: 'abstracted to other work',
  apart: 'kept from this file',
}

function daysWords({ kind, fromOn, lastOn }: Gone): string {
  if (kind === 'apart') return `since ${formatShortDate(fromOn)}`
  return lastOn === null
    ? `from ${formatShortDate(fromOn)}, last day not known`
    : `from ${formatShortDate(fromOn)} to ${formatShortDate(lastOn)}`
}

function dutyFor(left: Left, policy: Policy): Duty {
  const { spell, dueOn } = left
  const at = leftAt(left, policy)
  const hours = policy.number('cover.accept_hours')
  const dueAt = new Date(at.getTime() + hours * 3_600_000)
  const visit =
    dueOn === null ? 'no day is set' : `the day to be seen by is ${formatShortDate(dueOn)}`
  return {
    kind: 'cover',
    subject: `${spell.kind === 'apart' ? 'apart' : 'away'}:${spell.fromOn}`,
    startsOn: localDateOf(at),
    dueOn: localDateOf(dueAt),
    dueAt,
    suspended: null,
    rule: 'cover.accept_hours',
    because: `The owner is ${kindWords[spell.kind]} ${daysWords(spell)}, and ${visit}. Nobody has accepted this person; ${hours} hours make ${formatTime(dueAt)} on ${formatShortDate(localDateOf(dueAt))}.`,
    uses: [
      'cover.accept_hours',
      'cover.ahead_days',
      ...(hasUnknownEnd(spell) ? (['cover.unknown_end_days'] as const) : []),
    ],
  }
}

function coverOwed(file: CaseFile, policy: Policy): Duty[] {
  const { person, standing, availability } = file
  const owner = standing.officerId
  if (owner === null || !isVisited(file)) return []
  const spell = spellOf(file, owner, policy)
  if (spell === null) return []
  const dueOn = latestBy({ ...file, policy })?.on ?? null
  const left = { file, owner, spell, dueOn }
  if (!fallsWithin(left, policy)) return []
  const day = laterOf(standing.on, spell.fromOn)
  const whose = { officerId: owner, offenderId: person.id }
  return coverOn(availability, whose, day) === null ? [dutyFor(left, policy)] : []
}

/** Practice 4.5, N13: never silently. */
export const coverDuties: DutyRoom<CaseFile> = {
  kinds: ['cover'],
  dutiesOf: coverOwed,
  endingOf: (_duty, { person, standing, availability }) => {
    const owner = standing.officerId
    const isAccepted =
      owner !== null &&
      coversOf(availability, { officerId: owner, offenderId: person.id }).some(
        ({ state }) => state === 'accepted',
      )
    return isAccepted ? { how: 'done', metOn: standing.on } : { how: 'changed', metOn: null }
  },
}

/** The day on which somebody comes to fall due in an absence whose last day nobody knows. */
function nearsOn(file: CaseFile, spells: readonly AwaySpell[], policy: Policy): LocalDate[] {
  if (!isVisited(file) || !spells.some(hasUnknownEnd)) return []
  const dueOn = latestBy({ ...file, policy })?.on
  return dueOn === undefined ? [] : [countsFrom(dueOn, policy)]
}

/** The first day ahead on which somebody begins to be owed to be accepted: an absence is near, or the day to be seen is. */
export function coverBeginsOn(file: CaseFile, policy: Policy): LocalDate | null {
  const { on, officerId } = file.standing
  if (officerId === null) return null
  const ahead = policy.number('cover.ahead_days')
  const spells = file.availability.spells.get(officerId) ?? []
  return (
    [...spells.map(({ fromOn }) => addDays(fromOn, -ahead)), ...nearsOn(file, spells, policy)]
      .filter((day) => day > on)
      .toSorted()
      .at(0) ?? null
  )
}
