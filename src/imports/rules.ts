// The rules of a caseload register: which rows go in, and why the others do not.
export { parseDate } from './rules/dates.ts'
export { judgeRegister, whyRejected } from './rules/register.ts'
