// What people and programs can do with assessments: start, save, submit, return, ratify.
export { isApprover, ratifyArms, returnArms } from './service/decide.ts'
export { takeEvidence } from './service/evidence.ts'
export { saveArms, startArms, submitArms, type ArmsDecision } from './service/write.ts'
