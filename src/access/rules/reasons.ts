// Why someone opens the file of another team: a word of four, and words of their own if they wish.
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { GivenReason, OpeningReason } from '../types.ts'

export const openingReasons = [
  'covering',
  'on-call',
  'at-the-door',
  'other',
] as const satisfies readonly OpeningReason[]

export const reasonWords: Readonly<Record<OpeningReason, string>> = {
  covering: 'Covering for the officer who manages this person',
  'on-call': 'On call',
  'at-the-door': 'At the door',
  other: 'Something else',
}

const isReason = (word: string): word is OpeningReason =>
  openingReasons.some((reason) => reason === word)

const mostWords = 200

/** `covering`, or `other: words`. Anything else is not a reason. */
export function readReason(header: string): Decision<GivenReason, 'unknown-reason'> {
  const [, word = '', words = ''] = /^([^:]*)(?::(.*))?$/s.exec(header) ?? []
  const reason = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  if (!isReason(reason)) return no('unknown-reason')
  const said = words.trim().slice(0, mostWords)
  return yes({ reason, said: said === '' ? null : said })
}

/** As the audit writes it and the owner reads it. */
export const reasonText = ({ reason, said }: GivenReason): string =>
  said === null ? reason : `${reason}: ${said}`
