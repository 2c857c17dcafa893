// How the access log is guarded: the state of its seals, its verifications and its clock, for the auditor.
import { route, type Ask, type Route } from '../../access/index.ts'
import { auditAlarm, chainState, checkOf, clockJumps, recentChecks } from '../../audit/index.ts'
import { addDays, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf, type Reply } from '../../platform/http/reply.ts'
import { policyOn } from '../../policy/index.ts'
import { nothing, sealsSearch } from '../forms.ts'
import { checkPage, sealsPage, type AdministrationViews } from '../views.ts'
import { daysOf } from './audit.ts'

const page = pagesOf<AdministrationViews>()

const most = { checks: 20, jumps: 100 }
const usualDays = 31

type Input = Readonly<{ from?: LocalDate | undefined; to?: LocalDate | undefined }>

async function showSeals({ tx, input, today }: Ask<Input>): Promise<Reply> {
  const { from, to } = daysOf(input, today, usualDays)
  const policy = await policyOn(tx, today)
  const over = policy.number('audit.clock_jump_seconds')
  const until = startOfDay(addDays(to, 1))
  const search = { from: startOfDay(from), until, seconds: over, most: most.jumps }
  const jumps = await clockJumps(tx, search)
  const state = await chainState(tx)
  const alarm = await auditAlarm(tx, policy.number('audit.verify_hours'))
  const checks = await recentChecks(tx, most.checks)
  return page('audit/seals', sealsPage({ state, alarm, checks, jumps, over, from, to }), {
    resource: () => ({
      ...state,
      alarm,
      checks,
      clockJumps: { from, to, seconds: over, items: jumps },
    }),
    shown: { fields: ['seals', 'verifications', 'clockJumps'], count: jumps.length },
  })
}

async function showCheck({ tx, params }: Ask): Promise<Reply> {
  const number = params['number'] ?? ''
  const check = /^\d{1,15}$/.test(number) ? await checkOf(tx, Number(number)) : null
  if (check === null) throw new AppError('not-found')
  return page('audit/check', checkPage(check), {
    resource: () => check,
    shown: { fields: ['faults'], count: check.faultCount },
  })
}

export const sealRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/audit/seals',
    may: 'see-audit',
    audit: 'seals.opened',
    summary: 'The state of the seals over the access log, its verifications and clock jumps',
    takes: sealsSearch,
    handle: showSeals,
  }),
  route({
    method: 'get',
    path: '/audit/checks/:number',
    may: 'see-audit',
    audit: 'seals.opened',
    summary: 'One verification of the access log, with every fault that it named',
    takes: nothing,
    handle: showCheck,
  }),
]
