// The fields of the backlog's filters: one choice among words, the team, the day.
import { typedDate } from '../../platform/views/fields.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Filter, Select } from '../../platform/views/models.ts'

type Item = Readonly<{ value: string; text: string }>
type Choice = Readonly<{
  items: readonly Item[]
  chosen: string | undefined
  /** What stands first, for no choice. */
  any?: string
}>

export const selectField = (
  name: string,
  label: string,
  { items, chosen, any }: Choice,
): Readonly<{ select: Select }> => ({
  select: {
    id: name,
    name,
    label,
    items: [...(any === undefined ? [] : [{ value: '', text: any }]), ...items].map((item) => ({
      ...item,
      selected: item.value === (chosen ?? ''),
    })),
  },
})

export const itemsOf = (words: Readonly<Record<string, string>>): Item[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

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
          any: 'All teams',
        }),
      ]

export const dayField = (on: LocalDate): Filter['fields'][number] => ({
  date: { id: 'on', name: 'on', label: 'As at', value: typedDate(on) },
})
