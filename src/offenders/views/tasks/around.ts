// What each kind of fact around a person asks on its form, and says of itself.
import * as told from '../../rules/around.ts'
import type {
  HomeNote,
  HouseholdMember,
  JobHeld,
  LicenceCondition,
  OnlineName,
  Relationship,
  Vehicle,
} from '../../types.ts'
import {
  boxes,
  checkbox,
  dateField,
  input,
  radios,
  select,
  textarea,
  typedDate,
  type Draw,
  type Field,
} from '../../../platform/views/fields.ts'
import { weekdays } from '../../../platform/calendar.ts'
import type { Choice } from '../../../platform/views/models.ts'
import type { TaskFile } from '../task.ts'
import { answersOf } from '../words.ts'
import type { KnownView } from './known.ts'

const sinceField = (draw: Draw): Field => dateField(draw, ['since', 'Since (optional)'])
const since = ({ sinceOn }: Readonly<{ sinceOn: Relationship['sinceOn'] }>) => sinceOn

const yesNo = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const

/** Who it is and how they are linked; a child is always asked about. */
const linkedFields = (draw: Draw, { parts, today }: TaskFile): Field[] => {
  const isMarked = parts.markers.some(
    ({ kind, untilOn }) => kind === 'children' && (untilOn === null || untilOn > today),
  )
  return [
    input(draw, ['name', 'Name, or initials']),
    select(draw, { name: 'link', label: 'How they are linked' }, answersOf(told.linkWords)),
    radios(draw, { name: 'isChild', legend: 'Is this a child (under 18)?' }, yesNo),
    ...(isMarked
      ? []
      : [
          checkbox(
            draw,
            { name: 'markChildren', legend: 'If it is a child' },
            'Put the children marker on this file, so that every list shows it',
          ),
        ]),
  ]
}

const childStep =
  'If it is a child: tell children’s social care, and write in the account of the visit whom you told and when.'

/** The addresses lived at today, the one lived at last chosen. */
const addressField = (draw: Draw, { parts, today }: TaskFile): Field =>
  select(
    draw,
    { name: 'addressId', label: 'At which address' },
    parts.addresses
      .filter(({ untilOn }) => untilOn === null || untilOn > today)
      .map(({ id, line, postcode }) => [id, postcode === null ? line : `${line}, ${postcode}`]),
  )

const homeValues = ({ parts }: TaskFile): Record<string, string> =>
  parts.around.homeId === null ? {} : { addressId: parts.around.homeId }

const atAddress = ({ addressId }: Readonly<{ addressId: string }>, { parts }: TaskFile): string =>
  `At ${parts.addresses.find(({ id }) => id === addressId)?.line ?? 'an address since struck out'}`

const relationships: KnownView<Relationship> = {
  path: 'relationships',
  title: 'Relationships',
  noun: 'this person',
  intro: [
    `Partners, family, friends, associates, and every child linked to the person. ${childStep}`,
  ],
  list: (around) => around.relationships,
  text: told.relationshipText,
  since,
  fields: (draw, file) => [
    ...linkedFields(draw, file),
    textarea(draw, ['note', 'What to know (optional)'], {
      hint: 'For example, knows of the conviction; has two children of her own',
    }),
    sinceField(draw),
  ],
}

const vehicles: KnownView<Vehicle> = {
  path: 'vehicles',
  title: 'Vehicles',
  noun: 'this vehicle',
  intro: ['Every vehicle that the person owns, keeps or uses.'],
  list: (around) => around.vehicles,
  text: told.vehicleText,
  since,
  fields: (draw) => [
    input(draw, ['registration', 'Registration (optional)'], {
      hint: 'Leave empty when it is not known or there is none',
      classes: 'govuk-input--width-10',
    }),
    input(draw, ['description', 'What it looks like'], {
      hint: 'For example, blue Ford Focus, roof bars',
    }),
    input(draw, ['keeper', 'Whose it is, if not this person’s (optional)']),
    sinceField(draw),
  ],
}

const workDayBoxes = ({ attempt }: Draw): Choice[] =>
  weekdays.map((day) => ({
    value: 'yes',
    name: `workDays.${day}`,
    id: `workDays-${day}`,
    text: day.charAt(0).toUpperCase() + day.slice(1),
    checked: attempt.typed[`workDays.${day}`] === 'yes',
  }))

const jobs: KnownView<JobHeld> = {
  path: 'work',
  title: 'Work',
  noun: 'this work',
  intro: ['Paid or not: who for, where, and the hours at which the person is there.'],
  list: (around) => around.jobs,
  text: told.jobText,
  since,
  fields: (draw) => [
    input(draw, ['employer', 'Who for']),
    input(draw, ['role', 'What the person does there (optional)']),
    input(draw, ['place', 'Where (optional)']),
    boxes(draw, ['workDays', 'Days of the week at work (optional)'], workDayBoxes(draw)),
    input(draw, ['worksFrom', 'From (optional)'], {
      hint: 'The same hours on each of these days, for example 0830. Work that ends before it begins ends on the next day',
      classes: 'govuk-input--width-5',
    }),
    input(draw, ['worksUntil', 'Until (optional)'], { classes: 'govuk-input--width-5' }),
    input(draw, ['hours', 'Hours in other words (optional)'], {
      hint: 'For example, alternate weeks, on call. The plan for visits can only reckon with the days and hours above',
    }),
    sinceField(draw),
  ],
}

const onlineNames: KnownView<OnlineName> = {
  path: 'online-names',
  title: 'Online names',
  noun: 'this name',
  intro: [
    'Names that the person uses on sites and apps, whether or not he or she told the police.',
  ],
  list: (around) => around.onlineNames,
  text: told.onlineText,
  since,
  fields: (draw) => [
    input(draw, ['service', 'Site or app']),
    input(draw, ['name', 'Name used there']),
    radios(
      draw,
      { name: 'declared', legend: 'Did the person tell the police of it? (optional)' },
      yesNo,
    ),
    sinceField(draw),
  ],
}

const household: KnownView<HouseholdMember> = {
  path: 'household',
  title: 'Who else lives there',
  noun: 'this person',
  intro: [
    `Everybody else who lives at an address of the person. ${childStep}`,
    'When somebody new has moved in, record the event “New household” as well: it ends reactive management.',
  ],
  list: (around) => around.household,
  text: told.memberText,
  since,
  beside: atAddress,
  fields: (draw, file) => [addressField(draw, file), ...linkedFields(draw, file), sinceField(draw)],
  values: homeValues,
}

const homeNotes: KnownView<HomeNote> = {
  path: 'home-notes',
  title: 'The home: layout, dogs and access',
  noun: 'this note',
  intro: ['What somebody who has never been there must know before going in.'],
  list: (around) => around.homeNotes,
  text: told.homeNoteText,
  since: () => null,
  beside: atAddress,
  fields: (draw, file) => [
    addressField(draw, file),
    radios(draw, { name: 'kind', legend: 'What is it about?' }, answersOf(told.homeNoteWords)),
    textarea(draw, ['text', 'What to know'], {
      hint: 'For example, two German shepherds loose in the yard; way in is round the back',
    }),
  ],
  values: homeValues,
}

const licenceConditions: KnownView<LicenceCondition> = {
  path: 'licence-conditions',
  title: 'Licence conditions',
  noun: 'this condition',
  intro: [
    'What the licence forbids or demands, in its own words. Orders of a court are kept apart: a breach of a licence is for probation to act on, a breach of an order is an offence.',
  ],
  list: (around) => around.licenceConditions,
  text: told.conditionText,
  since: ({ fromOn }) => fromOn,
  fields: (draw) => [
    textarea(draw, ['text', 'The condition']),
    dateField(draw, ['from', 'From']),
    dateField(draw, ['until', 'Until (optional)'], { hint: 'The last day on which it holds' }),
  ],
  values: ({ today }) => ({ from: typedDate(today) }),
}

export const knownViews = {
  relationships,
  vehicles,
  jobs,
  onlineNames,
  household,
  homeNotes,
  licenceConditions,
} as const
