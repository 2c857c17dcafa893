// A row of a person's file as programs read it: the names of the contract, and no inner ids.

const spoken: Readonly<Record<string, string>> = {
  fromOn: 'from',
  sinceOn: 'since',
  byOn: 'by',
  nextOn: 'next',
  ofOn: 'on',
  toOn: 'to',
  untilOn: 'until',
  onDate: 'on',
  toValue: 'to',
}
const inner = new Set(['forceId', 'offenderId', 'officerId', 'teamId'])

/** The same facts under the names that forms and programs send them by. */
export const resourceOf = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !inner.has(name))
      .map(([name, value]: [string, unknown]) => [spoken[name] ?? name, value]),
  )
