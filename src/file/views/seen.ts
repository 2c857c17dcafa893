// When this person was last seen, what has been tried since, by when the next visit must be and why.
import { daysBetween, formatShortDate, formatTime } from '../../platform/calendar.ts'
import {
  attemptsSince,
  byDevice,
  isUndeclared,
  lateMoveText,
  writeUpDueAt,
} from '../../visits/index.ts'
import { lastAndSince } from '../rules.ts'
import type { Gathered, RefusalTold, VisitTold } from '../types.ts'
import { alertLines, sightingLines } from './others.ts'
import { byName } from './risk.ts'
import { row, rowOr, section, type Line, type Section } from './section.ts'
import { counted, crewOf, dated, noteOf, outcomeOf, registerNote, whereOf } from './words.ts'

const hrefOf = ({ id }: VisitTold): string => `/visits/${id}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A visit that nobody wrote up counts, and says on what it rests. */
function provisionalLines(visit: VisitTold, { at, policy }: Gathered): Line[] {
  if (!visit.unwritten) return []
  const isLate = writeUpDueAt(visit.at, policy.number('visits.write_up_hours')) < at
  return [
    isLate
      ? {
          text: 'Provisional',
          tagClass: 'govuk-tag--red',
          note: 'Nobody has written this visit up in time',
        }
      : { text: 'Not written up yet' },
  ]
}

/** The register knows the day and nothing of the hour, the place or the crew. */
function lastLines(file: Gathered): Line[] {
  const { last } = lastAndSince(file.beside.visits)
  if (last === null)
    return [{ text: 'No visit that counts is recorded: never seen, as far as is known' }]
  if (last.origin === 'register')
    return [
      { text: dated(last.on, file.today), href: hrefOf(last), note: registerNote },
      { text: 'Where and by whom is not recorded' },
    ]
  return [
    { text: `${dated(last.on, file.today)}, at ${formatTime(last.at)}`, href: hrefOf(last) },
    { text: `${capital(outcomeOf(last))}, ${whereOf(last)}` },
    { text: `By ${crewOf(last) || 'a crew that is not recorded'}` },
    ...provisionalLines(last, file),
  ]
}

const attemptLine = (visit: VisitTold): Line => ({
  text: `${formatShortDate(visit.on)}: ${outcomeOf(visit)}, ${whereOf(visit)}`,
  href: hrefOf(visit),
  note: [crewOf(visit), noteOf(visit).note ?? ''].filter(Boolean).join('. '),
})

const attemptsShown = 5

function attemptLines({ beside, head, visits, standing }: Gathered): Line[] {
  const { since } = lastAndSince(beside.visits)
  const count = attemptsSince(visits, standing.on)
  if (since.length === 0) return []
  const all = { text: 'All visits and attempts', href: `/offenders/${head.id}/visits` }
  return [
    {
      text:
        count === 0
          ? 'Contact since that does not count as a visit'
          : `${counted(count, 'attempt')} since, and no visit`,
    },
    ...since.slice(0, attemptsShown).map(attemptLine),
    ...(since.length > attemptsShown ? [all] : []),
  ]
}

const lateness = ({ latestBy, today, standing }: Gathered): Line => {
  if (latestBy === null) return { text: '' }
  const over = daysBetween(latestBy.on, today)
  const by = `By ${dated(latestBy.on, today)}`
  if (standing.status !== 'community') return { text: by }
  return over > 0
    ? { text: `${counted(over, 'day')} overdue`, tagClass: 'govuk-tag--red', note: by }
    : { text: by }
}

const waits: Readonly<Partial<Record<string, string>>> = {
  custody: 'Suspended while in custody: the first-visit days count from the release',
  hospital: 'Suspended while in hospital: the first-visit days count from the discharge',
  abroad: 'Suspended while abroad',
  missing: 'Suspended while whereabouts are unknown: finding this person is owed instead',
}

function nextLines(file: Gathered): Line[] {
  const { latestBy, standing } = file
  if (standing.management === 'reactive') return [{ text: 'No visit is owed: managed reactively' }]
  if (standing.status === 'transferred' || standing.status === 'closed')
    return [{ text: 'No visit is owed: no longer managed here' }]
  if (latestBy === null)
    return [
      {
        text: 'No visit plan',
        tagClass: 'govuk-tag--red',
        note: 'Nothing sets a day for the next visit. Make a plan',
      },
    ]
  const suspended = waits[standing.status]
  return [
    ...(suspended === undefined ? [] : [{ text: suspended }]),
    lateness(file),
    { text: `Why: ${latestBy.because}` },
  ]
}

const planLines = (file: Gathered): Line[] =>
  file.beside.waitingPlans.map((plan) => ({
    text: `A later day waits for a second person: ${formatShortDate(plan.latestBy)}`,
    href: `/visit-plans/${plan.id}`,
    note: `Asked by ${byName(file, plan.recordedBy)}: ${plan.why}. A supervisor other than ${byName(file, plan.recordedBy)} decides. Until then the day above stands`,
    noteClass: 'app-cell-note--alert',
  }))

/** A later day that was asked for, and that nobody can agree to any more. */
const lapsedLines = (file: Gathered): Line[] => {
  const plan = file.beside.lapsedPlan
  return plan === null
    ? []
    : [
        {
          text: `A later day is no longer asked for: ${plan.why}`,
          href: `/visit-plans/${plan.id}`,
          note: `${formatShortDate(plan.latestBy)}, asked by ${byName(file, plan.recordedBy)}. A new plan can be made`,
        },
      ]
}

/** A day that was moved after it had passed stays told until the person is seen. */
const lateMoveLines = (file: Gathered): Line[] =>
  file.beside.lateMoves.map((move) => ({
    text: lateMoveText({ ...move, by: byName(file, move.decidedBy) }),
    href: `/visit-plans/${move.id}`,
  }))

function refusedWhat({ purpose, notAsked }: RefusalTold): string {
  if (purpose === 's96b_search')
    return 'asked for to search: the evidence pack says why it does not count'
  if (purpose === 'visit') return 'asked for to make a visit, not to search'
  return notAsked ? 'and had not been asked for' : 'not recorded for what'
}

const noneCounted = (refusal: RefusalTold | null): Line =>
  refusal === null
    ? { text: 'Entry to search for risk has not been refused at this address' }
    : {
        text: `No refusal that section 96B counts; entry was refused on ${formatShortDate(refusal.on)}, ${refusedWhat(refusal)}`,
        href: `/visits/${refusal.visitId}`,
      }

/** SOA 2003 s.96B: it says how often entry was sought, never that a warrant is to be had. */
const entryLine = ({ beside, entryWarrant: { attempts, met } }: Gathered): Line => {
  if (attempts === 0) return noneCounted(beside.refusal)
  const often = `Entry to search for risk was sought and not obtained on ${counted(attempts, 'day')}`
  return met
    ? {
        text: often,
        note: 'As often as section 96B asks. Whether a warrant is to be had is for a court',
      }
    : { text: often, note: 'Fewer than section 96B asks' }
}

/** Devices that crews named, each as it was told last, and undeclared until somebody says otherwise: told until each has a record of its own. */
function devicesSeen({ beside }: Gathered): Line[] {
  const visits = beside.met.map(({ visitId, on, devices }) =>
    devices.map((device) => ({ ...device, visitId, on })),
  )
  return byDevice(visits).map((device) => ({
    text: `${device[0].description ?? 'A device, not described'}${isUndeclared(device) ? ' (undeclared)' : ''}`,
    href: `/visits/${device[0].visitId}`,
    note: [`At the visit of ${formatShortDate(device[0].on)}`, device[0].result ?? '']
      .filter(Boolean)
      .join('. '),
  }))
}

export const seenSection = (file: Gathered): Section =>
  section('seen', 'Visits', [
    row('Last seen', ...lastLines(file)),
    rowOr('Since then', attemptLines(file), 'Nothing has been tried since'),
    row('Seen by others', ...sightingLines(file)),
    row(
      'Next visit',
      ...nextLines(file),
      ...lateMoveLines(file),
      ...alertLines(file),
      ...planLines(file),
      ...lapsedLines(file),
    ),
    row('Entry refused', entryLine(file), {
      text: 'The section 96B evidence pack',
      href: `/offenders/${file.head.id}/entry-warrant`,
    }),
    rowOr('Devices met', devicesSeen(file), 'No device is named in the record of any visit'),
  ])
