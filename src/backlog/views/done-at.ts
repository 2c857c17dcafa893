// Where what is owed is done, for duties that have a page of their own.
import type { DutyKind } from '../../duties/index.ts'
import { hitHref } from '../../overnight/index.ts'
import { writeUpHref } from '../../visits/index.ts'
import type { Link } from '../../platform/views/models.ts'

type Owed = Readonly<{ kind: DutyKind; subject: string; metOn?: string | null }>

/** Null where it is done on the person's file, or was done. */
export function doneAt({ kind, subject, metOn }: Owed): Link | null {
  if ((metOn ?? null) !== null) return null
  if (kind === 'visit_write_up') return { text: 'Write it up', href: writeUpHref(subject) }
  return kind === 'overnight_hit'
    ? { text: subject.startsWith('asks:') ? 'Answer it' : 'Decide it', href: hitHref(subject) }
    : null
}
