// Self-reports: the ledger of one person, one of them, and what came of proving it.
import {
  fileToRead,
  may,
  ownsFile,
  route,
  type Ask,
  type FilePerson,
  type Route,
} from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { nextUrl } from '../../platform/paging.ts'
import { ledgerQuery, noQuery, proofForm, selfReportForm } from '../forms.ts'
import { ledgerMark, ledgerOf, proofsOf, selfReportById } from '../queries.ts'
import { addSelfReport, tellProof } from '../service.ts'
import type { Outcome, SelfReportStanding } from '../types.ts'
import {
  ledgerPage,
  onePage,
  proofResource,
  selfReportResource,
  type EvidenceViews,
} from '../views.ts'
import { markOf, namesIn, refusalOf } from './answers.ts'
import type { EvidencePorts } from './ports.ts'

const page = pagesOf<EvidenceViews>()

type Drawn = Readonly<{
  state?: 'unproved' | undefined
  size: number
  cursor?: string | undefined
  attempt: Attempt
}>

const mayChange = ({ actor }: Ask, person: FilePerson): boolean =>
  may(actor, 'change-files') && ownsFile(actor, person)

async function drawLedger({ personLine }: EvidencePorts, ask: Ask, drawn: Drawn): Promise<Page> {
  const { tx, actor, reason, params, today } = ask
  const opened = await fileToRead(tx, actor, { offenderId: params['id'] ?? '', reason })
  const { offenderId } = opened.person
  const state = drawn.state ?? null
  const mark = markOf(drawn.cursor, ledgerMark)
  const part = await ledgerOf(tx, offenderId, { state, size: drawn.size, mark })
  const next = part.cursor === null ? null : nextUrl(ask.url, part.cursor)
  const here = `/offenders/${offenderId}/self-reports`
  const first = state === null ? here : `${here}?state=${state}`
  const model = ledgerPage({
    ...{ offenderId, part, state, today },
    names: await namesIn(tx, part.items),
    person: await personLine(tx, offenderId),
    mayChange: mayChange(ask, opened.person),
    attempt: drawn.attempt,
    pager: { nextHref: next, firstHref: drawn.cursor === undefined ? null : first },
    key: newId(),
  })
  const { total, unproved } = part
  return page('evidence/page', model, {
    resource: () => ({ items: part.items.map(selfReportResource), total, unproved, next }),
    shown: { ...opened.shown, fields: ['selfReports'], count: part.items.length },
  })
}

async function drawOne({ personLine }: EvidencePorts, ask: Ask, attempt: Attempt): Promise<Page> {
  const { tx, actor, reason, params, today } = ask
  const report = await selfReportById(tx, params['id'] ?? '')
  if (report === null) throw new AppError('not-found')
  const { offenderId } = report
  const { person, shown } = await fileToRead(tx, actor, { offenderId, reason })
  const proofs = await proofsOf(tx, report.id)
  const model = onePage({
    ...{ report, proofs, attempt, today },
    names: await namesIn(tx, [report, ...proofs]),
    person: await personLine(tx, offenderId),
    mayChange: mayChange(ask, person),
    key: newId(),
  })
  return page('evidence/page', model, {
    resource: () => ({ ...selfReportResource(report), proofs: proofs.map(proofResource) }),
    shown: { ...shown, fields: ['selfReport'] },
  })
}

const cameOut: Readonly<Record<Outcome, readonly [heading: string, text: string]>> = {
  true: ['Proved true', 'It has left the list of what nobody has proved.'],
  false: ['Proved false', 'Nothing follows by itself: say below what is to follow.'],
  cannot_tell: ['Cannot be told', 'It stays on the list of what nobody has proved.'],
}

const told = (report: SelfReportStanding, outcome: Outcome) =>
  done(`/self-reports/${report.id}`, selfReportResource(report), {
    flash: success(...cameOut[outcome]),
  })

const ledger = (ports: EvidencePorts): readonly Route[] => [
  route({
    method: 'get',
    path: '/offenders/:id/self-reports',
    may: 'open-files',
    audit: 'evidence.opened',
    summary: 'What one person says of himself or herself: what nobody has proved first',
    takes: ledgerQuery,
    handle: (ask) => drawLedger(ports, ask, { ...ask.input, attempt: firstDraw }),
  }),
  route({
    method: 'post',
    path: '/offenders/:id/self-reports',
    may: 'change-files',
    audit: 'evidence.recorded',
    summary: 'Adds what the person says, how it will be proved and by when',
    takes: selfReportForm,
    redraw: (ask, attempt) => drawLedger(ports, ask, { size: 50, attempt }),
    handle: async ({ tx, actor, input, params }) => {
      const offenderId = params['id'] ?? ''
      const added = await addSelfReport(tx, actor, { ...input, offenderId })
      if (!added.ok) throw refusalOf(added.faults)
      const { id, offenderId: whose } = added.value
      return done(`/self-reports/${id}`, selfReportResource(added.value), {
        onward: `/offenders/${whose}/self-reports`,
        status: 201,
        flash: success('Added', 'It stands here until somebody says what came of proving it.'),
      })
    },
  }),
]

const one = (ports: EvidencePorts): readonly Route[] => [
  route({
    method: 'get',
    path: '/self-reports/:id',
    may: 'open-files',
    audit: 'evidence.opened',
    summary: 'One self-report, with everything that was told of proving it',
    takes: noQuery,
    handle: (ask) => drawOne(ports, ask, firstDraw),
  }),
  route({
    method: 'get',
    path: '/self-reports/:id/proof',
    may: 'open-files',
    audit: 'evidence.opened',
    summary: 'The form for what came of proving one self-report, with what was told before',
    takes: noQuery,
    handle: (ask) => drawOne(ports, ask, firstDraw),
  }),
  route({
    method: 'post',
    path: '/self-reports/:id/proof',
    may: 'change-files',
    audit: 'evidence.recorded',
    summary: 'Says what came of proving a self-report, and how; nothing follows from it by itself',
    takes: proofForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const selfReportId = params['id'] ?? ''
      return told(await tellProof(tx, actor, { ...input, selfReportId }), input.outcome)
    },
  }),
]

export const selfReportRoutes = (ports: EvidencePorts): readonly Route[] => [
  ...ledger(ports),
  ...one(ports),
]
