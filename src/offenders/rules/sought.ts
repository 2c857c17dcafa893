// What someone typed into the search: a reference, a postcode, a birth date or a name.
import { districtTyped, pncIdOf, postcodeOf, visorRefOf } from './postal.ts'

export type Sought = Readonly<{
  by:
    | 'everyone'
    | 'visorRef'
    | 'pncId'
    | 'birth'
    | 'postcode'
    | 'district'
    | 'identifier'
    | 'shortName'
    | 'exactName'
    | 'name'
  text: string | null
}>

const spokenDate = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/

function birthIn(typed: string, isDate: (iso: string) => boolean): string | null {
  const [, day = '', month = '', year = ''] = spokenDate.exec(typed) ?? []
  const iso = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // Nobody alive was born earlier, and the oldest dates are no dates to the database.
  return iso >= '1900' && isDate(iso) ? iso : null
}

/** The letters that likeness compares: a name without any of them is looked for as it is spelled. */
const comparable = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

function nameSought(text: string): Sought {
  const letters = comparable(text)
  if (letters.length === 0) return { by: 'exactName', text }
  if (letters.length < 3) return { by: 'shortName', text }
  return /\d/.test(letters) ? { by: 'identifier', text } : { by: 'name', text }
}

/** `isDate` says whether ISO text names a day that exists. */
export function soughtIn(typed: string | undefined, isDate: (iso: string) => boolean): Sought {
  const text = (typed ?? '').normalize('NFC').trim()
  if (text === '') return { by: 'everyone', text: null }
  const visorRef = visorRefOf(text)
  if (visorRef !== null) return { by: 'visorRef', text: visorRef }
  const birth = birthIn(text, isDate)
  if (birth !== null) return { by: 'birth', text: birth }
  const pncId = pncIdOf(text)
  if (pncId !== null) return { by: 'pncId', text: pncId }
  const postcode = postcodeOf(text)
  if (postcode !== null) return { by: 'postcode', text: postcode }
  const district = districtTyped(text)
  return district === null ? nameSought(text) : { by: 'district', text: district }
}
