// What must happen next because of a visit, each with the page on which it is done.
import { formatShortDate } from '../../platform/calendar.ts'
import type { Link } from '../../platform/views/models.ts'
import { foundAt } from '../rules/found.ts'
import type { Found, LatestBy, Visit } from '../types.ts'

export type NextStep = Readonly<{ text: string; link: Link }>

type Told = Pick<
  Visit,
  'offenderId' | 'onDate' | 'children' | 'devices' | 'conditions' | 'notSeenBecause' | 'risk'
>

const toPage = (
  { offenderId }: Told,
  path: string,
  { text, link }: Readonly<{ text: string; link: string }>,
): NextStep => ({ text, link: { text: link, href: `/offenders/${offenderId}/${path}` } })

function childStep(visit: Told, { children }: Found): NextStep[] {
  if (children.length === 0) return []
  const who = children
    .map(({ name, relationship }) => name ?? relationship ?? 'a child whose name is not known')
    .join(', ')
  return [
    toPage(visit, 'relationships', {
      text: `A child was met: ${who}. Refer it to children’s services today, say whether the child was seen and safe, and tell your supervisor.`,
      link: 'Record who the child is to the person',
    }),
  ]
}

const anUndeclaredDevice = 'an undeclared device'
const aConditionNotKept = 'a condition not kept'

/**
 * The form of an event with its kind, its day and what was found. Addresses stand in histories and logs, so this one
 * says nothing that was typed: a description may name somebody, and so may a condition.
 */
function breachPage({ onDate }: Told, found: readonly string[]): string {
  const note = `Found at the visit of ${formatShortDate(onDate)}: ${found.join(', ')}.`
  return `events?${new URLSearchParams({ kind: 'breach', on: onDate, note }).toString()}`
}

const deviceText = (undeclared: Found['undeclared']): string =>
  `An undeclared device was found: ${undeclared
    .map(({ description, deviceId }) => description ?? deviceId ?? 'a device, not described')
    .join(', ')}.`

const brokenText = (notKept: Found['notKept']): string =>
  `Not kept: ${notKept.map(({ condition }) => condition).join('; ')}.`

const brokenRule = 'A broken order is an offence; a broken licence is for probation to act on.'

function deviceStep(visit: Told, { undeclared, notKept }: Found): NextStep[] {
  if (undeclared.length === 0) return []
  const same = notKept.filter(isOfDevices)
  const found = deviceText(undeclared)
  if (same.length === 0)
    return [
      toPage(visit, breachPage(visit, [anUndeclaredDevice]), {
        text: `${found} Decide with your supervisor whether an order, a licence or a notification requirement is broken, and have it recorded as a crime if so.`,
        link: 'Record what was broken',
      }),
    ]
  const both = [found, brokenText(same)]
  return [
    toPage(visit, breachPage(visit, [anUndeclaredDevice, aConditionNotKept]), {
      text: `${both.join(' ')} ${brokenRule} Decide with your supervisor, and have it recorded as a crime if an order is broken.`,
      link: 'Record the breach',
    }),
  ]
}

/** What a device has to do with a condition is told by its words. */
const isOfDevices = ({ condition }: Found['notKept'][number]): boolean =>
  /device|phone|computer|laptop|tablet|internet|online|digital|console|router|sim card/i.test(
    condition,
  )

/** A condition on devices goes with an undeclared one: they are one breach and one link. */
function conditionStep(visit: Told, { undeclared, notKept }: Found): NextStep[] {
  const others = undeclared.length === 0 ? notKept : notKept.filter((one) => !isOfDevices(one))
  if (others.length === 0) return []
  const found = brokenText(others)
  return [
    toPage(visit, breachPage(visit, [aConditionNotKept]), {
      text: `${found} ${brokenRule}`,
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

const riskStep = (visit: Told, { isRiskUp }: Found): NextStep[] =>
  isRiskUp
    ? [
        toPage(visit, 'level', {
          text: 'The risk is up. A higher level holds from the moment it is entered, and an ARMS is owed if what it rests on has changed.',
          link: 'Change the risk level',
        }),
      ]
    : []

/** Seen, and nobody has planned when next: the ceiling is an outer limit, and no timetable. */
const planStep = (visit: Told, ceiling: LatestBy | null): NextStep[] =>
  ceiling === null
    ? []
    : [
        toPage(visit, 'visit-plan', {
          text: `No next visit is planned: this person now stands only on the ceiling, which makes ${formatShortDate(ceiling.on)} the latest.`,
          link: 'Plan the next visit',
        }),
      ]

/** In the order in which they matter: children first. `ceiling` is where the person stands on it alone because of the visit. */
export function nextSteps(visit: Told, ceiling: LatestBy | null = null): NextStep[] {
  const found = foundAt(visit)
  return [
    ...childStep(visit, found),
    ...deviceStep(visit, found),
    ...conditionStep(visit, found),
    ...whereStep(visit),
    ...riskStep(visit, found),
    ...planStep(visit, ceiling),
  ]
}
