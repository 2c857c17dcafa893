// An officer's day: whom to see or deal with, in what order, and why.
import { formatDate } from '../../platform/calendar.ts'
import type { Select } from '../../platform/views/models.ts'
import type { Policy } from '../../policy/index.ts'
import type { Day, DayEntry } from '../service/my-day.ts'
import { dutyResource, dutyRow, type DutyRow } from './duty.ts'
import { linkTo } from './words.ts'

export type MyDayModel = Readonly<{
  title: string
  asAtText: string
  summary: readonly Readonly<{ text: string; href: string }>[]
  orderText: string
  chooser: Readonly<{ select: Select }> | null
  now: readonly DutyRow[]
  nowEmptyText: string | null
  soonTitle: string
  soon: readonly DutyRow[]
  soonEmptyText: string | null
}>

export type DayShown = Readonly<{
  day: Day
  officer: Readonly<{ key: string; name: string }>
  isOwn: boolean
  policy: Policy
  /** Whose days the reader may look at besides. */
  others: readonly Readonly<{ key: string; name: string }>[]
}>

const summary = ({ day, officer }: DayShown): MyDayModel['summary'] => {
  const { overdue, due, no_date, suspended } = day.totals
  const parts: readonly (readonly [string, number, string])[] = [
    ['overdue', overdue, 'overdue'],
    ['no_date', no_date, 'owed with no day set'],
    ['due', due, 'due soon'],
    ['suspended', suspended, 'suspended'],
  ]
  return parts
    .filter(([, count]) => count > 0)
    .map(([state, count, words]) => ({
      text: `${count} ${words}`,
      href: linkTo('/duties', { officer: officer.key, state }),
    }))
}

const rows = (entries: readonly DayEntry[], { day }: DayShown): DutyRow[] =>
  entries.map(({ duty, words, also }) => dutyRow(duty, day.on, { words, also }))

const chooser = ({ officer, others }: DayShown): MyDayModel['chooser'] =>
  others.length === 0
    ? null
    : {
        select: {
          id: 'officer',
          name: 'officer',
          label: 'Whose day',
          items: others.map(({ key, name }) => ({
            value: key,
            text: name,
            selected: key === officer.key,
          })),
        },
      }

export function myDayModel(shown: DayShown): MyDayModel {
  const { day, officer, isOwn, policy } = shown
  const soonDays = policy.number('duties.due_within_days')
  return {
    title: isOwn ? 'My day' : `The day of ${officer.name}`,
    asAtText: formatDate(day.on),
    summary: summary(shown),
    orderText: `A suspension past its review, whereabouts unknown and very high risk come first. Then the level of risk together with how late it is: days over as a share of the wait, and for an ARMS as a share of the time that one holds. Between cases much alike, these go first: back in the community or moved within ${policy.number('backlog.recent_days')} days, two or more failed attempts, no ARMS in date. Plans for a next visit come last.`,
    chooser: chooser(shown),
    now: rows(day.now, shown),
    nowEmptyText: day.now.length === 0 ? 'Nothing is overdue.' : null,
    soonTitle: `Due in the next ${soonDays} days`,
    soon: rows(day.soon, shown),
    soonEmptyText: day.soon.length === 0 ? `Nothing falls due in the next ${soonDays} days.` : null,
  }
}

const entryResource = ({ duty, words, also }: DayEntry) => ({
  ...dutyResource(duty),
  words,
  also: also.map(dutyResource),
})

export const dayResource = ({ day, officer }: Pick<DayShown, 'day' | 'officer'>) => ({
  on: day.on,
  officer: officer.key,
  totals: {
    overdue: day.totals.overdue,
    noDate: day.totals.no_date,
    due: day.totals.due,
    suspended: day.totals.suspended,
  },
  now: day.now.map(entryResource),
  soon: day.soon.map(entryResource),
})
