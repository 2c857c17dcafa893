// Declaring a conflict of interest, and what people of a team have declared.
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Table } from '../../platform/views/models.ts'
import { personName, type PersonLine } from '../../offenders/index.ts'
import type { ConflictShown } from '../types.ts'
import { problemsOf, radios, select, textarea } from '../../platform/views/fields.ts'
import { formOf, type FormModel } from './form.ts'
import { pageOf, type RestrictionPage } from './page.ts'
import { relationText, relationWords } from './words.ts'

type Declaring = Readonly<{
  offenderId: string
  person: PersonLine
  attempt: Attempt
  key: string
}>

export function declarePage({ offenderId, person, attempt, key }: Declaring): RestrictionPage {
  const draw = { form: 'conflict', attempt }
  return pageOf({
    title: 'Declare a conflict of interest',
    back: { text: `Back to the file of ${person.name}`, href: `/offenders/${offenderId}` },
    problems: problemsOf(draw),
    person,
    warning: 'You will no longer see this person or the file, from the moment you declare it.',
    intro: [
      'Declare it when you know this person, or a victim, otherwise than through your work. Nobody has to agree first. Your supervisor is told, and only a supervisor can end it.',
    ],
    forms: [
      formOf({
        heading: null,
        intro: null,
        action: `/offenders/${offenderId}/conflict`,
        hidden: [{ name: '_key', value: key }],
        fields: [
          radios(
            draw,
            { name: 'relation', legend: 'How do you know the person?' },
            Object.entries(relationWords),
          ),
          textarea(draw, ['why', 'What makes it a conflict?'], {
            hint: 'Your supervisor reads this.',
          }),
        ],
        submitText: 'Declare it',
      }),
    ],
  })
}

type Listed = Readonly<{
  items: readonly ConflictShown[]
  own: readonly ConflictShown[]
  actor: string
  /** The conflict whose form was sent; none when the page is first drawn. */
  sent: string | null
  attempt: Attempt
  key: string
}>

const howItStands = ({ confirmedAt, confirmedBy, isOwner }: ConflictShown): string => {
  const owner = isOwner ? ' Still the officer of this person: allocate to another.' : ''
  return confirmedAt === null
    ? `Not confirmed yet.${owner}`
    : `Confirmed by ${confirmedBy ?? ''}, ${formatInstant(confirmedAt)}.${owner}`
}

const whomCell = ({ person, offenderId }: ConflictShown) =>
  person === null
    ? { text: 'Hidden from you' }
    : { text: personName(person), href: `/offenders/${offenderId}`, note: person.visorRef }

const table = (items: readonly ConflictShown[]): Table => ({
  caption: 'Declared in your team',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'conflicts',
  stacks: true,
  head: [
    { text: 'Who' },
    { text: 'About whom' },
    { text: 'How they know each other' },
    { text: 'How it stands' },
  ],
  rows: items.map((one) => [
    { text: one.name, note: formatInstant(one.declaredAt) },
    whomCell(one),
    { text: `${relationText(one.relation)}: ${one.why}` },
    { text: howItStands(one) },
  ]),
})

const ownTable = (own: readonly ConflictShown[]): Table => ({
  caption: 'Declared by you',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'own-conflicts',
  stacks: true,
  head: [{ text: 'Declared' }, { text: 'How you know each other' }, { text: 'How it stands' }],
  rows: own.map((one) => [
    { text: formatInstant(one.declaredAt) },
    { text: relationText(one.relation) },
    { text: howItStands(one) },
  ]),
})

const nobody: Attempt = { typed: {}, errors: [], stale: false }

function judgeForm(one: ConflictShown, { sent, attempt, key }: Listed): FormModel {
  const draw = { form: `conflict-${one.id}`, attempt: sent === one.id ? attempt : nobody }
  const whom = one.person === null ? '' : ` about ${personName(one.person)}`
  const decisions: [string, string][] = [
    ...(one.confirmedAt === null ? [['confirm', 'Confirm it'] as [string, string]] : []),
    ['end', 'End it: they see the person again'],
  ]
  return formOf({
    heading: `${one.name}${whom}`,
    intro: null,
    action: `/conflicts/${one.id}/decision`,
    hidden: [
      { name: '_key', value: `${key}-${one.id}` },
      { name: 'version', value: String(one.version) },
    ],
    fields: [
      select(draw, { name: 'decision', label: 'What do you decide?' }, decisions),
      textarea(draw, ['why', 'Why? (needed to end it)'], { rows: 2 }),
    ],
    submitText: 'Decide',
    isLesser: true,
  })
}

export function conflictsPage(listed: Listed): RestrictionPage {
  const { items, own, actor, sent, attempt } = listed
  const forms = items
    .filter(({ declaredBy }) => declaredBy !== actor)
    .map((one) => judgeForm(one, listed))
  return pageOf({
    title: 'Conflicts of interest',
    problems: problemsOf({ form: `conflict-${sent ?? ''}`, attempt }),
    intro:
      items.length + own.length === 0
        ? ['None stands. A conflict is declared on the file of the person.']
        : ['Whoever declared a conflict does not see the person, and is not given the file.'],
    tables: [table(items), ownTable(own)],
    forms,
  })
}

export const conflictResource = (one: ConflictShown) => ({
  id: one.id,
  version: one.version,
  offender:
    one.person === null
      ? null
      : { id: one.offenderId, visorRef: one.person.visorRef, name: personName(one.person) },
  relation: one.relation,
  why: one.why,
  declaredAt: one.declaredAt.toISOString(),
  declaredBy: one.declaredBy,
  isOwner: one.isOwner,
  confirmed:
    one.confirmedAt === null ? null : { at: one.confirmedAt.toISOString(), by: one.confirmedBy },
  ended:
    one.endedAt === null
      ? null
      : { at: one.endedAt.toISOString(), by: one.endedBy, why: one.endedWhy },
})
