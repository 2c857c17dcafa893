// The one text of a row and of a seal that its digest is made over: whoever writes and whoever verifies make the same.

type Plain = string | number | null | readonly string[]

/** As `json_build_array` of PostgreSQL writes a row: the verification has the database make the same text. */
export const lineOf = (values: readonly Plain[]): string =>
  `[${values.map((value) => JSON.stringify(value)).join(', ')}]`

/** PostgreSQL leaves out the zeros at the end of a second's fraction. */
export function instantText(at: Date): string {
  const [seconds = '', fraction = ''] = at.toISOString().slice(0, -1).split('.')
  const kept = fraction.replace(/0+$/, '')
  return `${seconds}${kept === '' ? '' : `.${kept}`}+00:00`
}

/** Half a character cannot be stored: the database would hold another text than the one signed. */
export const storable = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

export type RowContent = Readonly<{
  at: Date
  actor: string
  action: string
  path: string | null
  offenderId: string | null
  offenderIds: readonly string[]
  fields: readonly string[]
  count: number | null
  result: string
  reason: string | null
  requestId: string | null
  nonce: string
}>

/** All of a row but its instant, in the order in which it is written and signed. */
export const rowValues = (row: RowContent): readonly Plain[] => [
  row.actor,
  row.action,
  row.path,
  row.offenderId,
  row.offenderIds,
  row.fields,
  row.count,
  row.result,
  row.reason,
  row.requestId,
  row.nonce,
]

export const rowText = (row: RowContent): string => lineOf([instantText(row.at), ...rowValues(row)])

/** What stands before a text that is signed, so that nothing signed can pass for another thing. */
export const marks = {
  row: 'audit row 1\n',
  seal: 'audit seal 1\n',
  key: 'audit key 1\n',
  told: 'audit told 1\n',
} as const
