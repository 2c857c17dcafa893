// Which column of a list is which fact, however the other system writes its heading.
export const lineColumns = [
  'reference',
  'at',
  'time',
  'pncId',
  'visorRef',
  'name',
  'surname',
  'forenames',
  'dateOfBirth',
  'address',
  'postcode',
  'summary',
  'outcome',
] as const
export type LineColumn = (typeof lineColumns)[number]

/** The first is what our own words call the column; the others are headings that other systems write. */
const headings: Readonly<Record<LineColumn, readonly string[]>> = {
  reference: [
    'Reference',
    'Ref',
    'URN',
    'Number',
    'Custody number',
    'Custody ref',
    'Custody record',
    'Crime number',
    'Crime ref',
    'Incident number',
    'Log number',
    'Log',
    'Intelligence ref',
  ],
  at: ['Date and time', 'At', 'When', 'Datetime', 'Date', 'Arrested at', 'Arrested', 'Reported'],
  time: ['Time'],
  pncId: ['PNC ID', 'PNC', 'PNC number', 'PNC no'],
  visorRef: ['ViSOR ref', 'ViSOR', 'ViSOR ID', 'ViSOR number'],
  name: ['Name', 'Full name', 'Person'],
  surname: ['Surname', 'Last name', 'Family name'],
  forenames: ['Forenames', 'Forename', 'First name', 'First names', 'Given names'],
  dateOfBirth: ['Date of birth', 'DOB', 'Born'],
  address: ['Address', 'Home address'],
  postcode: ['Postcode', 'Post code'],
  summary: [
    'Summary',
    'What happened',
    'What',
    'Offence',
    'Details',
    'Description',
    'Circumstances',
    'Reason',
  ],
  outcome: ['Outcome', 'Disposal', 'Result'],
}

export const columnWords = (column: LineColumn): string => headings[column][0] ?? column

/** Letters and digits alone: 'PNC-ID.' and 'pnc id' are one heading. */
const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const byBareName = new Map(
  lineColumns.flatMap((column) => headings[column].map((heading) => [bare(heading), column])),
)

export type LineColumns = Readonly<{
  places: ReadonlyMap<LineColumn, number>
  /** Headings that are not known or stand twice: their cells are left out. */
  unused: readonly string[]
  /** Whether any column could say who or where. */
  identifies: boolean
}>

const identifying: readonly LineColumn[] = ['pncId', 'visorRef', 'name', 'surname', 'address']

/** Where each fact stands in the file. */
export function findLineColumns(written: readonly string[]): LineColumns {
  const places = new Map<LineColumn, number>()
  const unused: string[] = []
  written.forEach((heading, place) => {
    const column = byBareName.get(bare(heading))
    if (column !== undefined && !places.has(column)) places.set(column, place)
    else if (heading.trim() !== '') unused.push(heading.trim())
  })
  return { places, unused, identifies: identifying.some((column) => places.has(column)) }
}
