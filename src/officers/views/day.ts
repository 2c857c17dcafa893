// One person's day on the roster: how it stands, and the form that sets it.
import { input, select } from '../../platform/views/fields.ts'
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { OfficerOne } from '../queries.ts'
import type { RosterEntry } from '../types/here.ts'
import {
  answersOf,
  form,
  line,
  officerPage,
  section,
  type OfficerPage,
  type PageForm,
} from './page.ts'
import { linkTo, officerHref, rosterWords, typedTimes } from './words.ts'

export type DayShown = Readonly<{
  officer: OfficerOne
  on: LocalDate
  entries: readonly RosterEntry[]
  mayKeep: boolean
  attempt: Attempt
}>

type Setting = Pick<DayShown, 'on' | 'entries' | 'attempt'>

function dayForm(officer: OfficerOne, { on, entries, attempt }: Setting): PageForm {
  const [first] = entries
  const draw = {
    attempt,
    values: {
      kind: first?.kind ?? 'duty',
      from: first?.fromTime ?? '',
      until: first?.untilTime ?? '',
      askedBy: first?.askedBy ?? '',
    },
  }
  return form({
    action: officerHref(officer.key, `/roster/${on}`),
    submitText: 'Set this day',
    fields: [
      select(
        draw,
        {
          name: 'kind',
          label: 'What the day is',
          blank: null,
          hint: 'An absence of several days is better recorded as an absence of the officer.',
        },
        [...answersOf(rosterWords), ['none', 'Clear the day']],
      ),
      input(draw, ['from', 'From'], {
        hint: 'Like 08:00; leave both times blank for the whole day',
        classes: 'govuk-input--width-5',
      }),
      input(draw, ['until', 'Until'], {
        hint: 'Before the first time means on the next day',
        classes: 'govuk-input--width-5',
      }),
      input(draw, ['askedBy', 'Asked for by'], { hint: 'Needed when abstracted' }),
    ],
  })
}

/** One person's day: how it stands, and the form that sets it. */
export function dayModel({ officer, on, entries, mayKeep, attempt }: DayShown): OfficerPage {
  return officerPage(`${officer.name}, ${formatDate(on)}`, {
    back: { text: 'Roster', href: linkTo('/roster', { month: on.slice(0, 7) }) },
    attempt,
    sections: [
      section(null, {
        lines: entries.map((entry) =>
          line(`${rosterWords[entry.kind]} ${typedTimes(entry)}, entered by ${entry.recordedBy}.`),
        ),
        emptyText: entries.length === 0 ? 'Nothing is entered for this day.' : null,
        form: mayKeep ? dayForm(officer, { on, entries, attempt }) : null,
      }),
    ],
  })
}

export const entryResource = (
  entry: Pick<RosterEntry, 'onDay' | 'kind' | 'fromTime' | 'untilTime' | 'askedBy'>,
  officer: string,
) => ({
  officer,
  on: entry.onDay,
  kind: entry.kind,
  from: entry.fromTime,
  until: entry.untilTime,
  askedBy: entry.askedBy,
})
