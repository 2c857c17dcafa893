// The line of an overnight list beside what is held of the person, fact by fact.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Table } from '../../platform/views/models.ts'
import type { ComparedKeys } from '../queries.ts'
import { comparisonOf, type Compared } from '../rules.ts'
import type { ListedHit } from '../types.ts'

type Sides = Readonly<{ hit: ListedHit; keys: ComparedKeys }>

const tags: Readonly<Record<Compared, string>> = {
  agrees: 'govuk-tag--green',
  differs: 'govuk-tag--red',
  'not given': 'govuk-tag--grey',
  'not held': 'govuk-tag--grey',
}

const words: Readonly<Record<Compared, string>> = {
  agrees: 'Agrees',
  differs: 'Differs',
  'not given': 'Not on the line',
  'not held': 'Not held here',
}

/** Another's ref is not repeated. */
const refWords: Readonly<Record<Compared, string>> = {
  agrees: '',
  differs: 'Another ref',
  'not given': '',
  'not held': 'Another ref',
}

const bornText = (day: LocalDate | null): string => (day === null ? '' : formatShortDate(day))

/** What the line says of each fact beside what is held. */
export function comparisonTable({ hit: { line }, keys }: Sides): Table {
  const compared = comparisonOf(keys.line, keys.person)
  const { held } = keys
  const name = [line.forenames, line.surname].filter((part) => part !== null).join(' ')
  const home = [line.address, line.postcode].filter((part) => part !== null).join(', ')
  const rows: readonly (readonly [string, string, string, Compared])[] = [
    ['PNC ID', line.pncId ?? '', held.pncId ?? '', compared.pnc],
    ['ViSOR ref', line.visorRef ?? refWords[compared.visorRef], held.visorRef, compared.visorRef],
    ['Name', name, held.names.join('; '), compared.names],
    ['Date of birth', bornText(line.dateOfBirth), bornText(held.dateOfBirth), compared.dateOfBirth],
    ['Address', home, held.homes.join('; '), compared.address],
  ]
  return {
    caption: 'The line beside what is held here',
    captionClasses: 'govuk-table__caption--m',
    regionId: 'comparison',
    stacks: true,
    head: ['Fact', 'On the line', 'Held here', 'Compared'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: rows.map(([fact, given, here, how]) => [
      { text: fact },
      { text: given },
      { text: here },
      { text: words[how], tagClass: tags[how] },
    ]),
  }
}
