// The lines of a day about visits that an officer recorded of another's person and that nobody has written up.
import { personName } from '../../offenders/index.ts'
import { formatInstant } from '../../platform/calendar.ts'
import { writeUpHref, type WriteUpOfWriter } from '../../visits/index.ts'

export type WriteUpLine = Readonly<{ text: string; href: string; who: string }>

export const writeUpLine = (owed: WriteUpOfWriter, isOwn: boolean): WriteUpLine => ({
  who: `${personName(owed)} (${owed.visorRef})`,
  text: `seen on ${formatInstant(owed.at)}, as ${isOwn ? 'you' : 'this officer'} recorded. It is owed by ${formatInstant(owed.dueAt)}`,
  href: writeUpHref(`visit:${owed.visitId}`),
})

export const writeUpTold = ({ visitId, offenderId, visorRef, at, dueAt }: WriteUpOfWriter) => ({
  visit: visitId,
  offenderId,
  visorRef,
  at: at.toISOString(),
  dueAt: dueAt.toISOString(),
})
