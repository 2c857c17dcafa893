// Who is away on a day, in which spell, and whose accepted cover stands for it.
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { OffenderId, OfficerId } from '../../platform/ids.ts'
import type { Availability, AwaySpell, CoverFacts } from '../types/here.ts'

type Days = Readonly<{ fromOn: LocalDate; lastOn: LocalDate | null }>

export const holdsOn = ({ fromOn, lastOn }: Days, on: LocalDate): boolean =>
  fromOn <= on && (lastOn === null || on <= lastOn)

/** The later of two last days; not knowing one is later than any. */
const laterEnd = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || b === null ? null : a > b ? a : b

const follows = (spell: AwaySpell, before: AwaySpell): boolean =>
  before.lastOn === null || spell.fromOn <= addDays(before.lastOn, 1)

/** Spells that overlap or follow each other without a day between are one: it began when the first did. */
export function joined(spells: readonly AwaySpell[]): AwaySpell[] {
  const inOrder = spells.toSorted((a, b) =>
    a.fromOn === b.fromOn
      ? a.knownAt.getTime() - b.knownAt.getTime()
      : a.fromOn < b.fromOn
        ? -1
        : 1,
  )
  const found: AwaySpell[] = []
  for (const spell of inOrder) {
    const before = found.at(-1)
    if (before === undefined || !follows(spell, before)) found.push(spell)
    else found[found.length - 1] = { ...before, lastOn: laterEnd(before.lastOn, spell.lastOn) }
  }
  return found
}

const spellsOf = ({ spells }: Availability, officerId: OfficerId): readonly AwaySpell[] =>
  spells.get(officerId) ?? []

/** The spell in which an officer is away on a day, or null when the officer is here. */
export const awayOn = (
  availability: Availability,
  officerId: OfficerId,
  on: LocalDate,
): AwaySpell | null => spellsOf(availability, officerId).find((spell) => holdsOn(spell, on)) ?? null

/** The next spell that begins after a day. */
export const nextSpell = (
  availability: Availability,
  officerId: OfficerId,
  on: LocalDate,
): AwaySpell | null => spellsOf(availability, officerId).find(({ fromOn }) => fromOn > on) ?? null

/** Accepted by the day, on one of its days, and not ended before it. */
export const isInEffect = (cover: CoverFacts, on: LocalDate): boolean =>
  cover.answeredAt !== null &&
  cover.state !== 'declined' &&
  holdsOn(cover, on) &&
  localDateOf(cover.answeredAt) <= on &&
  (cover.endedAt === null || on < localDateOf(cover.endedAt))

type Whose = Readonly<{ officerId: OfficerId; offenderId: OffenderId }>

const concerns = (cover: CoverFacts, offenderId: OffenderId): boolean =>
  cover.offenderId === null || cover.offenderId === offenderId

/** Covers of one person's file, one that names the person before one of all files. */
export const coversOf = (
  availability: Availability,
  { officerId, offenderId }: Whose,
): CoverFacts[] =>
  (availability.covers.get(officerId) ?? [])
    .filter((cover) => concerns(cover, offenderId))
    .toSorted((a, b) => Number(a.offenderId === null) - Number(b.offenderId === null))

/** Since when an officer does not see a person's file, on a day; null when they do. */
export const apartSince = (
  { apart }: Availability,
  { officerId, offenderId }: Whose,
  on: LocalDate,
): Date | null =>
  apart.find(
    (one) =>
      one.officerId === officerId && one.offenderId === offenderId && localDateOf(one.since) <= on,
  )?.since ?? null

/**
 * Who stands in for the owner of a person's file on a day: only somebody who accepted it, is here, and sees the file.
 * An accepted cover by somebody who is away too is no cover (N13: never silently).
 */
export const coverOn = (
  availability: Availability,
  whose: Whose,
  on: LocalDate,
): CoverFacts | null =>
  coversOf(availability, whose).find(
    (cover) =>
      isInEffect(cover, on) &&
      awayOn(availability, cover.coveringId, on) === null &&
      apartSince(availability, { ...whose, officerId: cover.coveringId }, on) === null,
  ) ?? null

/** Contract section 4: with an officer who is away, or who does not see the file, and no accepted cover. */
export const isOwnerNotAvailable = (
  availability: Availability,
  whose: Whose,
  on: LocalDate,
): boolean =>
  (awayOn(availability, whose.officerId, on) !== null ||
    apartSince(availability, whose, on) !== null) &&
  coverOn(availability, whose, on) === null

const dayOf = (at: Date | null): LocalDate | null => (at === null ? null : localDateOf(at))

/** The first day after a day on which anybody's being here or covering changes; null when none is known. */
export function availabilityChangesOn(
  availability: Availability,
  whose: Whose,
  on: LocalDate,
): LocalDate | null {
  const covers = coversOf(availability, whose)
  const officers = [whose.officerId, ...covers.map(({ coveringId }) => coveringId)]
  const spells: Days[] = officers.flatMap((id) => spellsOf(availability, id))
  const days = [...spells, ...covers].flatMap(({ fromOn, lastOn }) => [
    fromOn,
    lastOn === null ? null : addDays(lastOn, 1),
  ])
  const ended = covers.map(({ endedAt }) => dayOf(endedAt))
  return (
    [...days, ...ended]
      .filter((day) => day !== null)
      .filter((day) => day > on)
      .toSorted()
      .at(0) ?? null
  )
}
