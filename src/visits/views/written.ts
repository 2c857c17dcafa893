// What is said once a visit is written up or its words put right: what was recorded, and what is still owed.
import { formatShortDate } from '../../platform/calendar.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import type { LatestBy, Said, Visit } from '../types.ts'

const partWords: Readonly<Record<keyof Said, string>> = {
  account: 'what happened',
  home: 'the home',
  children: 'children',
  present: 'who else was there',
  conditions: 'conditions',
  devices: 'devices',
  selfReports: 'self-reports',
  aware: 'what you noticed',
  evidence: 'evidence',
  changes: 'what has changed',
  risk: 'risk',
  riskWhy: 'why the risk moved',
  agreed: 'what was agreed',
  concerns: 'what concerns you',
  bodyWorn: 'body-worn video',
  visorEntry: 'the ViSOR entry',
}

const isPart = (name: string): name is keyof Said => name in partWords

export type WrittenAsked = Readonly<{
  visit: Visit
  /** The parts that were changed. */
  fields: readonly string[]
  isOwn: boolean
  wasWrittenUp: boolean
  /** What is said of the plan that came with it; null where none did. */
  nextText: string | null
  /** Where the person still stands on the ceiling alone. */
  ceiling: LatestBy | null
}>

function headingOf({ visit, fields, wasWrittenUp, nextText }: WrittenAsked): string {
  if (fields.length === 0) return nextText === null ? 'Nothing was changed' : 'Next visit planned'
  if (wasWrittenUp) return 'Change recorded'
  return isWrittenUp(visit) ? 'Write-up recorded' : 'Recorded. The write-up is still owed'
}

function owedText({ visit, ceiling }: WrittenAsked): string[] {
  const account =
    visit.seen !== 'no' && !isWrittenUp(visit)
      ? ['Still owed: an account of what was seen and said.']
      : []
  return ceiling === null
    ? account
    : [
        ...account,
        `Still owed: a plan for the next visit. Until then only the ceiling holds, ${formatShortDate(ceiling.on)}.`,
      ]
}

/** Words with a heading of their own, for the banner. */
export function writtenText(asked: WrittenAsked): Readonly<{ heading: string; text: string }> {
  const { fields, isOwn, wasWrittenUp, nextText } = asked
  const parts = fields.filter(isPart).map((name) => partWords[name])
  const before = isOwn
    ? wasWrittenUp
      ? ['What was written before can still be read at the end of this page.']
      : []
    : ['Your words stand on the record of the visit.']
  const told = [
    ...(parts.length === 0
      ? ['These words stand already.']
      : [`Recorded: ${parts.join(', ')}.`, ...before]),
    ...(nextText === null ? [] : [nextText]),
    ...owedText(asked),
  ]
  return { heading: headingOf(asked), text: told.join(' ') }
}
