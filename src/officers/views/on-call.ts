// The on-call line: its turns now and ahead, and the form that adds one.
import { toRing } from '../../platform/views/telephone.ts'
import { dateField, input, select, typedDate } from '../../platform/views/fields.ts'
import { addDays, formatInstant, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { OfficerOne, OnCallShown } from '../queries.ts'
import { daysOnCall } from '../rules.ts'
import type { Availability, AwaySpell } from '../types/here.ts'
import { answersOf, form, officerPage, section, type OfficerPage, type Section } from './page.ts'
import { tabs } from './tabs.ts'
import { awayText, onCallWords, unbroken } from './words.ts'

export type OnCallPage = Readonly<{
  line: readonly OnCallShown[]
  availability: Availability
  officers: readonly OfficerOne[]
  today: LocalDate
  mayKeep: boolean
  attempt: Attempt
}>

const addTurn = ({ officers, today, attempt }: OnCallPage): Section => {
  const values = { fromOn: '', fromAt: '17:00', untilOn: '', untilAt: '08:00', rank: 'supervisor' }
  const draw = {
    attempt,
    values: { ...values, fromOn: typedDate(today), untilOn: typedDate(addDays(today, 1)) },
  }
  const narrow = { classes: 'govuk-input--width-5' }
  return section('Add a turn', {
    form: form({
      action: '/roster/on-call',
      submitText: 'Add the turn',
      fields: [
        select(draw, { name: 'rank', label: 'Rank', blank: null }, answersOf(onCallWords)),
        select(
          draw,
          { name: 'officer', label: 'Who' },
          officers.map(({ key, name }) => [key, name]),
        ),
        input(draw, ['phone', 'Number to ring'], {
          hint: 'Leave blank for the number that is held',
          classes: 'govuk-input--width-20',
        }),
        dateField(draw, ['fromOn', 'From the day']),
        input(draw, ['fromAt', 'From'], narrow),
        dateField(draw, ['untilOn', 'Until the day']),
        input(draw, ['untilAt', 'Until'], narrow),
      ],
    }),
  })
}

/** The spells away that a turn of the on-call line meets: it rings for nobody on those days. */
export function awayInTurn({ spells }: Availability, turn: OnCallShown): readonly AwaySpell[] {
  const days = daysOnCall(turn)
  return (spells.get(turn.officerId) ?? []).filter(
    ({ fromOn, lastOn }) => fromOn <= days.lastOn && (lastOn === null || days.fromOn <= lastOn),
  )
}

const awayRow = (away: readonly AwaySpell[]) =>
  away.length === 0
    ? []
    : [
        {
          key: 'Away in this turn',
          text: `${away.map(awayText).join('. ')}. Add a turn of somebody who is here, and withdraw this one.`,
        },
      ]

type Turned = Readonly<{ turn: OnCallShown; away: readonly AwaySpell[]; mayKeep: boolean }>

const turnSection = ({ turn, away, mayKeep }: Turned): Section =>
  section(`${onCallWords[turn.rank]}: ${turn.name}`, {
    facts: {
      rows: [
        { key: 'Telephone', ...toRing(unbroken(turn.phone), turn.phone) },
        { key: 'From', text: formatInstant(turn.fromAt) },
        { key: 'Until', text: formatInstant(turn.untilAt) },
        ...awayRow(away),
        { key: 'Entered by', text: turn.recordedBy },
      ],
    },
    form: mayKeep
      ? form({
          action: `/roster/on-call/${turn.id}/withdraw`,
          submitText: 'Withdraw this turn',
          isSecondary: true,
        })
      : null,
  })

export const onCallModel = (shown: OnCallPage): OfficerPage =>
  officerPage('On-call line', {
    tabs: tabs('/roster/on-call'),
    attempt: shown.attempt,
    leadText: 'Who is rung, and at which number, when a duty counted in hours is not accepted.',
    sections: [
      ...shown.line.map((turn) =>
        turnSection({
          turn,
          away: awayInTurn(shown.availability, turn),
          mayKeep: shown.mayKeep,
        }),
      ),
      ...(shown.line.length === 0
        ? [section(null, { emptyText: 'No turn is entered now or ahead.' })]
        : []),
      ...(shown.mayKeep ? [addTurn(shown)] : []),
    ],
  })

export const onCallResource = (turn: OnCallShown) => ({
  id: turn.id,
  version: turn.version,
  rank: turn.rank,
  officer: turn.key,
  name: turn.name,
  phone: turn.phone,
  from: turn.fromAt.toISOString(),
  until: turn.untilAt.toISOString(),
})
