// Invented names and streets: no real person or place is meant.
import { of } from './chance.ts'

const surnames = [
  'Applegarth',
  'Birtwhistle',
  'Cringle',
  'Dobbin',
  'Eccleshaw',
  'Frobisher',
  'Gadsby-Pym',
  'Hebblethwaite',
  'Inkersole',
  'Jellicoe',
  'Kettlewell',
  'Longbottom',
  'Muckle',
  'Nettlefold',
  "O'Dowd",
  'Pobjoy',
  'Quillfeather',
  'Rumbelow',
  'Slingsby',
  'Tuttle',
  'Umpleby',
  'Vellacott',
  'Wigglesworth',
  'Yarborough',
  'Ashplant',
  'Bellwether',
  'Crabtree',
  'Dumbleton',
  'Elphinstone',
  'Fothergill',
  'Goosey',
  'Hazelrigg',
  'Ironmonger',
  'Jobbins',
  'Kibblewhite',
  'Lovibond',
  'Murgatroyd',
  'Oglethorpe',
  'Postlethwaite',
  'Ramsbottom',
  'Snodgrass',
] as const

const men = [
  'Aldous',
  'Barnaby',
  'Crispin',
  'Dunstan',
  'Ephraim',
  'Fabian',
  'Gawain',
  'Humphrey',
  'Ignatius',
  'Jocelyn',
  'Kit',
  'Lucian',
  'Merlin',
  'Nigel',
  'Osric',
  'Piers',
  'Quentin',
  'Rollo',
  'Silas',
  'Tobias',
  'Ulric',
  'Vernon',
  'Wilfred',
] as const

const women = ['Araminta', 'Clementina', 'Drusilla', 'Griselda', 'Marigold', 'Tabitha'] as const

const streets = [
  'Invented Lane',
  'Nowhere Street',
  'Imaginary Row',
  'Fable Close',
  'Pretend Avenue',
  'Figment Road',
  'Makebelieve Terrace',
  'Storybook Way',
] as const

export type Name = Readonly<{ surname: string; forenames: string }>

/** Nobody has the name of anybody else: the lists are of lengths with no common part. */
export const nameOf = (n: number, sex: string): Name => ({
  surname: of(surnames, n * 7),
  forenames: of(sex === 'F' ? women : men, n * 5 + Math.floor(n / surnames.length)),
})

export const streetOf = (n: number): string => `${1 + ((n * 37) % 149)} ${of(streets, n * 3)}`

const letters = ['AB', 'CD', 'EF', 'GH', 'JL'] as const

/** Districts that the post office never gave out. */
export const districts = {
  north: ['NM1', 'NM2', 'NM3', 'NM4', 'NM5'],
  south: ['NM6', 'NM7', 'NM8', 'NM9'],
} as const

export type OfficeKey = keyof typeof districts

export const postcodeOf = (n: number, office: OfficeKey): string =>
  `${of(districts[office], n * 2)} ${1 + (n % 9)}${of(letters, n)}`
