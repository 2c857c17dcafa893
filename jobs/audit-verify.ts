// The job audit-verify: the seals of the access log read again, and a checkpoint written outside the database.
import { outsideFile, verifyAudit } from '../src/audit/index.ts'
import { StartFault } from '../src/platform/errors.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const auditVerify: Job<Product> = {
  name: 'audit-verify',
  at: '02:15',
  summary: 'The seals of the access log read again; a checkpoint outside the database',
  kind: 'batches',
  work: async ({ transactions, clock, config }) => {
    if (transactions.isDry === true)
      throw new StartFault(
        'audit-verify writes outside the database, where nothing can be undone, so it is not tried. Run npm run audit:verify instead.',
      )
    const outside = outsideFile(config.dataDir)
    const { why, rows, young, faultCount } = await verifyAudit({ transactions, clock, outside })
    // Tampering is what it is there to find, and is an alarm of its own; not to have looked is a failure.
    if (why !== null) throw new Error(why)
    return { rows, young, faults: faultCount }
  },
}
