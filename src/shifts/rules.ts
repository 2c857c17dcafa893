// The rules of weekends and shifts: when a list is made, what came of somebody, who may claim, in which order to go.
export { checkClaim, isOfPair, isSamePair, isWithin, type ClaimAsk } from './rules/claim.ts'
export { districtsApart, districtsIn } from './rules/districts.ts'
export { isBeforeGap, listedFrom, nextListOn, nextWorkingDay } from './rules/gap.ts'
export { moved, type Move } from './rules/moves.ts'
export { byHand, proposeStops, stopReason } from './rules/proposal.ts'
export {
  bestUntried,
  hoursOfStop,
  minutesBetween,
  partText,
  slotsAhead,
  slotsBetween,
  slotText,
  type Gap,
  type OpenSlot,
} from './rules/slots.ts'
export { notFree } from './rules/pair.ts'
export { metWords, notSeenWords, resultOf } from './rules/result.ts'
export { crewKeys, crewText, levelWords, timeText } from './rules/words.ts'
