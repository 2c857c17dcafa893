// What overnight lists say is owed: a possible hit decided, and the questions of a confirmed one answered.
import { formatShortDate, formatTime, localDateOf, type LocalDate } from '../platform/calendar.ts'
import type { Duty, DutyRoom, Ending } from '../duties/index.ts'
import type { Standing } from '../offenders/index.ts'
import type { Policy } from '../policy/index.ts'
import { kindWords, matchText } from './rules.ts'
import type { HitTold, OvernightFacts } from './types.ts'

export type OvernightFile = Readonly<{ standing: Standing; overnight: OvernightFacts }>

const hourMs = 3_600_000

const hasCome = (at: Date | null, on: LocalDate): boolean => at !== null && localDateOf(at) <= on

const listText = ({ kind, forDate, reference }: HitTold): string =>
  `the ${kindWords[kind]} of ${formatShortDate(forDate)}${reference === null ? '' : ` (${reference})`}`

type Clock = Readonly<{ from: Date; rule: 'overnight.decide_hours' | 'overnight.ask_hours' }>

const dutyOf = (policy: Policy, { from, rule }: Clock) => {
  const hours = policy.number(rule)
  const dueAt = new Date(from.getTime() + hours * hourMs)
  const dueOn = localDateOf(dueAt)
  const made = `${hours} hours make ${formatTime(dueAt)} on ${formatShortDate(dueOn)}.`
  return {
    made,
    duty: {
      kind: 'overnight_hit' as const,
      startsOn: localDateOf(from),
      dueOn,
      dueAt,
      suspended: null,
      rule,
      uses: [rule],
    },
  }
}

function toDecide(hit: HitTold, on: LocalDate, policy: Policy): Duty[] {
  if (!hasCome(hit.foundAt, on) || hasCome(hit.decidedAt, on)) return []
  const { duty, made } = dutyOf(policy, { from: hit.foundAt, rule: 'overnight.decide_hours' })
  const because = `May be on ${listText(hit)}, by ${matchText(hit.matched)}. ${made}`
  return [{ ...duty, subject: `hit:${hit.id}`, because }]
}

function toAnswer(hit: HitTold, on: LocalDate, policy: Policy): Duty[] {
  const { state, decidedAt, answeredAt } = hit
  if (state !== 'confirmed' || decidedAt === null) return []
  if (!hasCome(decidedAt, on) || hasCome(answeredAt, on)) return []
  const { duty, made } = dutyOf(policy, { from: decidedAt, rule: 'overnight.ask_hours' })
  const because = `On ${listText(hit)}, confirmed. A child? A review of the risk? A visit? ${made}`
  return [{ ...duty, subject: `asks:${hit.id}`, because }]
}

/** The page of the hit that a duty is about. */
export const hitHref = (subject: string): string =>
  `/overnight/hits/${subject.split(':').at(-1) ?? ''}`

function endingOf(subject: string, { standing, overnight }: OvernightFile): Ending {
  const [what, id] = subject.split(':')
  const hit = overnight.find((one) => one.id === id)
  const at = (what === 'hit' ? hit?.decidedAt : hit?.answeredAt) ?? null
  return at !== null && hasCome(at, standing.on)
    ? { how: 'done', metOn: localDateOf(at) }
    : { how: 'changed', metOn: null }
}

export const overnightDuties: DutyRoom<OvernightFile> = {
  kinds: ['overnight_hit'],
  dutiesOf: ({ standing: { on }, overnight }, policy) =>
    overnight.flatMap((hit) => [...toDecide(hit, on, policy), ...toAnswer(hit, on, policy)]),
  endingOf: ({ subject }, file) => endingOf(subject, file),
}
