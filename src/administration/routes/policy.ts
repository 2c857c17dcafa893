// What the rules go by, for everyone who works by them: the dated parameters and the permission matrix.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { bringUpToDate } from '../../backlog/index.ts'
import { addDays, laterOf, type LocalDate } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page, type Reply } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import {
  historyOf,
  inWords,
  isParameter,
  policyFrom,
  proposePolicy,
  readValue,
  valuesInForce,
  valuesToCome,
  waitingProposals,
  type Parameter,
  type PolicyValue,
} from '../../policy/index.ts'
import { newProposal, nothing, parameterSearch, policySearch } from '../forms.ts'
import {
  alreadyProposed,
  permissionsPage,
  permissionsResource,
  policyPage,
  policyParameterPage,
  proposalRefusals,
  runningOut,
  type AdministrationViews,
} from '../views.ts'
import { inJson, rowInJson } from './policy-json.ts'

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

async function drawPolicy({ tx, actor, today }: Ask, on: LocalDate, attempt: Attempt) {
  const values = await valuesInForce(tx, on)
  const waiting = await waitingProposals(tx)
  const model = policyPage({
    values,
    waiting,
    toCome: await valuesToCome(tx, laterOf(on, today)),
    on,
    warningText: holidayWarning(values, on),
    attempt,
    mayPropose: may(actor, 'propose-policy'),
  })
  return page('policy/show', model, {
    resource: () => ({
      on,
      items: values.map(inJson),
      total: values.length,
      next: null,
      waiting: waiting.map(rowInJson),
    }),
    shown: { fields: ['policy'], count: values.length },
  })
}

async function drawParameter(ask: Ask, parameter: Parameter, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const history = await historyOf(tx, parameter)
  const values = await valuesInForce(tx, today)
  const now = values.find((value) => value.parameter === parameter) ?? null
  const mayPropose = may(actor, 'propose-policy')
  const key = newId()
  const model = policyParameterPage({
    parameter,
    now,
    history,
    today,
    attempt,
    mayPropose,
    key,
  })
  return page('policy/parameter', model, {
    resource: () => ({
      parameter,
      inWords: inWords(parameter),
      now: now && inJson(now),
      history: history.map(rowInJson),
    }),
    shown: { fields: ['policy'], count: history.length },
  })
}

/** Without a name there is nothing to show but the list of them all. */
async function showParameter(ask: Ask<{ name?: string | undefined }>): Promise<Reply> {
  const { name } = ask.input
  if (name === undefined) return done('/policy', { parameters: '/policy' })
  if (!isParameter(name)) throw new AppError('not-found')
  return await drawParameter(ask, name, firstDraw)
}

const redrawn = (ask: Ask, attempt: Attempt): Promise<Page> => {
  const name = attempt.typed['parameter'] ?? ''
  return isParameter(name) ? drawParameter(ask, name, attempt) : drawPolicy(ask, ask.today, attempt)
}

const propose = route({
  method: 'post',
  path: '/policy',
  may: 'propose-policy',
  audit: 'policy.proposed',
  summary:
    'Proposes another value of a parameter from a day on; another inspector approves it. 422: unknown-parameter, start-passed, too-far-ahead, same-start, nothing-changes, already-proposed',
  takes: newProposal,
  redraw: redrawn,
  handle: async ({ tx, input }) => {
    const { parameter, from: fromOn, source, standing } = input
    if (!isParameter(parameter))
      return refuse(
        'unknown-parameter',
        'There is no parameter of this name. Choose one from the list at /policy',
        'parameter',
      )
    const read = readValue(parameter, input.value)
    if (!read.ok) return refuse('invalid', read.message, 'value')
    const { value } = read
    const proposed = await proposePolicy(tx, { parameter, value, fromOn, source, standing })
    if (!proposed.ok) {
      if (proposed.why === 'already-proposed')
        return refuse(proposed.why, alreadyProposed(proposed.first), 'from')
      const [field, words] = proposalRefusals[proposed.why]
      return refuse(proposed.why, words, field)
    }
    const row = proposed.value
    return done(`/policy/${row.id}`, rowInJson(row), {
      status: 201,
      flash: success('Proposed', 'Another inspector or chief inspector approves or refuses it.'),
    })
  },
})

export const policyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy',
    may: 'see-policy',
    audit: 'policy.opened',
    summary: 'Every parameter of policy, its value on a day, source and standing; what waits',
    takes: policySearch,
    handle: async (ask) => {
      await bringUpToDate(ask.tx)
      return await drawPolicy(ask, ask.input.on ?? ask.today, firstDraw)
    },
  }),
  route({
    method: 'get',
    path: '/policy/parameter',
    may: 'see-policy',
    audit: 'policy.opened',
    summary: 'One parameter by its name, and every value that it had, has or was to have',
    takes: parameterSearch,
    handle: showParameter,
  }),
  propose,
  route({
    method: 'get',
    path: '/permissions',
    may: 'see-permissions',
    audit: 'screen.opened',
    summary: 'What each role may do',
    takes: nothing,
    handle: async () =>
      page('administration/permissions', permissionsPage(), {
        resource: () => permissionsResource(),
        shown: { fields: ['permissions'] },
      }),
  }),
]
