// The rest of the file as a stranger at the door needs it: a few lines of each, with the way to all of it.
import { alsoHeld, atTheDoor, type DoorRow } from '../../offenders/index.ts'
import type { Gathered } from '../types.ts'
import { rowOr, section, type Section } from './section.ts'

const rowsOf = (rows: readonly DoorRow[]) =>
  rows.map(({ key, lines, none, link }) => ({
    ...rowOr(key, lines, none),
    actions: [{ text: 'All', href: link.href, about: link.text.toLowerCase() }],
  }))

export const doorSection = ({ parts, head, today }: Gathered): Section =>
  section('door', 'At the door', rowsOf(atTheDoor(parts.around, { id: head.id, today })))

export const heldSection = ({ parts, head, today, policy }: Gathered): Section =>
  section(
    'held',
    'Conditions, checks, meetings and documents',
    rowsOf(
      alsoHeld(parts.around, {
        id: head.id,
        today,
        checksOldAfterDays: policy.number('checks.old_after_days'),
      }),
    ),
  )
