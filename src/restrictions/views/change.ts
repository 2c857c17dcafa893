// One change that opens a restricted file wider, and the form by which another reader decides it.
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { PersonLine } from '../../offenders/index.ts'
import type { ChangeShown, RestrictRefusal } from '../types.ts'
import { problemsOf, radios, textarea } from '../../platform/views/fields.ts'
import { formOf, type FormModel } from './form.ts'
import { pageOf, type RestrictionPage } from './page.ts'
import { refusals } from './words.ts'

type Asked = Readonly<{
  change: ChangeShown
  person: PersonLine | null
  whyNot: RestrictRefusal | null
  attempt: Attempt
  key: string
}>

const wordsOf = ({ what, reader }: ChangeShown): string =>
  what === 'lift' ? 'End the restriction' : `Name ${reader?.name ?? 'a further reader'}`

const stateText = ({ state, decidedBy, decidedAt, decidedWhy }: ChangeShown): string =>
  decidedAt === null
    ? 'Waits for another reader'
    : `${state === 'agreed' ? 'Agreed' : 'Refused'} by ${decidedBy ?? ''}, ${formatInstant(decidedAt)}: ${decidedWhy ?? ''}`

function decideForm({ change, attempt, key }: Asked): FormModel {
  const draw = { form: 'decision', attempt }
  return formOf({
    heading: 'Decide it',
    intro: 'Agreed, it takes hold at once.',
    action: `/restrictions/${change.id}/decision`,
    hidden: [
      { name: '_key', value: key },
      { name: 'version', value: String(change.version) },
    ],
    fields: [
      radios(draw, { name: 'agree', legend: 'Do you agree?' }, [
        ['yes', 'Yes, open it'],
        ['no', 'No, it stays as it is'],
      ]),
      textarea(draw, ['why', 'Why?']),
    ],
    submitText: 'Decide',
  })
}

export const changePage = (asked: Asked): RestrictionPage => {
  const { change, person, whyNot, attempt } = asked
  return pageOf({
    title: `${wordsOf(change)}?`,
    back: { text: 'Restricted files', href: '/restrictions' },
    problems: problemsOf({ form: 'decision', attempt }),
    person,
    facts: {
      rows: [
        { key: 'Asked by', text: `${change.askedByName}, ${formatInstant(change.askedAt)}` },
        { key: 'Why', text: change.why },
        { key: 'How it stands', text: stateText(change) },
      ],
    },
    intro: whyNot === 'second-approver-needed' ? [refusals[whyNot]] : [],
    forms: whyNot === null ? [decideForm(asked)] : [],
  })
}
