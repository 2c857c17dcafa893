// One assessment: its dates, who had a part in it, and the next step for whoever looks.
import { formatInstant, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  DateField,
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  SummaryRow,
  TextArea,
} from '../../platform/views/models.ts'
import { armsQuestions, type Arms } from '../types.ts'
import type { Cited } from '../queries.ts'
import {
  factorsResource,
  restsModel,
  type FactorResource,
  type Rests,
  type RestsModel,
} from './evidence.ts'
import { kindWords, questionWords, stateWords, struckTag } from './words.ts'

/** Contract section 8, Shapes: an assessment as a program gets it. */
export type ArmsResource = Omit<
  Arms,
  'forceId' | 'ratifiedBy' | 'recordedBy' | 'contributors' | 'struck'
> &
  Readonly<{
    author: string | null
    contributors: readonly string[]
    ratifiedBy: readonly string[]
    factors: readonly FactorResource[]
    challenges: readonly never[]
    contentOn: 'visor'
    struck: string | null
  }>

/** `cited` is what it took in under the headings. */
export function armsResource(arms: Arms, cited: readonly Cited[]): ArmsResource {
  const { forceId: _, ratifiedBy, recordedBy, ...rest } = arms
  return {
    ...rest,
    author: arms.origin === 'register' ? null : recordedBy,
    ratifiedBy: ratifiedBy === null ? [] : [ratifiedBy],
    factors: factorsResource(cited.filter(({ armsId }) => armsId === arms.id)),
    challenges: [],
    contentOn: 'visor',
    struck: arms.struck ?? null,
  }
}

type Form = Readonly<{ action: string; hidden: HiddenFields }>

export type ShowModel = Readonly<{
  title: string
  heading: string
  person: object
  back: Link
  problems: readonly Problem[]
  state: Readonly<{ text: string; classes: string }>
  /** Where it is told why this no longer stands. */
  struck: Link | null
  facts: SummaryList
  /** What it rests on; null for what was struck out. */
  rests: RestsModel | null
  complete: (Form & Readonly<{ completedOn: DateField; rationale: TextArea }>) | null
  ratify: (Form & Readonly<{ ratifiedOn: DateField; answers: readonly TextArea[] }>) | null
  sendBack: (Form & Readonly<{ reasons: TextArea }>) | null
  whyNotText: string
}>

export type ShowAsked = Readonly<{
  arms: Arms
  person: object
  rests: Rests
  attempt: Attempt
  key: string
  mayChange: boolean
  /** Null when the reader may decide; else why not, in a sentence. Undefined for those who never decide. */
  whyNot: string | null | undefined
}>

const idOf = (name: string): string => name.replaceAll('.', '-')

/** A field as it was typed, with what is wrong with it. */
const typed = (name: string, { typed: values, errors }: Attempt) => {
  const error = errors.find((one: FieldError) => one.field === name)?.message
  return {
    id: idOf(name),
    name,
    value: values[name] ?? '',
    ...(error === undefined ? {} : { error }),
  }
}

const day = (on: LocalDate | null, none: string): string =>
  on === null ? none : formatShortDate(on)

const said = (key: string, text: string | null): SummaryRow[] =>
  text === null || text === '' ? [] : [{ key, text }]

const authorText = (arms: Arms): string =>
  arms.origin === 'register'
    ? 'From the register, not recorded here: content on ViSOR'
    : arms.contributors.join(', ')

const factsOf = (arms: Arms): SummaryList => ({
  rows: [
    { key: 'Kind', text: kindWords[arms.kind] },
    { key: 'Begun', text: day(arms.begunOn, 'Not known') },
    { key: 'Completed', text: day(arms.completedOn, 'Not yet') },
    ...(arms.submittedAt === null
      ? []
      : [{ key: 'Submitted', text: formatInstant(arms.submittedAt) }]),
    { key: 'Ratified', text: day(arms.ratifiedOn, 'Not yet') },
    ...said('Ratified by', arms.ratifiedBy),
    { key: 'Written by', text: authorText(arms) },
    ...said('Why', arms.rationale),
    ...said(
      'Returned',
      arms.returnedOn === null
        ? null
        : `${formatShortDate(arms.returnedOn)}: ${arms.returnedReasons ?? ''}`,
    ),
    ...(arms.answers === null ? [] : answerRows(arms.answers)),
  ],
})

const answerRows = (answers: NonNullable<Arms['answers']>): SummaryRow[] =>
  armsQuestions.map((question) => ({ key: questionWords[question], text: answers[question] }))

const formTo = ({ arms, key }: ShowAsked, path: string): Form => ({
  action: `/arms/${arms.id}${path}`,
  hidden: [
    { name: 'version', value: String(arms.version) },
    { name: '_key', value: key },
  ],
})

const completeForm = (asked: ShowAsked): NonNullable<ShowModel['complete']> => ({
  ...formTo(asked, ''),
  completedOn: {
    ...typed('completedOn', asked.attempt),
    label: 'Completed on ViSOR on (leave empty while it is a draft)',
    hint: 'With this day it is submitted for ratification. For example, 27/3/2026',
  },
  rationale: { ...typed('rationale', asked.attempt), label: 'Anything to say about it', rows: 3 },
})

const ratifyForm = (asked: ShowAsked): NonNullable<ShowModel['ratify']> => ({
  ...formTo(asked, '/ratify'),
  ratifiedOn: {
    ...typed('ratifiedOn', asked.attempt),
    label: 'Ratified on (today, if left empty)',
    hint: 'For example, 27/3/2026',
  },
  answers: armsQuestions.map((question) => ({
    ...typed(`answers.${question}`, asked.attempt),
    label: questionWords[question],
    rows: 3,
  })),
})

const returnForm = (asked: ShowAsked): NonNullable<ShowModel['sendBack']> => ({
  ...formTo(asked, '/return'),
  reasons: {
    ...typed('reasons', asked.attempt),
    label: 'What must change before it can be ratified',
    rows: 3,
  },
})

const problemOf = ({ field, message }: FieldError): Problem =>
  field === '' ? { text: message } : { text: message, href: `#${idOf(field)}` }

const isOpen = ({ state }: Arms): boolean => state === 'draft' || state === 'returned'

function stepsOf(asked: ShowAsked): Pick<ShowModel, 'complete' | 'ratify' | 'sendBack'> {
  const { arms, mayChange, whyNot } = asked
  const stands = struckOf(arms) === null
  const open = stands && isOpen(arms)
  const decides = stands && arms.state === 'submitted' && whyNot === null
  return {
    complete: open && mayChange ? completeForm(asked) : null,
    ratify: decides ? ratifyForm(asked) : null,
    sendBack: decides ? returnForm(asked) : null,
  }
}

const restsOf = ({ arms, rests, attempt, key, mayChange }: ShowAsked): RestsModel =>
  restsModel({ arms, rests, attempt, key, mayTake: mayChange && isOpen(arms) })

const struckOf = ({ struck }: Arms): Link | null =>
  struck === undefined || struck === null
    ? null
    : {
        text: 'Struck out: it counts for nothing. See who did so, when and why',
        href: `/corrections/${struck}`,
      }

export function showModel(asked: ShowAsked): ShowModel {
  const { arms, person, attempt, whyNot } = asked
  const heading = `ARMS: ${kindWords[arms.kind].toLowerCase()}`
  const struck = struckOf(arms)
  return {
    title: attempt.errors.length > 0 ? `Error: ${heading}` : heading,
    heading,
    person,
    back: { text: 'All ARMS of this person', href: `/offenders/${arms.offenderId}/arms` },
    problems: attempt.errors.map(problemOf),
    state: struck === null ? stateWords[arms.state] : struckTag,
    struck,
    facts: factsOf(arms),
    rests: struck === null ? restsOf(asked) : null,
    ...stepsOf(asked),
    whyNotText: struck === null && arms.state === 'submitted' ? (whyNot ?? '') : '',
  }
}
