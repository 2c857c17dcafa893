// What people and other rooms can do: keep evidence and self-reports, and tell what came of proving one.
export { addEvidence, addSelfReport } from './service/add.ts'
export { keepEvidence, keepSelfReports, withdrawLines } from './service/keep.ts'
export { tellProof } from './service/prove.ts'
