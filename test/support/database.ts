// The product's connection for tests: as it is, but patient, since a machine full of tests may keep it waiting.
import type { EntitySchema } from 'typeorm'
import { entities as all } from '../../src/entities.ts'
import { openDatabase, type Database } from '../../src/platform/database/connection.ts'
import { silentLog } from '../../src/platform/log.ts'
import { patientMs } from './usual.ts'

export const openPatiently = (
  url: string,
  { entities = all, poolSize }: { entities?: readonly EntitySchema[]; poolSize?: number } = {},
): Promise<Database> =>
  openDatabase({ url, entities, log: silentLog, poolSize, connectMs: patientMs })
