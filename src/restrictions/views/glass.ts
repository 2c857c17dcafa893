// Breaking the glass, and its review by another.
import { formatDate, formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { SummaryList } from '../../platform/views/models.ts'
import type { PersonLine } from '../../offenders/index.ts'
import type { GlassShown, RestrictRefusal } from '../types.ts'
import { dateField, input, problemsOf, textarea } from '../../platform/views/fields.ts'
import { formOf } from './form.ts'
import { pageOf, type RestrictionPage } from './page.ts'
import { refusals } from './words.ts'

type Breaking = Readonly<{ attempt: Attempt; key: string; hours: number; isOnCall: boolean }>

export function breakGlassPage({ attempt, key, hours, isOnCall }: Breaking): RestrictionPage {
  const draw = { form: 'glass', attempt }
  const form = formOf({
    heading: null,
    intro: 'Give the ViSOR ref, or the surname and the date of birth: exactly as recorded.',
    action: '/break-glass',
    hidden: [{ name: '_key', value: key }],
    fields: [
      input(draw, ['visorRef', 'ViSOR ref'], { classes: 'govuk-input--width-10' }),
      input(draw, ['surname', 'Or the surname'], { classes: 'govuk-input--width-20' }),
      dateField(draw, ['dateOfBirth', 'And the date of birth']),
      textarea(draw, ['why', 'Why do you need it now?'], {
        hint: 'Every reader of the file reads this, and somebody else reviews it by the next working day.',
      }),
    ],
    submitText: 'Break the glass',
  })
  return pageOf({
    title: 'Break the glass',
    back: { text: 'Restricted files', href: '/restrictions' },
    problems: problemsOf(draw),
    warning: isOnCall
      ? 'Every try is kept with your name, whether or not anybody is found.'
      : 'You are not the inspector on call, so this will be refused and the try kept.',
    intro: [
      `For an emergency that cannot wait for a reader of the file. What you name exactly opens to you for ${hours === 1 ? '1 hour' : `${hours} hours`}. The answer is the same for a person who is not recorded and for one you may not see.`,
    ],
    forms: [form],
  })
}

type Reviewing = Readonly<{
  glass: GlassShown
  person: PersonLine | null
  whyNot: RestrictRefusal | null
  attempt: Attempt
  key: string
}>

const openText = ({ untilAt }: GlassShown): string =>
  untilAt === null ? 'Nothing was opened' : `Open until ${formatInstant(untilAt)}`

const factsOf = (glass: GlassShown): SummaryList => ({
  rows: [
    { key: 'By', text: `${glass.brokenByName}, ${formatInstant(glass.brokenAt)}` },
    { key: 'Why', text: glass.why },
    { key: 'Found by', text: glass.asked },
    { key: 'What it opened', text: openText(glass) },
    { key: 'To be reviewed by', text: formatDate(glass.reviewBy) },
    ...(glass.reviewedAt === null
      ? []
      : [
          {
            key: 'Reviewed',
            text: `${glass.reviewedBy ?? ''}, ${formatInstant(glass.reviewedAt)}: ${glass.review ?? ''}`,
          },
        ]),
  ],
})

export function glassPage({ glass, person, whyNot, attempt, key }: Reviewing): RestrictionPage {
  const draw = { form: 'review', attempt }
  const form = formOf({
    heading: 'Review it',
    intro: null,
    action: `/break-glass/${glass.id}/review`,
    hidden: [
      { name: '_key', value: key },
      { name: 'version', value: String(glass.version) },
    ],
    fields: [
      textarea(draw, ['review', 'What did you look at, and was it right?'], {
        hint: 'For example what was opened in the access log, and whom you spoke to.',
      }),
    ],
    submitText: 'Keep the review',
  })
  return pageOf({
    title: 'Glass that was broken',
    back: { text: 'Restricted files', href: '/restrictions' },
    problems: problemsOf(draw),
    person,
    facts: factsOf(glass),
    intro: whyNot === 'own-glass' ? [refusals[whyNot]] : [],
    forms: whyNot === null ? [form] : [],
  })
}
