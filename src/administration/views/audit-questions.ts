// The start page of the auditor: plain questions, each asked in one field or one press.
import type { AuditAlarm } from '../../audit/index.ts'
import { addDays, type LocalDate } from '../../platform/calendar.ts'
import type { Filter, Link } from '../../platform/views/models.ts'

/** A question asked by typing a name, or by following a link. */
export type Question = Readonly<{
  text: string
  form: Filter | null
  link: Link | null
}>

export type AuditStart = Readonly<{
  alarmText: string | null
  questions: readonly Question[]
  sealsHref: string
}>

/** Who looked is asked of a month; other days are chosen in the search below. */
const days = 31

const asked = (
  text: string,
  { name, label }: Readonly<{ name: string; label: string }>,
  today: LocalDate,
): Question => ({
  text,
  link: null,
  form: {
    label: text,
    action: '/audit',
    fields: [{ input: { id: `ask-${name}`, name, label, value: '' } }],
    hidden: [
      { name: 'from', value: addDays(today, 1 - days) },
      { name: 'to', value: today },
    ],
    active: [],
    clearHref: null,
  },
})

const pressed = (text: string, link: Link): Question => ({ text, form: null, link })

const within = (today: LocalDate, filters: string): string =>
  `/audit?from=${addDays(today, 1 - days)}&to=${today}&${filters}`

export const auditStart = (today: LocalDate, alarm: AuditAlarm | null): AuditStart => ({
  alarmText: alarm?.text ?? null,
  questions: [
    asked('Who looked at this person?', { name: 'offender', label: 'ViSOR ref' }, today),
    asked('What did this officer look at?', { name: 'actor', label: 'Username' }, today),
    pressed('Which looks were denied?', {
      text: `Denied looks of the last ${days} days`,
      href: within(today, 'result=denied'),
    }),
    pressed('Which looks needed a reason?', {
      text: `Looks with a reason of the last ${days} days`,
      href: within(today, 'reason=given&result=shown'),
    }),
    pressed('Which looks had no need?', {
      text: 'Looks that nothing at work explains',
      href: '/audit/looks',
    }),
  ],
  sealsHref: '/audit/seals',
})
