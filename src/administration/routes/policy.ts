// What the rules go by, for everyone who works by them: the dated parameters and the permission matrix.
import { route, type Ask, type Route } from '../../access/index.ts'
import { addDays, laterOf, type LocalDate } from '../../platform/calendar.ts'
import { pagesOf, type Reply } from '../../platform/http/reply.ts'
import { policyFrom, valuesInForce, type PolicyValue } from '../../policy/index.ts'
import { nothing, policySearch } from '../forms.ts'
import {
  inWords,
  permissionsPage,
  permissionsResource,
  policyPage,
  runningOut,
  type AdministrationViews,
} from '../views.ts'

const page = pagesOf<AdministrationViews>()

/** Contract section 8: a warning before the bank holidays run out. */
function holidayWarning(values: readonly PolicyValue[], on: LocalDate): string | null {
  const known = new Set<string>(values.map(({ parameter }) => parameter))
  if (!known.has('calendar.bank_holidays') || !known.has('calendar.bank_holiday_warning_days'))
    return null
  const policy = policyFrom(values, on)
  const [first, ...rest] = policy.dates('calendar.bank_holidays')
  if (first === undefined) return null
  const last = rest.reduce(laterOf, first)
  const from = addDays(last, -policy.number('calendar.bank_holiday_warning_days'))
  return on < from ? null : runningOut(last)
}

async function showPolicy({
  tx,
  input,
  today,
}: Ask<{ on?: LocalDate | undefined }>): Promise<Reply> {
  const on = input.on ?? today
  const values = await valuesInForce(tx, on)
  const model = policyPage({ values, on, warningText: holidayWarning(values, on) })
  return page('policy/show', model, {
    resource: { on, items: values.map(inJson), total: values.length, next: null },
    shown: { fields: ['policy'], count: values.length },
  })
}

const inJson = ({ id, parameter, value, fromOn, source, standing }: PolicyValue) => ({
  id,
  parameter,
  inWords: inWords(parameter),
  value,
  from: fromOn,
  source,
  standing,
})

export const policyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy',
    may: 'see-policy',
    audit: 'policy.opened',
    summary: 'Every parameter of policy, its value on a day, source and standing',
    takes: policySearch,
    handle: showPolicy,
  }),
  route({
    method: 'get',
    path: '/permissions',
    may: 'see-permissions',
    audit: 'screen.opened',
    summary: 'What each role may do',
    takes: nothing,
    handle: async () =>
      page('administration/permissions', permissionsPage(), {
        resource: permissionsResource(),
        shown: { fields: ['permissions'] },
      }),
  }),
]
