// The tasks of dated history: status, lead agency, MAPPA level, allocation, risk level, management.
import type { Route } from '../../access/index.ts'
import * as forms from '../forms.ts'
import {
  allocate,
  decidePending,
  setLeadAgency,
  setLevel,
  setManagement,
  setMappaLevel,
  setStatus,
} from '../service.ts'
import { decisionTask } from '../views/tasks/happenings.ts'
import {
  allocationTask,
  leadTask,
  levelTask,
  managementTask,
  mappaTask,
  statusTask,
} from '../views/tasks/periods.ts'
import { added, changed } from './answers.ts'
import { taskRoutes } from './task.ts'

const periods: readonly (readonly Route[])[] = [
  taskRoutes({
    path: 'status-periods',
    may: 'change-files',
    summary: 'Where a person is',
    takes: forms.statusPeriod,
    draw: statusTask,
    shows: ({ statuses }) => statuses,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await setStatus(tx, actor, { ...input, offenderId }),
        'Where the person is has been saved',
      ),
  }),
  taskRoutes({
    path: 'lead-agency',
    may: 'change-files',
    summary: 'The lead agency',
    takes: forms.leadPeriod,
    draw: leadTask,
    shows: ({ leads }) => leads,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await setLeadAgency(tx, actor, { ...input, offenderId }),
        'The lead agency has been saved',
      ),
  }),
  taskRoutes({
    path: 'mappa',
    may: 'change-files',
    summary: 'The MAPPA level',
    takes: forms.mappaPeriod,
    draw: mappaTask,
    shows: ({ mappas }) => mappas,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await setMappaLevel(tx, actor, { ...input, offenderId }),
        'The MAPPA level has been saved',
      ),
  }),
  taskRoutes({
    path: 'allocation',
    may: 'allocate',
    summary: 'Whose a person is',
    takes: forms.allocation,
    draw: allocationTask,
    shows: ({ allocations }) => allocations,
    withChoices: true,
    act: async ({ tx, actor, input }, { offenderId }) =>
      added(
        offenderId,
        await allocate(tx, actor, { ...input, offenderId }),
        'The allocation has been saved',
      ),
  }),
]

const upAndDown: readonly (readonly Route[])[] = [
  taskRoutes({
    path: 'level',
    may: 'raise-level',
    summary: 'The risk level: higher at once, lower with a second person',
    takes: forms.levelChange,
    draw: levelTask,
    shows: ({ levels }) => levels,
    act: async ({ tx, actor, input }, { offenderId }) =>
      changed(
        offenderId,
        await setLevel(tx, actor, { ...input, offenderId }),
        'The risk level has been saved',
      ),
  }),
  taskRoutes({
    path: 'management',
    may: 'change-files',
    summary: 'Active or reactive management: active at once, reactive with a second person',
    takes: forms.managementChange,
    draw: managementTask,
    shows: ({ managements }) => managements,
    act: async ({ tx, actor, input }, { offenderId }) =>
      changed(
        offenderId,
        await setManagement(tx, actor, { ...input, offenderId }),
        'The management has been saved',
      ),
  }),
  taskRoutes({
    path: 'pending-changes/:rowId/decision',
    may: 'decide-changes',
    summary: 'The second person’s decision on a change that waits',
    takes: forms.decision,
    draw: decisionTask,
    shows: ({ pending }) => pending,
    act: async ({ tx, actor, input }, { offenderId, rowId }) =>
      changed(
        offenderId,
        await decidePending(tx, actor, { ...input, offenderId, pendingId: rowId }),
        'Your decision has been saved',
      ),
  }),
]

export const historyTasks: readonly Route[] = [...periods, ...upAndDown].flat()
