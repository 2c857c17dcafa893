// Refusals of weekends and shifts, each in a sentence that says what to do next.
import { formatShortDate } from '../../platform/calendar.ts'
import { crewText } from '../rules.ts'
import type { Claim, ClaimRefusal, PackRefusal, PlanRefusal } from '../types.ts'

const sentences: Readonly<Record<ClaimRefusal | PackRefusal | PlanRefusal, string>> = {
  'not-an-officer':
    'A claim is made by one of those who go, and this sign-in is no officer’s. Ask one of the pair to claim it.',
  'two-needed': 'Two people at least go to a visit. Name who goes with you.',
  'unknown-officer': 'No officer of the force has that username or collar number.',
  'not-this-pair': 'These people cannot take this visit together. Name somebody else.',
  'not-on-list': 'This person is not on the list now, so there is nothing to claim.',
  'already-claimed': 'Somebody else has claimed this visit.',
  'not-claimed': 'Nobody has claimed this visit, so there is nothing to give back.',
  'not-your-claim': 'Only one of those who claimed this visit can do that. Claim it first.',
  'restricted-not-printed':
    'A restricted file is never printed, because nobody knows who will read the paper. Read it on the screen.',
  'already-returned': 'Somebody has ticked already what became of this page.',
  'hours-malformed': 'Give a beginning and a later end on the same day, like 1800 and 2200.',
  'day-out-of-reach': 'Plan a shift for today or a day in the next 28.',
  'not-your-plan': 'Only the pair, their supervisor or an inspector changes this plan.',
  'not-yours-to-plan':
    'This person belongs to another team. Claim the visit from the weekend list first.',
  'already-a-stop': 'This person is on the plan already.',
}

export const refusalText = (why: keyof typeof sentences): string => sentences[why]

/** Names who has it: the second pair knows whom to ask. */
export const claimRefusal = (why: ClaimRefusal, claim: Claim | null): string =>
  why === 'already-claimed' && claim !== null
    ? `${crewText(claim.crew)} have claimed this visit until the end of ${formatShortDate(claim.untilOn)}. Ask them to give it back, or choose another.`
    : sentences[why]

type Officer = Readonly<{ name: string; teamName: string | null; isAway?: boolean }>

/** 'PC Imran Dell, North office (away today)': why is on the page of officers. */
export function officerText(
  { name, teamName, isAway = false }: Officer,
  whenText = 'today',
): string {
  const who = teamName === null ? name : `${name}, ${teamName}`
  return isAway ? `${who} (away ${whenText})` : who
}
