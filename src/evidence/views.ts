// The pages of the evidence room, and what programs are given.
import type { EvidencePage } from './views/page.ts'
import type { EvidenceRefusal } from './types.ts'

export type EvidenceViews = { 'evidence/page': EvidencePage }

export { evidencePage } from './views/evidence.ts'
export { ledgerPage, onePage } from './views/ledger.ts'
export { promisesPage } from './views/promises.ts'
export { evidenceResource, proofResource, selfReportResource } from './views/resource.ts'

export const refusalWords: Readonly<Record<EvidenceRefusal, string>> = {
  'in-the-future': 'This day is in the future. Enter the day on which it was said or seen',
  'before-it-was-said': 'It cannot be proved before it was said. Enter a later day',
}
