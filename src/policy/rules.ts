// Which value of each parameter is in force on a day.
import { localDate, type LocalDate } from '../platform/calendar.ts'
import type { Parameter, Policy, PolicyValue } from './types.ts'

/** The register began on this day (Sex Offenders Act 1997), and policy with it: no day before it is counted. */
export const policyBegan = localDate('1997-09-01')

/** The policy of one day: for each parameter the value that began last, on or before it. */
export function policyFrom(rows: readonly PolicyValue[], on: LocalDate): Policy {
  const inForce = latestOf(rows, on)
  // Asked for again and again when everyone is derived: read once.
  const known = new Map<Parameter, ReadonlySet<LocalDate>>()
  const value = (parameter: Parameter): PolicyValue => {
    const row = inForce.get(parameter)
    if (row === undefined) throw new Error(`no policy value for ${parameter} on ${on}`)
    return row
  }
  return {
    on,
    number: (parameter) => numberIn(value(parameter)),
    list: (parameter) => listIn(value(parameter)).map((one) => numberIn({ parameter, value: one })),
    dates: (parameter) => {
      const kept = known.get(parameter) ?? datesIn(value(parameter))
      known.set(parameter, kept)
      return kept
    },
    used: (parameters) =>
      Object.fromEntries(parameters.map((parameter) => [parameter, asUsed(value(parameter))])),
  }
}

function latestOf(rows: readonly PolicyValue[], on: LocalDate): Map<string, PolicyValue> {
  const latest = new Map<string, PolicyValue>()
  for (const row of rows) {
    const known = latest.get(row.parameter)
    if (row.fromOn <= on && (known === undefined || known.fromOn < row.fromOn))
      latest.set(row.parameter, row)
  }
  return latest
}

/** What a duty keeps, so that any figure can be explained later. */
const asUsed = ({ id, value, standing }: PolicyValue) => ({ value, row: id, standing })

type Named = Readonly<{ parameter: string; value: unknown }>

function numberIn({ parameter, value }: Named): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`the policy value of ${parameter} is not a number`)
  return value
}

function dateIn({ parameter, value }: Named): LocalDate {
  if (typeof value !== 'string') throw new Error(`the policy value of ${parameter} is not a date`)
  return localDate(value)
}

const datesIn = ({ parameter, value }: Named): ReadonlySet<LocalDate> =>
  new Set(listIn({ parameter, value }).map((one) => dateIn({ parameter, value: one })))

function listIn({ parameter, value }: Named): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`the policy value of ${parameter} is not a list`)
  return value
}
