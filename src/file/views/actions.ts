// What the reader may do on this file, in groups; nothing that would be refused is offered.
import { may, ownsFile, type Permission } from '../../access/index.ts'
import { fileActions } from '../../offenders/index.ts'
import type { Button, Link } from '../../platform/views/models.ts'
import type { Gathered } from '../types.ts'
import { isPast } from './past.ts'

export type ActionGroup = Readonly<{ heading: string; links: readonly Link[] }>
export type Offered = Readonly<{
  quick: readonly Button[]
  actions: readonly ActionGroup[]
  mayChange: boolean
}>

type Offer = Link & Readonly<{ needs: Permission }>

const visitOffers = (id: string): readonly Offer[] => [
  { text: 'Record a visit', href: `/offenders/${id}/visits/new`, needs: 'record-visits' },
  {
    text: 'Record an attempt',
    href: `/offenders/${id}/visits/new?kind=attempt`,
    needs: 'record-visits',
  },
  { text: 'Plan the next visit', href: `/offenders/${id}/visit-plan`, needs: 'plan-visits' },
]

const armsOffers = (id: string): readonly Offer[] => [
  { text: 'Start or continue an ARMS', href: `/offenders/${id}/arms`, needs: 'record-arms' },
]

/** The offender's own actions, by what they are about. */
const about: readonly Readonly<{ heading: string; paths: readonly string[] }>[] = [
  { heading: 'What happened', paths: ['events'] },
  {
    heading: 'How this person stands',
    paths: [
      'interim-controls',
      'status-periods',
      'level',
      'management',
      'mappa',
      'lead-agency',
      'allocation',
    ],
  },
  {
    heading: 'Around this person',
    paths: ['household', 'home-notes', 'relationships', 'vehicles', 'work', 'online-names'],
  },
  {
    heading: 'Conditions, checks, meetings, documents',
    paths: ['licence-conditions', 'checks', 'meetings', 'documents'],
  },
]

const lastPart = ({ href }: Link): string => href.split('/').at(-1) ?? ''

function grouped(links: readonly Link[]): ActionGroup[] {
  const named = new Set(about.flatMap(({ paths }) => paths))
  return [
    ...about.map(({ heading, paths }) => ({
      heading,
      links: links.filter((link) => paths.includes(lastPart(link))),
    })),
    {
      heading: 'Who, where and warnings',
      links: links.filter((link) => !named.has(lastPart(link))),
    },
  ]
}

/** Pages of other rooms show how things are now, whatever day is looked at. */
function places(file: Gathered): ActionGroup {
  const { id } = file.head
  const ofToday = (...links: Link[]): Link[] => (isPast(file) ? [] : links)
  return {
    heading: 'Look further',
    links: [
      { text: 'Visits and attempts', href: `/offenders/${id}/visits` },
      { text: 'The next visit, and plans made', href: `/offenders/${id}/visit-plan` },
      { text: 'Seen by others', href: `/offenders/${id}/sightings` },
      { text: 'Section 96B evidence pack', href: `/offenders/${id}/entry-warrant` },
      { text: 'ARMS', href: `/offenders/${id}/arms` },
      ...ofToday({ text: 'Hits of overnight lists', href: `/overnight?offender=${id}` }),
      { text: 'Everything that happened', href: `/offenders/${id}/chronology` },
      ...ofToday(
        { text: 'Who may read this file', href: `/offenders/${id}/restriction` },
        { text: 'Declare a conflict of interest', href: `/offenders/${id}/conflict` },
      ),
    ],
  }
}

/** The same questions that guard the routes: the file is the actor's to change, and the role allows it. */
export const mayDo = ({ actor, head }: Gathered, permission: Permission): boolean =>
  may(actor, permission) && ownsFile(actor, { ...head, offenderId: head.id })

const allowed = (file: Gathered, offers: readonly Offer[]): Link[] =>
  offers.filter(({ needs }) => mayDo(file, needs)).map(({ text, href }) => ({ text, href }))

export function offered(file: Gathered): Offered {
  const { id } = file.head
  const visits = allowed(file, visitOffers(id))
  const ofPerson = fileActions(file.actor, { ...file.head, offenderId: id })
  const groups = [
    { heading: 'Visits', links: visits },
    { heading: 'ARMS', links: allowed(file, armsOffers(id)) },
    ...grouped(ofPerson),
    places(file),
  ]
  return {
    quick: visits.map((link, index) => ({
      ...link,
      ...(index === 0 ? {} : { classes: 'govuk-button--secondary' }),
    })),
    actions: groups.filter(({ links }) => links.length > 0),
    mayChange: ofPerson.length > 0,
  }
}
