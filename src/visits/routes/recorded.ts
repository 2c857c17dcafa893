// What is said once a visit or an attempt is recorded, and the page it leads to.
import type { Tx } from '../../platform/database/transaction.ts'
import { success } from '../../platform/http/reply.ts'
import { wasAtTheDoor, wasKeptOut } from '../rules/at-the-door.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import { ceilingAfter, type RecordedVisit } from '../service.ts'
import type { LatestBy } from '../types.ts'
import { aloneText, nextSteps, readAsText } from '../views.ts'
import type { VisitPorts } from './ports.ts'

const headingOf = ({ visit: { qualifies, seen } }: RecordedVisit): string => {
  if (qualifies) return 'Visit recorded. It counts as a visit'
  return seen === 'no'
    ? 'Attempt recorded. It does not count as a visit'
    : 'Recorded. It does not count as a visit'
}

/** Something follows from it, something does not agree with it, or somebody was seen and nothing that is written of it says anything. */
const hasMore = ({ visit, doubts }: RecordedVisit, ceiling: LatestBy | null): boolean =>
  doubts.others.length > 0 ||
  doubts.away !== null ||
  nextSteps(visit, ceiling).length > 0 ||
  (visit.seen !== 'no' && !isWrittenUp(visit))

/** What became of the plan that came with it. Why one waits tells of the file, so a pair whose claim is over is told that it does. */
export function nextText({ isOwn, next }: Pick<RecordedVisit, 'isOwn' | 'next'>): string {
  if (next === null) return ''
  return isOwn || next.plan.state !== 'waiting'
    ? next.because
    : 'The plan waits until a supervisor agrees.'
}

/** What waits for somebody else because of it: a supervisor's note, or a night's telling. */
async function othersText(
  { callsText }: VisitPorts,
  tx: Tx,
  { visit, isOwn }: RecordedVisit,
): Promise<string[]> {
  const { offenderId, seen, notSeenBecause, soleCrew, soleCrewAuthority } = visit
  const isCall = (seen === 'no' && wasAtTheDoor(notSeenBecause)) || wasKeptOut(visit)
  return [
    ...(soleCrew && soleCrewAuthority === null ? [aloneText] : []),
    ...(isCall && isOwn ? [await callsText(tx, offenderId)] : []),
  ]
}

/** The banner, and where it is shown: whatever must follow is said on the visit's own page, with the ways to it. */
export async function afterRecording(ports: VisitPorts, tx: Tx, recorded: RecordedVisit) {
  const { visit, isOwn } = recorded
  const said = [readAsText(visit), visit.because, nextText(recorded)]
  const text = [...said, ...(await othersText(ports, tx, recorded))]
  const banner = success(headingOf(recorded), text.filter((words) => words !== '').join(' '))
  if (!isOwn) return { onward: '/', flash: banner }
  return {
    onward: hasMore(recorded, await ceilingAfter(tx, visit))
      ? `/visits/${visit.id}`
      : `/offenders/${visit.offenderId}`,
    flash: banner,
  }
}
