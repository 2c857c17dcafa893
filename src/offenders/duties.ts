// What a person's status says is owed: whereabouts found, a suspension looked at again.
import { formatShortDate, localDateOf, type LocalDate } from '../platform/calendar.ts'
import type { Duty, DutyRoom, Ending } from '../duties/index.ts'
import { isMerged } from './rules/standing.ts'
import type { PersonFacts, Standing } from './types.ts'

export type StandingFile = Readonly<{ person: PersonFacts; standing: Standing }>

const nothingMore = { dueAt: null, suspended: null, uses: [] } as const

/** When an undated status of the register became known here. */
const knownSince = ({ person, standing }: StandingFile): LocalDate => {
  const latest = person.statuses
    .filter((period) => period.status === standing.status)
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .at(-1)
  return (
    standing.statusSince ?? (latest === undefined ? standing.on : localDateOf(latest.recordedAt))
  )
}

function whereabouts(file: StandingFile): Duty[] {
  if (file.standing.status !== 'missing') return []
  const since = knownSince(file)
  const because = `Whereabouts unknown since ${formatShortDate(since)}: the visit and ARMS wait, and finding him or her is owed now.`
  return [
    {
      ...nothingMore,
      kind: 'whereabouts',
      subject: `missing:${since}`,
      startsOn: since,
      dueOn: since,
      rule: 'status.missing',
      because,
    },
  ]
}

const away: Partial<Record<Standing['status'], string>> = {
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  missing: 'Whereabouts unknown',
}

const merged: Ending = { how: 'merged', metOn: null }

/** Contract section 8: past its review date a suspension is itself owed a look, first on the list. */
function suspensionReview(file: StandingFile): Duty[] {
  const { status, reviewOn, on } = file.standing
  const words = away[status]
  if (words === undefined || reviewOn === null || reviewOn >= on) return []
  const because = `${words}: this was to be looked at again by ${formatShortDate(reviewOn)}. Confirm that it still holds, or record the return.`
  return [
    {
      ...nothingMore,
      kind: 'suspension_review',
      subject: `${status}:${reviewOn}`,
      startsOn: knownSince(file),
      dueOn: reviewOn,
      rule: 'suspension.review_days',
      because,
    },
  ]
}

export const standingDuties: DutyRoom<StandingFile> = {
  kinds: ['whereabouts', 'suspension_review'],
  dutiesOf: (file) => [...whereabouts(file), ...suspensionReview(file)],
  endingOf: (_duty, { person, standing }): Ending =>
    isMerged(person) ? merged : { how: 'done', metOn: standing.on },
}

/** How a duty of a living clock leaves the list when a person's standing ends it. */
export const endingByStanding = ({ person, standing }: StandingFile): Ending => {
  if (isMerged(person)) return merged
  if (standing.status === 'transferred') return { how: 'transferred', metOn: null }
  if (standing.status === 'closed') return { how: 'closed', metOn: null }
  if (standing.management === 'reactive') return { how: 'reactive', metOn: null }
  if (standing.status !== 'community') return { how: 'suspended', metOn: null }
  return { how: 'changed', metOn: null }
}
