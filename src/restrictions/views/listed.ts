// The restricted files that name a reader: how late they are, what waits for a second reader, glass to review.
import {
  daysBetween,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Cell, Table } from '../../platform/views/models.ts'
import { levelTag, personName } from '../../offenders/index.ts'
import type { ChangeShown, GlassShown, RestrictionListed } from '../types.ts'
import { pageOf, type RestrictionPage } from './page.ts'

export type Listed = Readonly<{
  items: readonly RestrictionListed[]
  waiting: readonly ChangeShown[]
  glass: readonly GlassShown[]
  today: LocalDate
}>

export const daysOverdue = ({ visitDueOn }: RestrictionListed, today: LocalDate): number =>
  visitDueOn === null ? 0 : Math.max(0, daysBetween(visitDueOn, today))

function visitCell(one: RestrictionListed, today: LocalDate): Cell {
  const late = daysOverdue(one, today)
  if (one.visitDueOn === null) return { text: 'No visit is owed on a day' }
  const due = formatShortDate(one.visitDueOn)
  return late === 0
    ? { text: `Due by ${due}` }
    : {
        text: `${late === 1 ? '1 day' : `${late} days`} overdue`,
        tagClass: 'govuk-tag--red',
        note: due,
      }
}

const reviewCell = ({ reviewOn }: RestrictionListed, today: LocalDate): Cell =>
  reviewOn <= today
    ? { text: 'Look at it now', tagClass: 'govuk-tag--red', note: formatShortDate(reviewOn) }
    : { text: formatShortDate(reviewOn) }

const filesTable = ({ items, today }: Listed): Table => ({
  caption: 'Restricted files you are named on',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'restricted-files',
  stacks: true,
  head: [
    { text: 'Person' },
    { text: 'Risk level' },
    { text: 'Visit' },
    { text: 'Whose' },
    { text: 'Readers', format: 'numeric' },
    { text: 'Look at it again' },
  ],
  rows: items.map((one) => [
    { text: personName(one), href: `/offenders/${one.offenderId}`, note: one.visorRef },
    levelTag(one.level),
    visitCell(one, today),
    { text: `${one.owner ?? 'nobody'}, ${one.team}` },
    {
      text: String(one.readers),
      href: `/offenders/${one.offenderId}/restriction`,
      format: 'numeric',
    },
    reviewCell(one, today),
  ]),
})

const secondTable = ({ items }: Listed): Table => ({
  caption: 'Entered a second time by somebody who could not see the file',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'second-records',
  stacks: true,
  head: [{ text: 'Restricted file' }, { text: 'Second record' }],
  rows: items.flatMap(({ secondRecordId, offenderId, visorRef, ...name }) =>
    secondRecordId === null
      ? []
      : [
          [
            { text: personName(name), href: `/offenders/${offenderId}`, note: visorRef },
            { text: 'The record that everybody sees', href: `/offenders/${secondRecordId}` },
          ],
        ],
  ),
})

/** What waits on one file, or on all that name the reader. */
export const waitingTable = ({ waiting }: Pick<Listed, 'waiting'>): Table => ({
  caption: 'Waiting for another reader',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'waiting',
  stacks: true,
  head: [{ text: 'What' }, { text: 'Asked by' }, { text: 'Why' }],
  rows: waiting.map(({ id, what, reader, askedByName, askedAt, why }) => [
    {
      text: what === 'lift' ? 'End the restriction' : `Name ${reader?.name ?? 'a reader'}`,
      href: `/restrictions/${id}`,
    },
    { text: `${askedByName}, ${formatInstant(askedAt)}` },
    { text: why },
  ]),
})

/** Those who review are named on the file, and know whose it is. */
const fileCell = (person: GlassShown['person'], offenderId: string | null): Cell =>
  person === null || offenderId === null
    ? { text: 'Nobody’s: nothing was opened' }
    : { text: personName(person), href: `/offenders/${offenderId}`, note: person.visorRef }

const glassTable = ({ glass, today }: Listed): Table => ({
  caption: 'Opened by breaking the glass, to be reviewed by another reader',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'broken-glass',
  stacks: true,
  head: [
    { text: 'Whose file' },
    { text: 'Who and when' },
    { text: 'Why' },
    { text: 'Review by' },
    { text: 'Now' },
  ],
  rows: glass.map(({ id, offenderId, person, brokenByName, brokenAt, why, reviewBy }) => [
    fileCell(person, offenderId),
    { text: `${brokenByName}, ${formatInstant(brokenAt)}` },
    { text: why },
    {
      text: formatShortDate(reviewBy),
      ...(reviewBy < today ? { tagClass: 'govuk-tag--red' } : {}),
    },
    { text: 'Review it', href: `/break-glass/${id}` },
  ]),
})

export const listedPage = (
  listed: Listed,
  { mayBreakGlass }: Readonly<{ mayBreakGlass: boolean }>,
): RestrictionPage =>
  pageOf({
    title: 'Restricted files',
    intro: [
      listed.items.length === 0
        ? 'You are named on no restricted file.'
        : 'Only the readers named on these files know of them. They count in your numbers and in nobody else’s.',
    ],
    tables: [glassTable(listed), waitingTable(listed), filesTable(listed), secondTable(listed)],
    links: [
      { text: 'Conflicts of interest', href: '/conflicts' },
      ...(mayBreakGlass
        ? [{ text: 'Break the glass: an emergency on call', href: '/break-glass' }]
        : []),
    ],
  })

export const listedResource = ({ items, waiting, glass, today }: Listed) => ({
  items: items.map((one) => ({
    id: one.id,
    offender: {
      id: one.offenderId,
      visorRef: one.visorRef,
      name: personName(one),
      level: one.level,
    },
    reason: one.reason,
    team: one.team,
    owner: one.owner,
    readers: one.readers,
    restrictedAt: one.restrictedAt.toISOString(),
    reviewOn: one.reviewOn,
    reviewDue: one.reviewOn <= today,
    visitDueOn: one.visitDueOn,
    daysOverdue: daysOverdue(one, today),
    secondRecord: one.secondRecordId,
    version: one.version,
  })),
  total: items.length,
  next: null,
  waiting: waiting.map(changeResource),
  brokenGlass: glass.map(glassResource),
})

export const changeResource = (change: ChangeShown) => ({
  id: change.id,
  version: change.version,
  offenderId: change.offenderId,
  what: change.what,
  reader: change.reader?.username ?? null,
  why: change.why,
  askedAt: change.askedAt.toISOString(),
  askedBy: change.askedBy,
  state: change.state,
  decided:
    change.decidedAt === null
      ? null
      : { at: change.decidedAt.toISOString(), by: change.decidedBy, why: change.decidedWhy },
})

export const glassResource = (glass: GlassShown) => ({
  id: glass.id,
  version: glass.version,
  offenderId: glass.offenderId,
  by: glass.brokenBy,
  at: glass.brokenAt.toISOString(),
  why: glass.why,
  until: glass.untilAt?.toISOString() ?? null,
  reviewBy: glass.reviewBy,
  reviewed:
    glass.reviewedAt === null
      ? null
      : { at: glass.reviewedAt.toISOString(), by: glass.reviewedBy, review: glass.review },
})
