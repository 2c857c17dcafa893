// What the forms of accounts have in common: the choice of role, team and officer, and what is wrong beside a field.
import { errorOf } from '../../platform/views/fields.ts'
import { roleWords } from '../../access/index.ts'
import type { OfficerChoice, TeamRef } from '../../officers/index.ts'
import { formatInstant } from '../../platform/calendar.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import type { Problem, Select } from '../../platform/views/models.ts'
import { givenRoles, type AccountLine } from '../types.ts'

export type Selects = Readonly<{ role: Select; team: Select; officer: Select }>

export const problemsOf = (errors: readonly FieldError[]): Problem[] =>
  errors.map(({ field, message }) =>
    field === '' || field === 'version' ? { text: message } : { text: message, href: `#${field}` },
  )

export const stateOf = ({ disabledAt, role }: Pick<AccountLine, 'disabledAt' | 'role'>): string => {
  if (role === 'system') return 'Commands act as this'
  return disabledAt === null ? 'May sign in' : `Disabled ${formatInstant(disabledAt)}`
}

export type Chosen = Readonly<{ role: string; team: string; officer: string }>
export type Choosable = Readonly<{
  teams: readonly TeamRef[]
  officers: readonly OfficerChoice[]
}>

type Option = Readonly<{ value: string; text: string }>

const options = ({ teams, officers }: Choosable): Record<keyof Chosen, readonly Option[]> => ({
  role: [
    { value: '', text: 'Choose' },
    ...givenRoles.map((role) => ({ value: role, text: roleWords[role] })),
  ],
  team: [{ value: '', text: 'None' }, ...teams.map(({ name }) => ({ value: name, text: name }))],
  officer: [
    { value: '', text: 'None' },
    ...officers.map(({ key, name, teamName }) => ({
      value: key,
      text: [name, key, teamName].filter((part) => part !== null).join(', '),
    })),
  ],
})

const labels: Readonly<Record<keyof Chosen, string>> = {
  role: 'Role',
  team: 'Team',
  officer: 'Officer already known',
}

export function selectsOf(
  choosable: Choosable,
  chosen: Chosen,
  errors: readonly FieldError[],
): Selects {
  const all = options(choosable)
  const select = (name: keyof Chosen): Select => ({
    id: name,
    name,
    label: labels[name],
    items: all[name].map((item) => ({ ...item, selected: item.value === chosen[name] })),
    ...errorOf({ errors }, name),
  })
  return { role: select('role'), team: select('team'), officer: select('officer') }
}

/** What stands chosen: as typed, else as it is. */
export const chosenIn = (
  typed: Readonly<Record<string, string>>,
  now: Readonly<{ role: string; team: string | null; officer: string | null }>,
): Chosen => ({
  role: typed['role'] ?? now.role,
  team: typed['team'] ?? now.team ?? '',
  officer: typed['officer'] ?? now.officer ?? '',
})
