// What the product does with the log: writes, seals and verifies it.
export { auditAlarm } from './service/alarm.ts'
export { refuseAnotherKey } from './service/key.ts'
export { outsideFile } from './service/outside.ts'
export { record, recordMany } from './service/record.ts'
export { sealAudit, type Sealing } from './service/seal.ts'
export { startSealer } from './service/sealer.ts'
export { renewOutside } from './service/tell-outside.ts'
export { faultLine, verifyAudit } from './service/verify.ts'
