// Every task on a person's file: its form, what is on record, and the use case that it calls.
import type { Route } from '../../access/index.ts'
import { done, success } from '../../platform/http/reply.ts'
import * as forms from '../forms.ts'
import {
  addAddress,
  addAlias,
  addIdentifier,
  addInterimControl,
  addMarker,
  confirmAddress,
  endInterimControl,
  endMarker,
  recordEvent,
} from '../service.ts'
import { eventTask } from '../views/tasks/happenings.ts'
import { aliasTask, identifierTask } from '../views/tasks/identity.ts'
import { controlEndTask, controlTask } from '../views/tasks/interim-controls.ts'
import { addressTask, confirmTask, markerEndTask, markerTask } from '../views/tasks/places.ts'
import { resourceOf } from '../views/resource.ts'
import { added, file } from './answers.ts'
import { aroundTasks } from './around-tasks.ts'
import { historyTasks } from './history-tasks.ts'
import { taskRoutes } from './task.ts'

const places: readonly (readonly Route[])[] = [
  taskRoutes({
    path: 'addresses',
    may: 'change-files',
    summary: 'The addresses of a person',
    takes: forms.address,
    draw: addressTask,
    shows: ({ addresses }) => addresses,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await addAddress(tx, actor, { ...input, offenderId }),
        'The address has been added',
      ),
  }),
  taskRoutes({
    path: 'addresses/:rowId/confirm',
    may: 'change-files',
    summary: 'That a person was found to live at an address',
    takes: forms.confirmation,
    draw: confirmTask,
    shows: ({ addresses }) => addresses,
    act: async ({ tx, actor, input }, { offenderId, rowId }) =>
      done(
        file(offenderId),
        resourceOf(await confirmAddress(tx, actor, { ...input, offenderId, addressId: rowId })),
        { flash: success('The address has been confirmed') },
      ),
  }),
  taskRoutes({
    path: 'markers',
    may: 'change-files',
    summary: 'The markers of a person',
    takes: forms.marker,
    draw: markerTask,
    shows: ({ markers }) => markers,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await addMarker(tx, actor, { ...input, offenderId }),
        'The marker has been added',
      ),
  }),
  taskRoutes({
    path: 'markers/:rowId/end',
    may: 'change-files',
    summary: 'That a marker no longer holds',
    takes: forms.markerEnd,
    draw: markerEndTask,
    shows: ({ markers }) => markers,
    act: async ({ tx, actor, input }, { offenderId, rowId }) =>
      done(
        file(offenderId),
        resourceOf(await endMarker(tx, actor, { ...input, offenderId, markerId: rowId })),
        { flash: success('The marker has been ended') },
      ),
  }),
]

const controls: readonly (readonly Route[])[] = [
  taskRoutes({
    path: 'interim-controls',
    may: 'change-files',
    summary: 'What holds the risk of a person meanwhile, and until when',
    takes: forms.interimControl,
    draw: controlTask,
    shows: ({ interimControls }) => interimControls,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await addInterimControl(tx, actor, { ...input, offenderId }),
        'The interim control has been recorded',
      ),
  }),
  taskRoutes({
    path: 'interim-controls/:rowId/end',
    may: 'change-files',
    summary: 'That an interim control ends before its last day',
    takes: forms.interimControlEnd,
    draw: controlEndTask,
    shows: ({ interimControls }) => interimControls,
    act: async ({ tx, actor, input }, { offenderId, rowId }) =>
      done(
        file(offenderId),
        resourceOf(await endInterimControl(tx, actor, { ...input, offenderId, controlId: rowId })),
        { flash: success('The interim control has been ended') },
      ),
  }),
]

const names: readonly (readonly Route[])[] = [
  taskRoutes({
    path: 'aliases',
    may: 'change-files',
    summary: 'The names of a person',
    takes: forms.alias,
    draw: aliasTask,
    shows: (parts) => parts.names,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await addAlias(tx, actor, { ...input, offenderId }),
        'The name has been added',
      ),
  }),
  taskRoutes({
    path: 'identifiers',
    may: 'change-files',
    summary: 'The identifiers of a person',
    takes: forms.identifier,
    draw: identifierTask,
    shows: ({ identifiers }) => identifiers,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await addIdentifier(tx, actor, { ...input, offenderId }),
        'The identifier has been added',
      ),
  }),
  taskRoutes({
    path: 'events',
    may: 'change-files',
    summary: 'What happened to a person',
    takes: forms.event,
    begun: forms.eventBegun,
    draw: eventTask,
    shows: ({ events }) => events,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await recordEvent(tx, actor, { ...input, offenderId }),
        'The event has been recorded',
      ),
  }),
]

export const personTasks: readonly Route[] = [
  ...historyTasks,
  ...places,
  ...controls,
  ...names,
  aroundTasks,
].flat()
