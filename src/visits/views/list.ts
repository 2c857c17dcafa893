// A person's visits and attempts as a list, newest first.
import type { Link, Pager, Table } from '../../platform/views/models.ts'
import type { Visit } from '../types.ts'
import type { WriteUpClock } from '../rules/write-up.ts'
import { countsTag, provisionalTag, whenText } from './resource.ts'
import { crewWords, outcomeWords, placeWords } from './words.ts'

export type ListModel = Readonly<{
  title: string
  person: object
  back: Link
  links: readonly Link[]
  /** How often of late one person went alone, leading to those. */
  alone: Link | null
  visits: Table | null
  pager: Pager
}>

export type ListAsked = Readonly<{
  offenderId: string
  person: object
  mayRecord: boolean
  items: readonly Visit[]
  clock: WriteUpClock
  total: number
  alone: Readonly<{ total: number; isAsked: boolean }>
  nextHref: string | null
  firstHref: string | null
}>

const crewsOfOne = (total: number): string =>
  total === 1 ? '1 crew of one' : `${total} crews of one`

function aloneLink({ alone: { total, isAsked }, offenderId }: ListAsked): Link | null {
  const href = `/offenders/${offenderId}/visits`
  if (isAsked) return { text: 'Crews of one in the last 12 months. Show all', href }
  return total === 0
    ? null
    : {
        text: `${crewsOfOne(total)} in the last 12 months`,
        href: `${href}?crew=alone`,
      }
}

const totalText = (total: number): string =>
  total === 1 ? '1 visit or attempt' : `${total} visits and attempts`

const listRow = (visit: Visit, clock: WriteUpClock) => [
  { text: whenText(visit), href: `/visits/${visit.id}` },
  { text: outcomeWords(visit), note: placeWords[visit.place] },
  {
    text: countsTag(visit).text,
    tagClass: countsTag(visit).classes,
    note: [provisionalTag(visit, clock)?.text ?? '', visit.because].filter(Boolean).join('. '),
  },
  { text: crewWords(visit.crew) },
]

export const listModel = (asked: ListAsked): ListModel => ({
  title: 'Visits and attempts',
  person: asked.person,
  back: { text: 'Back to the file', href: `/offenders/${asked.offenderId}` },
  links: asked.mayRecord
    ? [
        { text: 'Record a visit', href: `/offenders/${asked.offenderId}/visits/new` },
        {
          text: 'Record an attempt',
          href: `/offenders/${asked.offenderId}/visits/new?kind=attempt`,
        },
        { text: 'Plan the next visit', href: `/offenders/${asked.offenderId}/visit-plan` },
      ]
    : [],
  alone: aloneLink(asked),
  visits:
    asked.items.length === 0
      ? null
      : {
          caption: 'Visits and attempts, newest first',
          captionClasses: 'govuk-visually-hidden',
          regionId: 'visits-caption',
          head: ['When', 'What happened', 'Does it count', 'Crew'].map((text) => ({ text })),
          rows: asked.items.map((visit) => listRow(visit, asked.clock)),
        },
  pager: {
    label: 'Parts of the list',
    totalText: totalText(asked.total),
    nextHref: asked.nextHref,
    firstHref: asked.firstHref,
  },
})
