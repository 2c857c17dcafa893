// The fields of the backlog's filters: one choice among words, the team, the day.
import { selectField, typedDate } from '../../platform/views/fields.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Filter } from '../../platform/views/models.ts'

/** None where there is no choice. */
export const teamField = (
  teams: readonly string[],
  chosen: string | undefined,
): Filter['fields'] =>
  teams.length < 2
    ? []
    : [
        selectField('team', 'Team', {
          items: teams.map((name) => ({ value: name, text: name })),
          chosen,
          blank: 'All teams',
        }),
      ]

export const dayField = (on: LocalDate): Filter['fields'][number] => ({
  date: { id: 'on', name: 'on', label: 'As at', value: typedDate(on) },
})
