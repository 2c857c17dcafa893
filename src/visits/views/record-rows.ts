// The rows of the crew on the form at the kerb.
import type { Input, Select } from '../../platform/views/models.ts'
import type { Option, Typed } from '../../platform/views/typed.ts'

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
