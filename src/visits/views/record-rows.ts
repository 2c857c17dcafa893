// The rows of the crew on the form at the kerb.
import type { Input, Select } from '../../platform/views/models.ts'
import type { Option, Typed } from '../../platform/views/typed.ts'

export type OfficerOption = Readonly<{
  key: string
  name: string
  teamName: string | null
  isAway?: boolean
}>

/** Whoever is away is said to be, and can be chosen all the same: why is on the page of officers. */
export const officerOptions = (officers: readonly OfficerOption[]): readonly Option[] => [
  { value: '', text: 'Choose an officer' },
  ...officers.map(({ key, name, teamName, isAway = false }) => ({
    value: key,
    text: `${teamName === null ? name : `${name}, ${teamName}`}${isAway ? ' (away today)' : ''}`,
  })),
]

export type CrewRow = Readonly<{
  legend: string
  officer: Select
  /** Only the later rows ask for people of other agencies. */
  other: Readonly<{ agency: Input; name: Input }> | null
}>

/** How many rows of the crew ask for an officer and nothing else. */
export const officersFirst = 2

export function crewRow(typed: Typed, officers: readonly Option[], index: number): CrewRow {
  const at = `crew.${index}`
  return {
    legend: index === 0 ? 'First of the crew' : `Person ${index + 1}`,
    officer: typed.select({ name: `${at}.officer`, label: 'Officer' }, officers),
    other:
      index < officersFirst
        ? null
        : {
            agency: typed.input({ name: `${at}.agency`, label: 'Or agency' }),
            name: typed.input({ name: `${at}.name`, label: 'Name' }),
          },
  }
}
