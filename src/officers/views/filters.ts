// The filters above the lists of officers: a select box or two.
import { selectField } from '../../platform/views/fields.ts'
import type { Filter, HiddenFields } from '../../platform/views/models.ts'

type Choice = Readonly<{
  name: string
  label: string
  items: readonly Readonly<{ value: string; text: string }>[]
  chosen: string | undefined
  /** What stands first, for no choice. */
  blank: string
}>

/** A choice among teams; none where there is one. */
export const teamChoice = (
  teams: readonly string[],
  chosen: string | undefined,
  blank: string,
): Choice[] =>
  teams.length < 2
    ? []
    : [
        {
          name: 'team',
          label: 'Team',
          items: teams.map((team) => ({ value: team, text: team })),
          chosen,
          blank,
        },
      ]

/** Null where there is nothing to choose. */
export const filterBy = (
  action: string,
  choices: readonly Choice[],
  hidden: HiddenFields = [],
): Filter | null =>
  choices.length === 0
    ? null
    : {
        label: 'Narrow the list',
        action,
        hidden,
        fields: choices.map(({ name, label, ...choice }) => selectField(name, label, choice)),
        active: [],
        clearHref: null,
      }
