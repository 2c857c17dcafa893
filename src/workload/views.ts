// The pages of the workload room, by name.
import type { HistoryModel } from './views/history.ts'
import type { WorkloadModel } from './views/workload.ts'

export type WorkloadViews = {
  'workload/workload': WorkloadModel
  'workload/history': HistoryModel
}

export { historyModel, historyResource } from './views/history.ts'
export { workloadModel, workloadResource } from './views/workload.ts'
