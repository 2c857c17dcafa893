// The lines of a day about visits that were claimed from the weekend list.
import { personName } from '../../offenders/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import { crewText, type ClaimHeld } from '../../shifts/index.ts'

export type ClaimLine = Readonly<{ text: string; href: string; linkText: string }>

export const claimLine = (claim: ClaimHeld, isOwn: boolean): ClaimLine => ({
  text: `${isOwn ? 'You claimed' : 'Claimed'} ${personName(claim)} (${claim.visorRef}) until the end of ${formatShortDate(claim.untilOn)}: ${crewText(claim.crew)} go.`,
  href: `/weekend-list/${claim.offenderId}`,
  linkText: 'What you need to know, and what came of it',
})

export const claimTold = ({ offenderId, visorRef, untilOn }: ClaimHeld) => ({
  offenderId,
  visorRef,
  until: untilOn,
})
