// What must happen next because of a visit, each with the page on which it is done.
import type { Link } from '../../platform/views/models.ts'
import type { Visit } from '../types.ts'

export type NextStep = Readonly<{ text: string; link: Link }>

type Told = Pick<
  Visit,
  'offenderId' | 'children' | 'devices' | 'conditions' | 'notSeenBecause' | 'risk'
>

const toPage = (
  { offenderId }: Told,
  path: string,
  { text, link }: Readonly<{ text: string; link: string }>,
): NextStep => ({ text, link: { text: link, href: `/offenders/${offenderId}/${path}` } })

function childStep(visit: Told): NextStep[] {
  if (visit.children.length === 0) return []
  const who = visit.children
    .map(({ name, relationship }) => name ?? relationship ?? 'a child whose name is not known')
    .join(', ')
  return [
    toPage(visit, 'relationships', {
      text: `A child was met: ${who}. Refer it to children’s services today, say whether the child was seen and safe, and tell your supervisor.`,
      link: 'Record who the child is to the person',
    }),
  ]
}

function deviceStep(visit: Told): NextStep[] {
  const undeclared = visit.devices.filter((device) => device.undeclared === true)
  if (undeclared.length === 0) return []
  const which = undeclared
    .map(({ description, deviceId }) => description ?? deviceId ?? 'a device, not described')
    .join(', ')
  return [
    toPage(visit, 'events', {
      text: `An undeclared device was found: ${which}. Decide with your supervisor whether an order, a licence or a notification requirement is broken, and have it recorded as a crime if so.`,
      link: 'Record what was broken',
    }),
  ]
}

function conditionStep(visit: Told): NextStep[] {
  const broken = visit.conditions.filter(({ kept }) => kept === 'no')
  if (broken.length === 0) return []
  return [
    toPage(visit, 'events', {
      text: `Not kept: ${broken.map(({ condition }) => condition).join('; ')}. A broken order is an offence; a broken licence is for probation to act on.`,
      link: 'Record the breach',
    }),
  ]
}

function whereStep(visit: Told): NextStep[] {
  if (visit.notSeenBecause === 'frustrated')
    return [
      toPage(visit, 'status-periods', {
        text: 'Record where the person is. Until then the visit stays owed as it was.',
        link: 'Record custody, hospital or abroad',
      }),
    ]
  if (visit.notSeenBecause === 'gone')
    return [
      toPage(visit, 'status-periods', {
        text: 'Gone from the address: say that whereabouts are unknown, or enter the new address.',
        link: 'Record whereabouts unknown',
      }),
    ]
  return []
}

const riskStep = (visit: Told): NextStep[] =>
  visit.risk === 'up'
    ? [
        toPage(visit, 'level', {
          text: 'The risk is up. A higher level holds from the moment it is entered, and an ARMS is owed if what it rests on has changed.',
          link: 'Change the risk level',
        }),
      ]
    : []

/** In the order in which they matter: children first. */
export const nextSteps = (visit: Told): NextStep[] => [
  ...childStep(visit),
  ...deviceStep(visit),
  ...conditionStep(visit),
  ...whereStep(visit),
  ...riskStep(visit),
]
