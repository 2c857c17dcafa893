// What the next visit to one person needs: when it may surprise, what to check, whom to take, what to beware of.
import {
  conditionHolds,
  conditionText,
  homeNoteText,
  isHeld,
  jobText,
  memberText,
  relationshipText,
  type Around,
  type FileParts,
} from '../../offenders/index.ts'
import type { SelfReportStanding } from '../../evidence/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Policy } from '../../policy/index.ts'
import type { Call, Outlook } from '../types.ts'
import { company } from './company.ts'
import { knownDevices } from './known-devices.ts'
import { workWeeks } from './slots.ts'
import { surprises } from './surprises.ts'

export type OutlookAsk = Readonly<{
  today: LocalDate
  policy: Policy
  around: Around
  markers: FileParts['markers']
  calls: readonly Call[]
  unproved: readonly SelfReportStanding[]
}>

type Marked = FileParts['markers'][number]

const holds = ({ fromOn, untilOn }: Marked, on: LocalDate): boolean =>
  (fromOn === null || fromOn <= on) && (untilOn === null || untilOn > on)

const marked = ({ markers, today }: OutlookAsk, kind: Marked['kind']): string[] =>
  markers.filter((marker) => marker.kind === kind && holds(marker, today)).map(({ text }) => text)

/** Named at earlier visits, newest first; the same child at several visits is told once. */
function childrenMet(calls: readonly Call[]): string[] {
  const met = new Map<string, string>()
  for (const { on, children } of calls)
    for (const { name = 'A child whose name is not known', relationship, ageYears } of children) {
      const key = `${name} ${relationship ?? ''}`.toLowerCase()
      const about = [name, relationship, ageYears === undefined ? undefined : `aged ${ageYears}`]
      const words = about.filter((part) => part !== undefined).join(', ')
      if (!met.has(key)) met.set(key, `${words} (met on ${formatShortDate(on)})`)
    }
  return [...met.values()]
}

const childrenOf = (ask: OutlookAsk): string[] => [
  ...marked(ask, 'children'),
  ...ask.around.household.filter((one) => one.isChild && isHeld(one)).map(memberText),
  ...ask.around.relationships.filter((one) => one.isChild && isHeld(one)).map(relationshipText),
  ...childrenMet(ask.calls),
]

const devicesOf = ({ calls }: OutlookAsk): string[] =>
  knownDevices(calls.flatMap((call) => (call.at === null ? [] : [{ ...call, at: call.at }]))).map(
    ({ description, undeclared, on }) =>
      `${description}${undeclared ? ', not declared' : ''} (last named on ${formatShortDate(on)})`,
  )

const saidText = ({ text, onDate, proveBy }: SelfReportStanding): string =>
  `“${text}” (${formatShortDate(onDate)}). To be proved by: ${proveBy}`

const toCheckOf = (ask: OutlookAsk): Outlook['toCheck'] => ({
  conditions: [
    ...ask.around.licenceConditions
      .filter((one) => conditionHolds(one, ask.today))
      .map(conditionText),
    ...marked(ask, 'orders'),
  ],
  devices: devicesOf(ask),
  children: childrenOf(ask),
  selfReports: ask.unproved.map(saidText),
})

const bewareOf = (ask: OutlookAsk): Outlook['beware'] => [
  ...marked(ask, 'warning'),
  ...ask.around.homeNotes
    .filter((note) => note.addressId === ask.around.homeId && isHeld(note))
    .map(homeNoteText),
]

/** Everything of it is worked out from what is recorded: nothing of it is typed for the plan. */
export function outlookOf(ask: OutlookAsk): Outlook {
  const { today, policy, calls } = ask
  const jobs = ask.around.jobs.filter(isHeld)
  const work = workWeeks(jobs)
  return {
    toCheck: toCheckOf(ask),
    beware: bewareOf(ask),
    work: { told: jobs.map(jobText), notWorkedOut: jobs.length - work.length },
    ...surprises({ today, policy, calls, work }),
    company: company(calls, {
      on: today,
      sameCrewMonths: policy.number('visits.same_crew_months'),
    }),
  }
}
