// The restriction of one file: who reads it, what waits for another reader, and how it changes.
import { waitingTable } from './listed.ts'
import { addDays, formatDate, formatInstant } from '../../platform/calendar.ts'
import type { Table } from '../../platform/views/models.ts'
import type { ReaderShown, RestrictionShown } from '../types.ts'
import { backTo, drawOf, keyOf, type RestrictionAsked } from './asked.ts'
import { dateField, problemsOf, select, textarea, typedDate } from '../../platform/views/fields.ts'
import { formOf, type FormModel } from './form.ts'
import { pageOf, type RestrictionPage } from './page.ts'
import { toRestrict } from './restrict.ts'
import { roleText } from './words.ts'

const readersTable = (readers: readonly ReaderShown[]): Table => ({
  caption: 'Who may read it',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'readers',
  stacks: true,
  head: [{ text: 'Name' }, { text: 'Username' }, { text: 'Role' }, { text: 'Since' }],
  rows: readers.map(({ name, username, role, team, fromAt, isEnabled }) => [
    { text: isEnabled ? name : `${name} (cannot sign in)` },
    { text: username },
    { text: team === null ? roleText(role) : `${roleText(role)}, ${team}` },
    { text: formatInstant(fromAt) },
  ]),
})

function widerForms(asked: RestrictionAsked, readers: readonly ReaderShown[]): FormModel[] {
  const add = drawOf(asked, 'readers')
  const lift = drawOf(asked, 'lift')
  const named = new Set(readers.map(({ username }) => username))
  const free = asked.candidates.filter(
    ({ username, isInConflict }) => !named.has(username) && !isInConflict,
  )
  const at = `/offenders/${asked.offenderId}/restriction`
  const why = ['why', 'Why?'] as const
  return [
    formOf({
      heading: 'Name a further reader',
      intro: 'Another of the readers has to agree before anything opens.',
      action: `${at}/readers`,
      hidden: keyOf(asked),
      fields: [
        select(
          add,
          { name: 'add', label: 'Whom?' },
          free.map(({ username, name, role }) => [username, `${name}, ${roleText(role)}`]),
        ),
        textarea(add, why),
      ],
      submitText: 'Ask for this reader',
    }),
    formOf({
      heading: 'End the restriction',
      intro: 'Another of the readers has to agree; then everybody who may see the team sees it.',
      action: `${at}/lift`,
      hidden: keyOf(asked),
      fields: [textarea(lift, why)],
      submitText: 'Ask to end it',
      isLesser: true,
    }),
  ]
}

type Standing = RestrictionAsked & Readonly<{ restriction: RestrictionShown }>

function inspectorForms(asked: Standing): FormModel[] {
  const { restriction, today, reviewDays, offenderId } = asked
  const remove = drawOf(asked, 'removals')
  const review = drawOf(asked, 'review')
  const at = `/offenders/${offenderId}/restriction`
  return [
    formOf({
      heading: 'Take a reader away',
      intro: 'It takes hold at once.',
      action: `${at}/removals`,
      hidden: keyOf(asked),
      fields: [
        select(
          remove,
          { name: 'remove', label: 'Whom?' },
          restriction.readers.map(({ username, name }) => [username, name]),
        ),
        textarea(remove, ['why', 'Why?']),
      ],
      submitText: 'Take this reader away',
      isLesser: true,
    }),
    formOf({
      heading: 'Looked at again, and kept',
      intro: null,
      action: `${at}/review`,
      hidden: [...keyOf(asked), { name: 'version', value: String(restriction.version) }],
      fields: [
        dateField(review, ['reviewOn', 'To be looked at again on'], {
          first: typedDate(addDays(today, reviewDays)),
        }),
        textarea(review, ['why', 'Why is it still needed?']),
      ],
      submitText: 'Keep it restricted',
      isLesser: true,
    }),
  ]
}

function standing(asked: Standing): RestrictionPage {
  const { restriction, today } = asked
  const isDue = restriction.reviewOn <= today
  return pageOf({
    title: 'Restricted file',
    back: backTo(asked),
    problems: problemsOf(drawOf(asked, asked.form)),
    person: asked.person,
    warning: isDue ? 'The day on which this restriction was to be looked at again has come.' : null,
    facts: {
      rows: [
        { key: 'Why', text: restriction.reason },
        {
          key: 'Since',
          text: `${formatInstant(restriction.restrictedAt)}, by ${restriction.restrictedBy}`,
        },
        { key: 'Look at it again on', text: formatDate(restriction.reviewOn) },
      ],
    },
    tables: [
      readersTable(restriction.readers),
      ...(restriction.waiting.length === 0 ? [] : [waitingTable(restriction)]),
    ],
    links: [{ text: 'Restricted files you are named on', href: '/restrictions' }],
    forms: [
      ...widerForms(asked, restriction.readers),
      ...(asked.mayRestrict ? inspectorForms(asked) : []),
    ],
  })
}

export const restrictionPage = (asked: RestrictionAsked): RestrictionPage =>
  asked.restriction === null
    ? toRestrict(asked)
    : standing({ ...asked, restriction: asked.restriction })
