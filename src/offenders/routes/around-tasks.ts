// The tasks of who and what is around a person: each kind is listed, added to, looked at again and ended.
import type { z } from 'zod'
import type { Actor, Route } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { done, success } from '../../platform/http/reply.ts'
import * as forms from '../forms/around.ts'
import * as kept from '../service.ts'
import type { Known } from '../types.ts'
import { knownViews } from '../views/tasks/around.ts'
import { checkedTask, endedTask, knownTask, type KnownView } from '../views/tasks/known.ts'
import { actionDoneTask, actionsTask, checkTask, meetingTask } from '../views/tasks/meetings.ts'
import { resourceOf } from '../views/resource.ts'
import { file } from './answers.ts'
import { taskRoutes } from './task.ts'

const { knownKinds } = kept

type Whose = Readonly<{ offenderId: string; version?: number | undefined }>

type KnownRoutes<Row extends Known, Schema extends z.ZodType<object>> = Readonly<{
  view: KnownView<Row>
  kind: kept.KnownKind<Row>
  takes: Schema
  add: (tx: Tx, actor: Actor, asked: z.output<Schema> & Whose) => Promise<Row>
}>

type Child = Readonly<{ isChild?: boolean }>

/** Back to the list; for a child, with what comes next. */
const listed = (location: string, row: object & Child, heading: string) =>
  done(location, resourceOf(row), {
    status: 201,
    flash: success(
      heading,
      row.isChild === true
        ? 'This is a child. Tell children’s social care, and write down whom you told and when.'
        : '',
    ),
  })

const amended = (location: string, row: object, heading: string) =>
  done(location, resourceOf(row), { flash: success(heading) })

type Put<Row extends Known> = Pick<KnownRoutes<Row, z.ZodType<object>>, 'view' | 'kind'>

const listOf = (offenderId: string, { path }: Readonly<{ path: string }>): string =>
  `${file(offenderId)}/${path}`

const addTask = <Row extends Known, Schema extends z.ZodType<object>>({
  view,
  takes,
  add,
}: KnownRoutes<Row, Schema>): readonly Route[] =>
  taskRoutes({
    path: view.path,
    may: 'change-files',
    summary: `${view.title} of a person`,
    takes,
    draw: knownTask(view),
    shows: ({ around }) => view.list(around),
    act: async ({ tx, actor, input }, { offenderId }) =>
      listed(listOf(offenderId, view), await add(tx, actor, { ...input, offenderId }), 'Added'),
  })

const checkAgainTask = <Row extends Known>({ view, kind }: Put<Row>): readonly Route[] =>
  taskRoutes({
    path: `${view.path}/:rowId/checked`,
    may: 'change-files',
    summary: `${view.title}: that one is still so`,
    takes: forms.checking,
    draw: checkedTask(view),
    shows: ({ around }) => view.list(around),
    act: async ({ tx, actor, input }, whose) => {
      const row = await kept.checkKnown(kind)(tx, actor, { ...input, ...whose })
      return amended(listOf(whose.offenderId, view), row, 'Marked as checked')
    },
  })

const endTask = <Row extends Known>({ view, kind }: Put<Row>): readonly Route[] =>
  taskRoutes({
    path: `${view.path}/:rowId/end`,
    may: 'change-files',
    summary: `${view.title}: that one no longer holds`,
    takes: forms.ending,
    draw: endedTask(view),
    shows: ({ around }) => view.list(around),
    act: async ({ tx, actor, input }, whose) => {
      const row = await kept.endKnown(kind)(tx, actor, { ...input, ...whose })
      return amended(listOf(whose.offenderId, view), row, 'Ended')
    },
  })

const knownTasks = <Row extends Known, Schema extends z.ZodType<object>>(
  routes: KnownRoutes<Row, Schema>,
): readonly Route[] => [...addTask(routes), ...checkAgainTask(routes), ...endTask(routes)]

const known: readonly (readonly Route[])[] = [
  knownTasks({
    view: knownViews.relationships,
    kind: knownKinds.relationship,
    takes: forms.relationship,
    add: kept.addRelationship,
  }),
  knownTasks({
    view: knownViews.vehicles,
    kind: knownKinds.vehicle,
    takes: forms.vehicle,
    add: kept.addVehicle,
  }),
  knownTasks({
    view: knownViews.jobs,
    kind: knownKinds.job,
    takes: forms.job,
    add: kept.addJob,
  }),
  knownTasks({
    view: knownViews.onlineNames,
    kind: knownKinds.onlineName,
    takes: forms.onlineName,
    add: kept.addOnlineName,
  }),
  knownTasks({
    view: knownViews.household,
    kind: knownKinds.householdMember,
    takes: forms.householdMember,
    add: kept.addHouseholdMember,
  }),
  knownTasks({
    view: knownViews.homeNotes,
    kind: knownKinds.homeNote,
    takes: forms.homeNote,
    add: kept.addHomeNote,
  }),
  knownTasks({
    view: knownViews.licenceConditions,
    kind: knownKinds.licenceCondition,
    takes: forms.licenceCondition,
    add: kept.addLicenceCondition,
  }),
]

const meetings: readonly (readonly Route[])[] = [
  taskRoutes({
    path: 'checks',
    may: 'change-files',
    summary: 'Checks of other systems, each with its age',
    takes: forms.checkMade,
    draw: checkTask,
    shows: ({ around }) => around.checks,
    act: async ({ tx, actor, input }, { offenderId }) =>
      listed(
        `${file(offenderId)}/checks`,
        await kept.addCheck(tx, actor, { ...input, offenderId }),
        'The check has been recorded',
      ),
  }),
  taskRoutes({
    path: 'meetings',
    may: 'change-files',
    summary: 'Meetings held about a person: attendance, outcome and actions',
    takes: forms.meeting,
    draw: meetingTask,
    shows: ({ around }) =>
      around.meetings.map((meeting) => ({
        ...meeting,
        actions: around.meetingActions
          .filter(({ meetingId }) => meetingId === meeting.id)
          .map(resourceOf),
      })),
    act: async ({ tx, actor, input }, { offenderId }) => {
      const meeting = await kept.addMeeting(tx, actor, { ...input, offenderId })
      const row = { ...meeting, actions: meeting.actions.map(resourceOf) }
      return listed(`${file(offenderId)}/meetings`, row, 'The meeting has been recorded')
    },
  }),
  taskRoutes({
    path: 'meetings/:rowId/actions',
    may: 'change-files',
    summary: 'What one meeting asked somebody to do, by when',
    takes: forms.meetingAction,
    draw: actionsTask,
    shows: ({ around }, rowId) =>
      around.meetingActions.filter(({ meetingId }) => meetingId === rowId),
    act: async ({ tx, actor, input }, whose) =>
      listed(
        `${file(whose.offenderId)}/meetings/${whose.rowId}/actions`,
        await kept.addMeetingAction(tx, actor, { ...input, ...whose }),
        'The action has been added',
      ),
  }),
  taskRoutes({
    path: 'meeting-actions/:rowId/done',
    may: 'change-files',
    summary: 'That an action of a meeting is done',
    takes: forms.actionDone,
    draw: actionDoneTask,
    shows: ({ around }) => around.meetingActions,
    act: async ({ tx, actor, input }, whose) => {
      const row = await kept.doMeetingAction(tx, actor, { ...input, ...whose })
      const list = `${file(whose.offenderId)}/meetings/${row.meetingId}/actions`
      return amended(list, row, 'The action is done')
    },
  }),
]

export const aroundTasks: readonly Route[] = [...known, ...meetings].flat()
