// What is owed now, by whom and why; the named officer, cover and the number to ring.
import { toRing } from '../../platform/views/telephone.ts'
import { dayAndHour, daysOverdue, stateOf } from '../../duties/index.ts'
import { hitHref } from '../../overnight/index.ts'
import { writeUpHref } from '../../visits/index.ts'
import { inForceOn } from '../../offenders/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Gathered, OwedDuty } from '../types.ts'
import { isPast } from './past.ts'
import { row, rowOr, section, type Line, type Section } from './section.ts'
import { counted, dated, dutyWords, noteOf, sinceText, statusWords } from './words.ts'

const isStatus = (word: string): word is keyof typeof statusWords => word in statusWords

function suspendedText({ suspended }: OwedDuty): string {
  if (suspended === null) return ''
  const why = isStatus(suspended.why) ? statusWords[suspended.why] : suspended.why
  const review =
    suspended.reviewOn === null
      ? ''
      : `; to be looked at again by ${formatShortDate(suspended.reviewOn)}`
  return `Waits: ${why.charAt(0).toLowerCase()}${why.slice(1)}${review}`
}

const dueText = (duty: OwedDuty, { today }: Gathered): string => {
  if (duty.suspended !== null) return suspendedText(duty)
  if (duty.dueOn === null) return 'Owed, with no date'
  return duty.dueOn < today
    ? `Was due ${formatShortDate(duty.dueOn)}`
    : `Due ${dated(duty.dueOn, today)}`
}

const stateLine = (duty: OwedDuty, file: Gathered): Line => {
  const state = stateOf(duty, dayAndHour(file.today, file.at), file.policy)
  const over = `${counted(daysOverdue(duty, file.today), 'day')} overdue`
  const words = {
    overdue: { text: over, tagClass: 'govuk-tag--red' },
    no_date: { text: 'No date', tagClass: 'govuk-tag--red' },
    suspended: { text: 'Suspended', tagClass: 'govuk-tag--grey' },
    due: { text: 'Due', tagClass: 'govuk-tag--yellow' },
    open: { text: 'Open', tagClass: 'govuk-tag--blue' },
    met: { text: 'Met', tagClass: 'govuk-tag--green' },
  } as const
  return { ...words[state], note: dueText(duty, file) }
}

const ownerText = ({ beside: { owner } }: Gathered): string =>
  owner.name === null
    ? `nobody yet: ${owner.team} has to allocate`
    : `${owner.name}${owner.cover === null ? '' : `, covered by ${owner.cover.name}`}`

/** What can be done about it now; of the past nothing is. */
function actLines({ id, kind, subject, dueAt }: OwedDuty, file: Gathered): Line[] {
  if (isPast(file)) return []
  const accept = { text: 'Accept it, or ring and write it down', href: `/duties/${id}` }
  const decide = { text: 'Decide or answer it', href: hitHref(subject) }
  // A write-up is its writer's own, and nobody is rung about it.
  if (kind === 'visit_write_up') return [{ text: 'Write it up', href: writeUpHref(subject) }]
  return [...(dueAt === null ? [] : [accept]), ...(kind === 'overnight_hit' ? [decide] : [])]
}

const owedRow = (duty: OwedDuty, file: Gathered) =>
  row(
    dutyWords[duty.kind],
    stateLine(duty, file),
    { text: `By ${ownerText(file)}` },
    { text: duty.because },
    ...actLines(duty, file),
  )

export function owedSection(file: Gathered): Section {
  const { duties } = file.beside
  const rows =
    duties.length === 0
      ? [row('Duties', { text: isPast(file) ? 'Nothing was owed' : 'Nothing is owed now' })]
      : duties.map((duty) => owedRow(duty, file))
  return section('owed', isPast(file) ? 'Owed on that day' : 'Owed now', rows)
}

/** Said beside the officer and as the answer of its own, so that the two agree. */
function coverText({ cover, isAway }: Gathered['beside']['owner']): string {
  if (cover !== null) return `Covered by ${cover.name}`
  return isAway ? 'Nobody has accepted to cover' : 'Nobody is covering'
}

/** Away today, and who stands in. */
const hereLines = (owner: Gathered['beside']['owner']): Line[] =>
  !owner.isAway
    ? []
    : [
        {
          text: 'Away today',
          tagClass: 'govuk-tag--orange',
          note: coverText(owner),
        },
        ...(owner.officer === null
          ? []
          : [
              {
                text: 'When, and who was asked',
                href: `/officers/${encodeURIComponent(owner.officer)}`,
              },
            ]),
      ]

function officerLines({ beside: { owner }, parts, today }: Gathered): Line[] {
  if (owner.name === null)
    return [
      {
        text: 'No officer is named',
        tagClass: 'govuk-tag--red',
        note: `${owner.team} holds the file`,
      },
    ]
  const set = inForceOn(parts.allocations, today)
  const collar = owner.officer === null ? '' : ` (${owner.officer})`
  return [
    ...hereLines(owner),
    { text: `${owner.name}${collar}, ${owner.team}` },
    { text: sinceText(set?.fromOn ?? null, today), ...(set === null ? {} : noteOf(set)) },
  ]
}

const numbered = (who: string, phone: string | null): Line =>
  phone === null ? { text: `${who}: no number is recorded` } : toRing(`${who}: ${phone}`, phone)

/** Whoever covers first, then the officer, then whoever supervises the team. */
function ringLines({ beside: { owner } }: Gathered): Line[] {
  const { name, cover, isAway } = owner
  const standsIn = cover === null ? [] : [numbered(`Covering: ${cover.name}`, cover.phone)]
  const own = name === null ? [] : [numbered(isAway ? `${name}, away today` : name, owner.phone)]
  const others = owner.supervisors
    .filter((one) => one.name !== name && one.name !== cover?.name)
    .map(({ name: supervisor, phone }) => numbered(supervisor, phone))
  return [...standsIn, ...own, ...others]
}

export const officerSection = (file: Gathered): Section =>
  section('officer', 'Named officer', [
    row('Officer', ...officerLines(file)),
    row('Cover', { text: coverText(file.beside.owner) }),
    rowOr(
      'Ring',
      ringLines(file),
      'No number is recorded, for the officer or the team’s supervisors',
    ),
  ])
