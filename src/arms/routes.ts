// Every route of the arms room: the list, one assessment, and each step that it takes.
import { route, type Route } from '../access/index.ts'
import { Refused } from '../platform/http/problem.ts'
import { done, success, type Done, type Flash } from '../platform/http/reply.ts'
import { firstDraw } from '../platform/http/route.ts'
import type { Tx } from '../platform/database/transaction.ts'
import {
  armsListQuery,
  evidenceForm,
  noQuery,
  ratifyForm,
  returnForm,
  saveForm,
  startForm,
  submitForm,
} from './forms.ts'
import { citedIn } from './queries.ts'
import { drawList, drawOne, type ArmsPorts } from './routes/pages.ts'
import {
  ratifyArms,
  returnArms,
  saveArms,
  startArms,
  submitArms,
  takeEvidence,
  type ArmsDecision,
} from './service.ts'
import { armsResource, refusalWords } from './views.ts'

export type { ArmsPorts } from './routes/pages.ts'

/** The step as an answer, or every no beside its field, named after the first. */
async function answered(tx: Tx, decision: ArmsDecision, flash: Flash): Promise<Done> {
  if (decision.ok) {
    const arms = decision.value
    const resource = armsResource(arms, await citedIn(tx, [arms.id]))
    return done(`/arms/${arms.id}`, resource, { flash })
  }
  const { faults } = decision
  const errors = faults.map(({ field, why }) => ({ field, message: refusalWords[why] }))
  const [first] = faults
  throw new Refused(first === undefined || isForm(first.why) ? 'invalid' : first.why, errors)
}

const formFaults: ReadonlySet<string> = new Set([
  'completed-in-the-future',
  'ratified-in-the-future',
  'ratified-before-completed',
  'nothing-ticked',
  'not-held',
])

/** Days that cannot be and ticks of nothing are faults of the form; the rest are refusals by name. */
const isForm = (why: keyof typeof refusalWords): boolean => formFaults.has(why)

const lists = (ports: ArmsPorts): Route[] => [
  route({
    method: 'get',
    path: '/offenders/:id/arms',
    may: 'open-files',
    audit: 'arms.opened',
    summary: 'Assessments of one person, newest first',
    takes: armsListQuery,
    handle: (ask) => drawList(ports, ask, { ...ask.input, attempt: firstDraw }),
  }),
  route({
    method: 'post',
    path: '/offenders/:id/arms',
    may: 'record-arms',
    audit: 'arms.recorded',
    summary: 'Starts an assessment: a draft, begun today',
    takes: startForm,
    redraw: (ask, attempt) => drawList(ports, ask, { size: 50, attempt }),
    handle: async ({ tx, actor, input, params }) => {
      const { kind, event } = input
      const arms = await startArms(tx, actor, { offenderId: params['id'] ?? '', kind, event })
      return done(`/arms/${arms.id}`, armsResource(arms, []), {
        status: 201,
        flash: success('Assessment started', 'Enter the day of completion when it is done.'),
      })
    },
  }),
  route({
    method: 'get',
    path: '/arms/:id',
    may: 'open-files',
    audit: 'arms.opened',
    summary: 'One assessment',
    takes: noQuery,
    handle: (ask) => drawOne(ports, ask, firstDraw),
  }),
]

const writing = (ports: ArmsPorts): Route[] => [
  route({
    method: 'post',
    path: '/arms/:id',
    may: 'record-arms',
    audit: 'arms.recorded',
    summary: 'Saves a draft; with completedOn it is submitted for ratification',
    takes: saveForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const saved = await saveArms(tx, actor, { ...input, armsId: params['id'] ?? '' })
      const submitted = input.completedOn !== undefined
      const heading = submitted ? 'Submitted for ratification' : 'Draft saved'
      return await answered(tx, saved, success(heading))
    },
  }),
  route({
    method: 'post',
    path: '/arms/:id/submit',
    may: 'record-arms',
    audit: 'arms.recorded',
    summary: 'Submits an assessment for ratification, completed today unless told otherwise',
    takes: submitForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const submitted = await submitArms(tx, actor, { ...input, armsId: params['id'] ?? '' })
      return await answered(tx, submitted, success('Submitted for ratification'))
    },
  }),
]

const taking = (ports: ArmsPorts): Route =>
  route({
    method: 'post',
    path: '/arms/:id/evidence',
    may: 'record-arms',
    audit: 'arms.recorded',
    summary: 'Takes evidence that is held into a draft, or leaves it out again',
    takes: evidenceForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const taken = await takeEvidence(tx, actor, { ...input, armsId: params['id'] ?? '' })
      return await answered(tx, taken, success('The evidence has been changed as you ticked'))
    },
  })

const deciding = (ports: ArmsPorts): Route[] => [
  route({
    method: 'post',
    path: '/arms/:id/ratify',
    may: 'decide-changes',
    audit: 'arms.recorded',
    summary: 'A trained supervisor who had no part in it ratifies an assessment, with answers',
    takes: ratifyForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const ratified = await ratifyArms(tx, actor, { ...input, armsId: params['id'] ?? '' })
      return await answered(
        tx,
        ratified,
        success('Ratified', 'The risk level now rests on this ARMS.'),
      )
    },
  }),
  route({
    method: 'post',
    path: '/arms/:id/return',
    may: 'decide-changes',
    audit: 'arms.recorded',
    summary: 'A trained supervisor returns an assessment with reasons',
    takes: returnForm,
    redraw: (ask, attempt) => drawOne(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      const returned = await returnArms(tx, actor, { ...input, armsId: params['id'] ?? '' })
      return await answered(
        tx,
        returned,
        success('Returned', 'It counts as not done until it comes back.'),
      )
    },
  }),
]

export const armsRoutes = (ports: ArmsPorts): readonly Route[] => [
  ...lists(ports),
  ...writing(ports),
  taking(ports),
  ...deciding(ports),
]
