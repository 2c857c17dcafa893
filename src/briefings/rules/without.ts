// An edition as it was issued, without people whose file has been restricted since: to a reader they never stood in it.
import type { Edition, Line } from '../types.ts'

/** Whether a line is about one of the hidden, or says their ref or name among others. */
const speaksOf =
  (hidden: ReadonlySet<string>, words: readonly string[]) =>
  ({ offenderId, text }: Line): boolean =>
    (offenderId !== null && hidden.has(offenderId)) || words.some((word) => text.includes(word))

/** Its lines, changes and cases without these people; the numbers stand as everybody read them that day. */
export function withoutPeople(edition: Edition, hidden: ReadonlySet<string>): Edition {
  if (hidden.size === 0) return edition
  const { content, cases } = edition
  const told = cases.filter(({ id }) => hidden.has(id))
  const refs = new Set(told.map(({ ref }) => ref))
  const isGone = speaksOf(
    hidden,
    told.flatMap(({ ref, name }) => (name === '' ? [ref] : [ref, name])),
  )
  const { overdueVisits } = content.figures
  const { longest } = overdueVisits
  const shown = longest !== null && refs.has(longest.visorRef) ? null : longest
  return {
    ...edition,
    cases: cases.filter(({ id }) => !hidden.has(id)),
    content: {
      ...content,
      figures: { ...content.figures, overdueVisits: { ...overdueVisits, longest: shown } },
      changes: content.changes.filter(({ id }) => !hidden.has(id)),
      sections: content.sections.map((section) => ({
        ...section,
        lines: section.lines.filter((line) => !isGone(line)),
      })),
    },
  }
}
