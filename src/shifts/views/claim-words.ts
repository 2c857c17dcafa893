// Who has claimed a visit, and what they said of it; and what paper says in place of both page and details.
import { formatShortDate } from '../../platform/calendar.ts'
import { crewText, timeText } from '../rules.ts'
import type { ListedNow } from '../service/listed.ts'
import type { Claim } from '../types.ts'

const claimedBy = ({ crew, untilOn }: Claim): string =>
  `Claimed by ${crewText(crew)} until the end of ${formatShortDate(untilOn)}`

/** What was said of it stands with its day and hour: 'tomorrow' is another day on Monday. */
const noteOf = ({ note, recordedAt }: Claim): string | null =>
  note === null ? null : `Said on ${timeText(recordedAt)}: “${note}”`

const withNote = (claim: Claim): string => {
  const note = noteOf(claim)
  return note === null ? claimedBy(claim) : `${claimedBy(claim)}. ${note}`
}

export const claimText = (claim: Claim | null): string | null =>
  claim === null ? null : withNote(claim)

type Claims = Pick<ListedNow, 'claim' | 'alsoClaimed'>

const all = ({ claim, alsoClaimed }: Claims): readonly Claim[] =>
  claim === null ? [] : [claim, ...alsoClaimed]

/** One pair as a rule; where two records were merged, each pair that had claimed the one or the other. */
export const claimsText = (claims: Claims): string | null =>
  all(claims).map(claimedBy).join('. ') || null

/** What they said of it, apart: it may say when they go, and is never printed. */
export const claimNotes = (claims: Claims): string | null =>
  all(claims)
    .flatMap((claim) => noteOf(claim) ?? [])
    .join('. ') || null

/** The one sentence on paper in place of what is carried under a number. */
export const detailsOnPages =
  'Addresses and all other details go on numbered pages: whoever claims a visit makes one and prints that.'
