// Where this person is and until when, the address and when it was last confirmed; children; orders.
import { inForceOn } from '../../offenders/index.ts'
import { eachOnce, isSameChild } from '../../visits/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import { holdsOn, homeOn } from '../rules.ts'
import type { Gathered } from '../types.ts'
import { mayDo } from './actions.ts'
import { row, rowOr, section, type Line, type Section } from './section.ts'
import { ago, dated, noteOf, registerNote, sinceText, statusWords } from './words.ts'

function statusLines({ standing, parts, today }: Gathered): Line[] {
  const set = inForceOn(parts.statuses, today)
  const alarm = standing.status === 'missing' ? { tagClass: 'govuk-tag--red' } : {}
  const word = { text: statusWords[standing.status], ...alarm }
  const since = {
    text: sinceText(standing.statusSince, today),
    ...(set === null ? {} : noteOf(set)),
  }
  const why = set === null || set.reason === '' ? [] : [{ text: `Why: ${set.reason}` }]
  return [word, since, ...why]
}

const away = new Set(['custody', 'hospital', 'abroad', 'missing'])

/** Until when: an end where one is set, and the day to look again. */
function untilLines({ standing, parts, today }: Gathered): Line[] {
  if (!away.has(standing.status)) return []
  const toOn = inForceOn(parts.statuses, today)?.toOn ?? null
  const end = toOn === null ? 'No end is recorded' : `Until ${dated(toOn, today)}`
  const { reviewOn } = standing
  if (reviewOn === null) return [{ text: end }, { text: 'No day to look again is recorded' }]
  return reviewOn < today
    ? [
        { text: end },
        {
          text: `To be looked at again by ${dated(reviewOn, today)}`,
          note: 'That day has passed: confirm that this still holds, or record the return',
          noteClass: 'app-cell-note--alert',
        },
      ]
    : [{ text: end }, { text: `To be looked at again by ${dated(reviewOn, today)}` }]
}

function addressLines({ parts, today }: Gathered): Line[] {
  const home = homeOn(parts.addresses, today)
  if (home === null) return [{ text: 'No address is held today' }]
  const kind = home.kind === 'residence' ? 'Residence' : 'Location of a person with no fixed abode'
  const line = [home.line, home.postcode].filter((part) => part !== null && part !== '').join(', ')
  const confirmed =
    home.confirmedOn === null
      ? 'Never confirmed here'
      : `Last confirmed ${dated(home.confirmedOn, today)}`
  return [
    { text: line, ...noteOf(home) },
    { text: `${kind}. ${sinceText(home.fromOn, today)}` },
    { text: confirmed },
  ]
}

/** At the door the address is confirmed with one tap. */
function confirming(file: Gathered): Line[] {
  const home = homeOn(file.parts.addresses, file.today)
  if (home === null || !mayDo(file, 'change-files')) return []
  const href = `/offenders/${file.head.id}/addresses/${home.id}/confirm`
  return [{ text: 'Confirm this address', href }]
}

export const placeSection = (file: Gathered): Section =>
  section('where', 'Where now', [
    row('Status', ...statusLines(file), ...untilLines(file)),
    row('Address', ...addressLines(file), ...confirming(file)),
  ])

const markerLines = ({ parts, today }: Gathered, kind: 'children' | 'orders'): Line[] =>
  parts.markers
    .filter((marker) => marker.kind === kind && holdsOn(marker, today))
    .map((marker) => ({
      text: marker.text,
      note: [sinceText(marker.fromOn, today), noteOf(marker).note ?? ''].filter(Boolean).join('. '),
    }))

function childrenHereLine({ parts, today }: Gathered): Line {
  const home = homeOn(parts.addresses, today)
  if (home?.childrenHere == null)
    return { text: 'Whether children live at the address is not recorded' }
  return {
    text: home.childrenHere ? 'Children live at the address' : 'No children at the address',
    ...noteOf(home),
  }
}

const safeWords = (safe: boolean | null): string =>
  safe === null ? 'Whether safe was not recorded' : safe ? 'Seen safe' : 'Not safe when seen'

/** Children that crews named, each as last told: told until each has a record of their own. */
const childrenSeen = ({ beside, today }: Gathered): Line[] =>
  eachOnce(
    beside.met.map(({ visitId, on, children }) =>
      children.map((child) => ({ ...child, visitId, on })),
    ),
    isSameChild,
  ).map(({ visitId, on, name, relationship, ageYears, safe }) => ({
    text: [
      name ?? 'A child, not named',
      relationship,
      ageYears === undefined ? null : `${ageYears} years`,
    ]
      .filter((part) => part !== null && part !== undefined && part !== '')
      .join(', '),
    href: `/visits/${visitId}`,
    note: `${safeWords(safe)} at the visit of ${formatShortDate(on)} (${ago(on, today)})`,
  }))

export const childrenSection = (file: Gathered): Section =>
  section('children', 'Children', [
    row('At the address', childrenHereLine(file)),
    rowOr('Marked', markerLines(file, 'children'), 'No marker about children is recorded'),
    rowOr('Met at visits', childrenSeen(file), 'No child is named in the record of any visit'),
  ])

const ordersLines = ({ beside, today }: Gathered): Line[] => {
  const expiry = beside.register?.shpoExpiry ?? null
  if (expiry === null) return []
  const text =
    expiry === 'indefinite'
      ? 'Sexual harm prevention order, without limit of time'
      : `Sexual harm prevention order, ${expiry < today ? 'expired' : 'until'} ${dated(expiry, today)}`
  return [{ text, note: `${registerNote}: its conditions are on ViSOR` }]
}

export const ordersSection = (file: Gathered): Section =>
  section('orders', 'Orders', [
    rowOr('In force', ordersLines(file), 'No order is recorded'),
    rowOr('Marked', markerLines(file, 'orders'), 'No marker about orders is recorded'),
    row('Subject to notification until', { text: 'Not recorded here yet: see ViSOR' }),
  ])

/** Where else this person has been, for someone who wants to know more. */
export const earlierAddresses = ({ parts, today }: Gathered): readonly string[] => {
  const home = homeOn(parts.addresses, today)
  return parts.addresses
    .filter((address) => address.id !== home?.id)
    .map(({ line, postcode, fromOn, untilOn, origin }) => {
      const from = fromOn === null ? 'from a day not recorded' : `from ${formatShortDate(fromOn)}`
      const until = untilOn === null ? '' : ` until ${formatShortDate(untilOn)}`
      const told = origin === 'register' ? ` (${registerNote.toLowerCase()})` : ''
      return `${[line, postcode].filter(Boolean).join(', ')}, ${from}${until}${told}`
    })
}
