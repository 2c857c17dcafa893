// How the rows of this room are told: where a statement was written down, and what came of a self-report.
import type { Names } from '../../access/index.ts'
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Cell } from '../../platform/views/models.ts'
import { isPastItsDay } from '../rules.ts'
import { outcomeWords } from '../rules/words.ts'
import type { Evidence, SelfReport, SelfReportStanding, SelfReportState } from '../types.ts'

type Written = Pick<
  Evidence | SelfReport,
  'fromKind' | 'fromId' | 'onDate' | 'recordedBy' | 'recordedAt'
>

/** Where it was written down; a visit record is never called an ARMS (A14). */
export function fromCell(
  { fromKind, fromId, onDate, recordedBy, recordedAt }: Written,
  names: Names,
): Cell {
  const by = `By ${names(recordedBy)}`
  const day = formatShortDate(onDate)
  if (fromKind === 'visit')
    return { text: `Visit record of ${day}`, href: `/visits/${fromId ?? ''}`, note: by }
  if (fromKind === 'arms') return { text: 'An ARMS', href: `/arms/${fromId ?? ''}`, note: by }
  if (fromKind === 'sighting') return { text: `Sighting of ${day}`, note: by }
  return { text: 'Entered by itself', note: `${by}, ${formatShortDate(localDateOf(recordedAt))}` }
}

const tags: Readonly<Record<SelfReportState, string>> = {
  open: 'govuk-tag--yellow',
  true: 'govuk-tag--green',
  false: 'govuk-tag--red',
  cannot_tell: 'govuk-tag--grey',
}

/** What came of it, and by whom and when it was told. */
export function stateCell(
  { state, provedAt, provedBy, provedHow }: SelfReportStanding,
  names: Names,
): Cell {
  const told = { text: outcomeWords[state], tagClass: tags[state] }
  return provedAt === null
    ? told
    : {
        ...told,
        note: `${names(provedBy ?? '')}, ${formatShortDate(localDateOf(provedAt))}: ${provedHow ?? ''}`,
      }
}

/** How it is to be proved and by when; a promise past its day says so. */
export function promiseCell(report: SelfReportStanding, today: LocalDate): Cell {
  const { proveBy, proveOn } = report
  if (proveOn === null) return { text: proveBy, note: 'No day was promised' }
  const by = `By ${formatShortDate(proveOn)}`
  return isPastItsDay(report, today)
    ? { text: proveBy, note: `${by}: past its day`, noteClass: 'app-cell-note--alert' }
    : { text: proveBy, note: by }
}
