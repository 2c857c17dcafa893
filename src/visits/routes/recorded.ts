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

/** What waits for somebody else because of it: a supervisor's note, or a night's telling. */
async function othersText(
  { callsText }: VisitPorts,
  tx: Tx,
  { visit }: RecordedVisit,
): Promise<string[]> {
  const { offenderId, seen, notSeenBecause, soleCrew, soleCrewAuthority } = visit
  const isCall = (seen === 'no' && wasAtTheDoor(notSeenBecause)) || wasKeptOut(visit)
  return [
    ...(soleCrew && soleCrewAuthority === null ? [aloneText] : []),
    ...(isCall ? [await callsText(tx, offenderId)] : []),
  ]
}

/** The banner, and where it is shown: whatever must follow is said on the visit's own page, with the ways to it. */
export async function afterRecording(ports: VisitPorts, tx: Tx, recorded: RecordedVisit) {
  const { visit, next } = recorded
  const said = [readAsText(visit), visit.because, next?.because ?? '']
  const text = [...said, ...(await othersText(ports, tx, recorded))]
  const banner = success(headingOf(recorded), text.filter((words) => words !== '').join(' '))
  if (!recorded.isOwn) return { onward: '/', flash: banner }
  return {
    onward: hasMore(recorded, await ceilingAfter(tx, visit))
      ? `/visits/${visit.id}`
      : `/offenders/${visit.offenderId}`,
    flash: banner,
  }
}
