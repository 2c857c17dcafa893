// Where what is owed is done, for duties that have a page of their own.
import type { DutyKind } from '../../duties/index.ts'
import { hitHref } from '../../overnight/index.ts'
import type { Link } from '../../platform/views/models.ts'

type Owed = Readonly<{ kind: DutyKind; subject: string; metOn?: string | null }>

/** Null where it is done on the person's file, or was done. */
export const doneAt = ({ kind, subject, metOn }: Owed): Link | null =>
  kind === 'overnight_hit' && (metOn ?? null) === null
    ? { text: subject.startsWith('asks:') ? 'Answer it' : 'Decide it', href: hitHref(subject) }
    : null
